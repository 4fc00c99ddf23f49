import { playedOffices } from '../../../local/seed/policies/policies.ts';
import type { Behaviour, Leg, Station } from '../carrier/leg.ts';
import type { StaffReply, StaffRequest } from '../front.ts';
import type { Invariants } from '../invariants/invariants.ts';
import type { Snapshot } from '../memory-table.ts';
import { createMemoryStore } from '../store.ts';
import { createWatchedWorld } from '../watched-world.ts';
import type { Commit } from '../witness.ts';
import type { World } from '../world.ts';

/** How a telephone or softphone of the stage acts when it rings. */
type Manner = 'answers' | 'waits';

/** A calm world with a few telephones and two softphones, driven step by step. */
export interface Stage {
  world: World;
  invariants: Invariants;
  /** Of the case, of another case, of somebody unknown, and one that takes no messages. */
  telephones: { own: Station; other: Station; stranger: Station; landline: Station };
  /** Sets how somebody acts when rung. */
  manner(station: Station, manner: Manner): void;
  softphone(user: string): Station;
  pass(milliseconds: number): Promise<void>;
  /** Calls the line and waits until the first prompt is there. */
  calls(name: string, station: Station): Promise<Leg>;
  press(leg: Leg, keys: string): Promise<void>;
  /** Asks a staff route and lets time pass until it is answered. */
  asks(request: Omit<StaffRequest, 'name'>): Promise<StaffReply>;
}

const users = ['konsulent1', 'konsulent2'];
/** Tuesday, 5 January 2021, at ten in Denmark. */
const start = Date.parse('2021-01-05T09:00:00.000Z');
/** Longer than any answer takes on a calm day. */
const answerMs = 5_000;

export interface StageOptions {
  rows: Snapshot;
  seed: number;
  /** Told of every commit. */
  told(commit: Commit): void;
}

export function createStage({ rows, seed, told }: StageOptions): Stage {
  const store = createMemoryStore(rows);
  const { world, invariants } = createWatchedWorld({ seed, start, store, weather: { only: new Set() } }, told);
  const { carrier, scheduler } = world;
  const manners = new Map<Station, Manner>();
  const behaviour = behaviourOf(world, manners);
  const station = (address: string, landline = false): Station =>
    Object.assign(carrier.add({ address, shows: address, reachable: true, landline }), { behaviour });
  const telephones = {
    own: station('+4520111111'),
    other: station('+4530222222'),
    stranger: station('+4540333333'),
    landline: station('+4586101010', true),
  };
  // The offices are there, and let it ring.
  for (const { number } of playedOffices) station(number);
  const softphones = new Map(users.map((user) => [user, station(`client:${user}`)]));
  const pass = (milliseconds: number) => scheduler.runUntil(scheduler.now() + milliseconds);
  return {
    world,
    invariants,
    telephones,
    manner: (one, manner) => void manners.set(one, manner),
    softphone: (user) => softphones.get(user) as Station,
    pass,
    calls: async (name, one) => {
      const leg = carrier.call(name, one);
      await pass(answerMs);
      return leg;
    },
    press: async (leg, keys) => {
      carrier.press(leg, keys);
      await pass(answerMs);
    },
    asks: asking(world),
  };
}

/** Whoever answers does so after a second. */
function behaviourOf({ carrier, scheduler }: World, manners: ReadonlyMap<Station, Manner>): Behaviour {
  const nothing = () => undefined;
  return {
    rings: (leg) => {
      if (manners.get(leg.station) !== 'answers') return;
      scheduler.at(scheduler.now() + 1_000, `${leg.name} answers`, () => carrier.answer(leg));
    },
    listens: nothing,
    company: nothing,
    ended: nothing,
  };
}

function asking({ ask, scheduler }: World): Stage['asks'] {
  let asked = 0;
  return async (request) => {
    asked += 1;
    let reply: StaffReply | undefined;
    void ask({ ...request, name: `ask ${asked}` }).then((given) => {
      reply = given;
    });
    await scheduler.runUntil(scheduler.now() + answerMs, () => reply !== undefined);
    if (reply === undefined) throw new Error(`${request.method} ${request.path} was not answered`);
    return reply;
  };
}
