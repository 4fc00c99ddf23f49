import type { ContactState, Visit } from '../../schemas/visit.ts';

/**
 * Where a contact stands: derived, never stored, so that it cannot disagree with what it is derived from.
 * A live call or an open promise outweighs a booked meeting: somebody still expects to hear from us.
 */
export function contactState(visit: Visit): ContactState {
  if (visit.ended !== undefined) return 'ended';
  if (visit.conclusion !== undefined) return 'served';
  if (visit.activeCallId !== undefined || visit.callback !== undefined) return 'waiting';
  return visit.meeting === undefined ? 'waiting' : 'booked';
}

/** Is this contact still open, so that a new call joins it? */
export function isOpenContact(visit: Visit): boolean {
  return visit.ended === undefined && visit.conclusion === undefined;
}

/** Was a call promised that is still to be made? A promise that was kept beyond the conclusion is. */
export function isPromised({ callback, ended }: Visit): boolean {
  return callback !== undefined && ended === undefined;
}
