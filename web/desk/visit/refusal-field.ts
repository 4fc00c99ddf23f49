import type { WhyNot } from '../../../schemas/why-not.ts';

/** The part of a form that a refusal is about; `form` is the whole of it. */
export type RefusalField = 'category' | 'reason' | 'slot' | 'lateReason' | 'arrangements' | 'form';

/** Where each reason stands on the page: beside what mends it. A new word has its place here before it compiles. */
const fields: Record<WhyNot, RefusalField> = {
  notHeld: 'form',
  notNow: 'form',
  answersMissing: 'form',
  arrangementsMissing: 'arrangements',
  doubtMeeting: 'arrangements',
  followUpMissing: 'slot',
  procedureMissing: 'form',
  lateReasonMissing: 'lateReason',
  tooEarly: 'form',
  nextMissing: 'slot',
  coordinatorOnly: 'form',
  reasonMissing: 'reason',
  categoryMissing: 'category',
  outcomeMissing: 'form',
  alreadyClosed: 'form',
  alreadyConcluded: 'form',
};
/** The staff routes have words of their own for these. */
const further: Record<string, RefusalField> = {
  slotTaken: 'slot',
  lateReason: 'lateReason',
  otherGroup: 'category',
  educationUnknown: 'category',
};
const known = new Map(Object.entries({ ...fields, ...further }));

/** The part of the form for what the staff routes call a refusal; the whole form for what has no part. */
export function fieldOf(code: string): RefusalField {
  return known.get(code) ?? 'form';
}
