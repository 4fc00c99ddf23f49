import type { Commands } from '../../flows/case/command.ts';
import { isAnyOwned, isAnyUnsuited, mostNotWith, pickPair, thoseThere, withFree } from '../../flows/routing/pick.ts';
import type { QueueEntry } from '../../schemas/queue.ts';
import { UnreadableItem } from '../adapters/readable.ts';
import { type CaseDeps, changeCase } from './change-case.ts';

/** Heads of the lists looked at in one go; whoever is further back is reached by the next match. */
const heads = 5;
/** Pairs made in one go; each pair that is made or lost to somebody else is one round. */
const rounds = 20;

/**
 * Brings free consultants and waiting calls together. Both lists are read consistently after this side has written, so two sides can
 * never miss each other; the claim itself is one transaction, so a call or a consultant is never given twice. Returns how many pairs
 * were made.
 */
export async function match(deps: CaseDeps, unitId: string): Promise<number> {
  let made = 0;
  const passedOver = createPassedOver();
  for (let round = 0; round < rounds; round += 1) {
    const lists = await readLists(deps, unitId);
    const waiting = lists.waiting.filter(({ callId }) => !passedOver.has(callId));
    if (waiting.length === 0) return made;
    const available = lists.available.filter(({ staffId }) => !passedOver.has(staffId));
    const next = pickPair({ ...lists, waiting, available });
    if (next === undefined) return made;
    const claimed = await claim(deps, { unitId, ...next });
    if (claimed === 'made') made += 1;
    else passedOver.add(next, claimed);
    // Who comes after the only one tries a match of their own.
    if (claimed === 'made' && waiting.length === 1) return made;
  }
  return made;
}

/**
 * The heads of both lists. Where a call waits for one consultant, or not everybody may be rung for it, it must hold up nobody else: all who
 * wait, whose own these calls are, and as many who are free as could be given to them, so that it makes no difference how many are on duty.
 */
async function readLists(deps: CaseDeps, unitId: string) {
  const { store } = deps;
  const now = deps.now();
  const waiting = await store.waiting(unitId, heads);
  if (waiting.length === 0) return { now, waiting, available: [] };
  if (mostNotWith(waiting) > 0 || isAnyOwned(waiting, now)) return readChoosy(deps, unitId, now);
  const available = await store.available(unitId, heads);
  if (!isAnyUnsuited(waiting, available, now)) return { now, waiting, available };
  return readEverybody(deps, { unitId, now, waiting: await store.waiting(unitId) });
}

async function readChoosy(deps: CaseDeps, unitId: string, now: string) {
  const { store } = deps;
  const waiting = await store.waiting(unitId);
  const ids = new Set(waiting.flatMap(({ owner }) => (owner === undefined ? [] : [owner.staffId])));
  const [first, owners] = await Promise.all([
    store.available(unitId, waiting.length + heads + mostNotWith(waiting)),
    store.readable('consultant', [...ids], unitId),
  ]);
  const available = withFree(first, owners);
  if (isAnyUnsuited(waiting, available, now)) return readEverybody(deps, { unitId, now, waiting });
  return { now, waiting, available, there: thoseThere(owners, await deps.unit(unitId), now).there };
}

/** Somebody waits whom nobody suits among those who were read: perhaps somebody does who is free and further back, or who talks. */
async function readEverybody(
  { store, unit }: CaseDeps,
  { unitId, now, waiting }: { unitId: string; now: string; waiting: QueueEntry[] },
) {
  const consultants = await store.consultants(unitId);
  return { now, waiting, available: withFree([], consultants), ...thoseThere(consultants, await unit(unitId), now) };
}

type Pair = Pick<Commands['claim'], 'callId' | 'staffId'>;
type Claimed = 'made' | 'signedOff' | 'refused' | { unreadable: string };

/** Calls and consultants with which something is wrong: they must not stand in the way of the next. */
function createPassedOver() {
  const ids = new Set<string>();
  const refused = new Set<string>();
  return {
    has: (id: string) => ids.has(id),
    add({ callId, staffId }: Pair, why: Claimed): void {
      if (typeof why === 'object') ids.add(why.unreadable);
      if (why !== 'refused') return;
      // Somebody else was first: the lists are read again, and the same two stand there once more only if something is wrong.
      const pair = `${callId} ${staffId}`;
      if (refused.has(pair)) ids.add(callId);
      refused.add(pair);
    },
  };
}

/** `signedOff`: the desk had gone silent. `refused`: somebody else was first. Or which of the two something cannot be read of. */
async function claim(deps: CaseDeps, pair: Commands['claim']): Promise<Claimed> {
  try {
    const claimed = await changeCase(deps, { type: 'claim', ...pair }, 'system');
    if (!claimed.done) return 'refused';
    return claimed.made.callId === undefined ? 'signedOff' : 'made';
  } catch (error) {
    if (!(error instanceof UnreadableItem)) throw error;
    return { unreadable: error.key.endsWith(pair.staffId) ? pair.staffId : pair.callId };
  }
}
