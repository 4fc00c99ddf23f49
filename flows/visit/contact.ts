import type { ContactState, Visit } from '../../schemas/visit.ts';

/**
 * Where a contact stands (design.md §1): derived, never stored, so that it cannot disagree with what it is derived from.
 * A live call or an open promise outweighs a booked meeting: somebody still expects to hear from us.
 */
export const contactState = (visit: Visit): ContactState => {
  if (visit.ended !== undefined) return 'ended';
  if (visit.conclusion !== undefined) return 'served';
  if (visit.activeCallId !== undefined || visit.promise !== undefined) return 'waiting';
  return visit.meeting === undefined ? 'waiting' : 'booked';
};

/** Is this contact still open, so that a new call joins it? */
export const isOpenContact = (visit: Visit): boolean => visit.ended === undefined && visit.conclusion === undefined;
