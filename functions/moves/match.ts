import { localDayOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { draftChange } from '../../flows/change.ts';
import { isAlive, moveConsultant } from '../../flows/routing/presence.ts';
import { reserve } from '../../flows/routing/reservation.ts';
import type { QueueEntry } from '../../schemas/call.ts';
import type { Consultant } from '../../schemas/staff.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { MoveDeps } from './deps.ts';

/** Heads of the lists looked at in one go; whoever is further back is reached by the next match. */
const HEADS = 5;
/** Pairs made in one go; each pair that is made or lost to somebody else is one round. */
const ROUNDS = 20;

/**
 * Brings free consultants and waiting calls together: longest waiting first, longest idle first (design.md §4.3). Both lists are read
 * consistently after this side has written, so two sides can never miss each other; the claim itself is one transaction, so a call
 * or a consultant is never given twice. Returns how many pairs were made.
 */
export const match = async (deps: MoveDeps, unitId: string): Promise<number> => {
  let made = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const waiting = await deps.store.waiting(unitId, HEADS);
    if (waiting.length === 0) return made;
    const unit = await deps.unit(unitId);
    const consultant = await freeConsultant(deps, unit);
    if (consultant === undefined) return made;
    const claimed = await claimFirst(deps, unit, waiting, consultant);
    if (claimed === 'nothing') return made;
    if (claimed === 'made') made += 1;
    // Who comes after these tries a match of their own.
    if (claimed === 'made' && waiting.length === 1) return made;
  }
  return made;
};

/** The longest idle consultant whose desk is alive and who is not cooling off; a dead desk is signed off on the way. */
const freeConsultant = async ({ store, now }: MoveDeps, unit: Unit): Promise<Consultant | undefined> => {
  const at = now();
  const policy = policyOn(unit, localDayOf(at));
  for (const { staffId, idleFrom } of await store.available(unit.unitId, HEADS)) {
    if (idleFrom > at) return undefined;
    const consultant = await store.consultant(unit.unitId, staffId);
    if (consultant === undefined || consultant.state !== 'available') continue;
    if (isAlive(consultant, at, policy)) return consultant;
    const draft = draftChange(unit.unitId, at, `stale.${staffId}.${consultant.version}`);
    moveConsultant(draft, consultant, 'off', { reason: 'ingen forbindelse' });
    await store.commit(draft.finish());
  }
  return undefined;
};

const claimFirst = async (
  { store, now }: MoveDeps,
  unit: Unit,
  waiting: QueueEntry[],
  consultant: Consultant,
): Promise<'made' | 'raced' | 'nothing'> => {
  for (const entry of waiting) {
    const call = await store.call(entry.callId);
    if (call === undefined || call.routing !== 'waiting') continue;
    const draft = draftChange(unit.unitId, now(), `${call.callId}.${call.version}`);
    reserve(draft, call, consultant);
    return (await store.commit(draft.finish())).done ? 'made' : 'raced';
  }
  return 'nothing';
};
