import * as z from 'zod/mini';

/**
 * Why may this not be closed yet? The words, of a case and of a doubt, for the page, for the refusal of the staff routes and for the
 * event; what each means and how it is said stands in `flows/visit/why-not.ts`.
 */
export const whyNot = z.enum([
  'notHeld',
  'notNow',
  'answersMissing',
  'arrangementsMissing',
  'doubtMeeting',
  'followUpMissing',
  'procedureMissing',
  'lateReasonMissing',
  'tooEarly',
  'nextMissing',
  'coordinatorOnly',
  'reasonMissing',
  'categoryMissing',
  'outcomeMissing',
  'alreadyClosed',
  'alreadyConcluded',
]);
export type WhyNot = z.infer<typeof whyNot>;
