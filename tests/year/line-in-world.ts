import type { Row } from '../../functions/adapters/table.ts';
import { policies } from '../../local/seed/policies/policies.ts';
import { baseRows, unitUnder } from '../world/base.ts';
import type { FaultName } from '../world/faults.ts';
import { createMemoryStore, type MemoryStore } from '../world/store.ts';
import { createDesks, type Desks } from './desks-in-world.ts';
import { createMinutes } from './minutes-in-world.ts';
import type { OpenLine, PlayedLine } from './played-line.ts';
import { createTelephones, type Telephones } from './telephones-in-world.ts';
import { complain, createWatchedWorld, shownViolations, type WatchedWorld } from './watched-world.ts';

/** What goes wrong without anybody outside having to notice: it is tried again, comes twice, or a minute later. */
const unnoticed: readonly FaultName[] = [
  'conflict',
  'throttle',
  'lostAnswer',
  'staleIndex',
  'webhookDoubled',
  'newsDoubled',
  'restTooMany',
  'restFails',
  'restUnreachable',
  'restLostAnswer',
  'actionOnRedirect',
  'recordDoubled',
  'recordLate',
  'sweepMissed',
  'invocationRefused',
  'invocationDropped',
  'invocationDoubled',
  'invocationLate',
];
/** The longest that anything of that takes until it is done. */
const patienceMs = 30_000;
const weekMs = 7 * 24 * 3600 * 1000;
/** A table deletes so many rows in one request. */
const mostWrites = 100;

/**
 * The line in a world that can be replayed; what must always hold is looked at with every commit.
 * @param faults with what goes wrong unnoticed; without it nothing does
 */
export function lineInWorld({ faults }: { faults: boolean }): OpenLine {
  return async ({ policy, calendar }, begins) => {
    const rules = policies[policy];
    if (rules === undefined) throw new Error(`There is no policy ${policy}`);
    const unit = unitUnder(rules);
    const store = createMemoryStore(await baseRows(unit));
    const watched = createWatchedWorld({
      store,
      unit,
      start: begins,
      may: new Set(faults ? unnoticed : []),
    });
    const { scheduler } = watched.world;
    const settle = () => scheduler.runUntil(scheduler.now());
    const telephones = createTelephones(watched.world, settle);
    watched.listen(telephones.hears);
    const pass = createMinutes(watched.world, calendar);
    return playedLine(watched, store, { telephones, desks: createDesks(watched.world, settle), pass });
  };
}

function playedLine(
  watched: WatchedWorld,
  store: MemoryStore,
  { telephones, desks, pass }: { telephones: Telephones; desks: Desks; pass: (moment: number) => Promise<void> },
): PlayedLine {
  const { world, invariants } = watched;
  const { scheduler } = world;
  let tidiedAt = scheduler.now();
  return {
    citizen: telephones.telephone,
    staff: desks.staff,
    consultant: (user) => {
      const { desk, does } = desks.staff(user);
      const goesOnDuty = () => {
        telephones.softphone(user);
        desks.open(user);
        return does('PUT', '/me/presence', { state: 'available' });
      };
      return { desk, goesOnDuty };
    },
    callOf: (callSid) => callOf(watched, callSid),
    now: scheduler.now,
    passTo: async (moment) => {
      await pass(moment);
      complain(watched);
      if (moment - tidiedAt < weekMs) return;
      tidiedAt = moment;
      await deleteExpired(store, moment);
    },
    table: async () => store.table,
    violations: () => {
      invariants.settled();
      return shownViolations(invariants);
    },
    struck: () => {
      const byName = Map.groupBy(world.faults.struck, ({ name }) => name);
      return Object.fromEntries([...byName].map(([name, all]) => [name, all.length]));
    },
    stop: async () => undefined,
  };
}

/** A call as the line has stored it; when its first request is tried again, a moment later. */
async function callOf({ world: { scheduler }, invariants: { mirror } }: WatchedWorld, callSid: string) {
  const isKnown = () => mirror.callOfLeg(callSid) !== undefined;
  if (!isKnown()) await scheduler.runUntil(scheduler.now() + patienceMs, isKnown);
  const call = mirror.callOfLeg(callSid);
  if (call === undefined) throw new Error(`The line knows no call ${callSid}`);
  return { callId: call.id, visitId: call.visitId };
}

/** As the table's own clean-up does, at some time after they expired. */
async function deleteExpired({ table, snapshot }: MemoryStore, moment: number): Promise<void> {
  const isExpired = ({ expiresAt }: Row) => typeof expiresAt === 'number' && expiresAt * 1000 < moment;
  const expired = snapshot().filter(isExpired);
  for (let first = 0; first < expired.length; first += mostWrites)
    await table.write(
      expired.slice(first, first + mostWrites).map(({ pk, sk }) => ({ remove: { pk: String(pk), sk: String(sk) } })),
    );
}
