import * as z from 'zod/mini';
import { staffId } from './ids.ts';
import { role } from './staff.ts';
import { instant } from './time.ts';

/** What can be next in something that is not finished. */
export const stepKind = z.enum([
  /** The citizen is on the line, or is being called. */
  'liveCall',
  'ring',
  'choose',
  'findTime',
  'findNumber',
  'missedMeeting',
  'brokenTwice',
  /** The citizen cannot or will not be called. */
  'write',
  'conclude',
  'meeting',
  'outcome',
  'bookFollowUp',
  'followUpMeeting',
  'closeFollowUp',
  'tellCitizen',
  /** An SMS came in that the line could not act on. */
  'answerReply',
  /** Somebody visited while young is about to belong to the older group. */
  'turns30',
  /** A mark on a person is looked at again. */
  'reviewMark',
  /** The benefits office is to be told of an acute need; a coordinating caseworker is to be offered. */
  'tellBenefits',
  'offerCoordinator',
  /** The citizen has asked for another consultant. */
  'giveConsultant',
  /** The citizen was put through to an office that was gone again at once. */
  'officeGone',
  /** The note of a talk waits to be read through and locked. */
  'finishNote',
  /** Somebody is on the list of those whom the office wants called, and how a talk with them went is to be said. */
  'callOut',
  'outreachOutcome',
]);
export type StepKind = z.infer<typeof stepKind>;

/** Whose it is: a person's, or anybody's who has the role. */
export const owner = z.union([z.object({ staffId }), z.object({ role })]);
export type Owner = z.infer<typeof owner>;

/** The one next step of something unfinished: what must happen, whose it is, by when, and from when on it is late. */
export const nextStep = z.object({
  what: stepKind,
  owner,
  dueAt: instant,
  lateAt: instant,
  /** When the line itself has to do or say something about it next; only where it has. */
  dutyAt: z.optional(instant),
});
export type NextStep = z.infer<typeof nextStep>;
