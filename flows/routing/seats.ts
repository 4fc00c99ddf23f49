import type { Call } from '../../schemas/call.ts';
import type { Work } from '../case/work.ts';

/**
 * A free seat in the queue, or none where as many wait as the rules let in. A seat is an item that stands once, so two who call at the same
 * moment never both have the last one. Most seats are free: whether one is taken is found by the write, and looked at only then.
 */
export function freeSeat(work: Work): number | undefined {
  const seats = Array.from({ length: work.policy.routing.queueMost }, (_, index) => index + 1);
  if (work.attempt === 0) return work.anyOf(seats);
  work.preload(...seats.map((seat) => ({ entity: 'queueSeat' as const, id: String(seat) })));
  return work.oneOf(seats.filter((seat) => work.item('queueSeat', String(seat)) === undefined));
}

/** Does the caller have a place in the queue: waiting, while a softphone rings, or asking for something else first? */
export function isSeated({ state }: Call): boolean {
  if (state.at === 'prompt') return state.queued;
  return state.at === 'waiting' || state.at === 'reserved' || state.at === 'accepted';
}
