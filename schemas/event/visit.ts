import * as z from 'zod/mini';
import { birthdayOutcome } from '../birthday.ts';
import { caseworkerChange } from '../caseworker.ts';
import { code, flagId, version } from '../code.ts';
import { staffId } from '../ids.ts';
import { notOfferedReason } from '../not-offered.ts';
import { taskOutcome, taskSort } from '../task.ts';
import { instant, localDay } from '../time.ts';
import { channel } from '../unit.ts';
import { askedBy, certainty, choice, endReason, offeredThrough } from '../visit.ts';
import { interpretation, offered, requestedBy, stage, talkFacts } from './facts.ts';

/** What events say of a case: how it came in, what was offered and chosen, the first talk, the conclusion. */
export const visitPayloads = [
  z.object({ type: z.literal('visitOpened'), openedBy: z.enum(['registration', 'call']), choice: z.optional(choice) }),
  z.object({
    type: z.literal('personRegistered'),
    openedAt: instant,
    /** The choice has been put to the citizen, at the desk now or on the line before. */
    offered: z.boolean(),
    /** The person had an open case, and this is said of that one. */
    joined: z.boolean(),
  }),
  /** The choice was put to the citizen, said once a contact; or it was not at the desk, and why, and may be later. */
  z.object({
    type: z.literal('choiceOffered'),
    offered: z.boolean(),
    through: offeredThrough,
    notOfferedWhy: z.optional(notOfferedReason),
    channels: z.array(channel),
    /** No source yet: words have no versions. */
    wordingVersion: z.optional(version),
  }),
  z.object({
    type: z.literal('choiceMade'),
    choice,
    /** What was chosen before, also when it is the same: a change of mind takes it out again. */
    was: z.optional(choice),
    stage,
    /** Absent where staff arranged it and said of nobody that it was their wish. */
    askedBy: z.optional(askedBy),
  }),
  /** The first talk that counts under the rules of its day was held. */
  z.object({
    type: z.literal('firstTalkHeld'),
    ...talkFacts,
    openedAt: instant,
    dueAt: instant,
    met: z.boolean(),
    staffId: z.optional(staffId),
  }),
  z.object({
    type: z.literal('visitConcluded'),
    category: code,
    certainty,
    ...talkFacts,
    ...offered,
    flags: z.array(flagId),
    /** Those among them that demand a physical meeting. */
    mandatoryFlags: z.array(flagId),
    flagged: z.boolean(),
    definitionVersion: version,
    openedAt: instant,
    talkedAt: z.optional(instant),
    /** As answered to question A4; absent where it was not asked. */
    interpretation: z.optional(interpretation),
    /** Who asked for a physical meeting; absent where neither side did. */
    requestedBy: z.optional(requestedBy),
    /** The conclusion before this one, of the same person, with the category that stands. */
    previous: z.optional(z.object({ at: instant, form: channel, category: code })),
  }),
  /** The steps of a flag with a procedure of its own were followed. */
  z.object({ type: z.literal('procedureFollowed'), flag: flagId }),
  /** The note of a talk was locked: on the day of the conclusion, or later. */
  z.object({ type: z.literal('noteLocked'), writtenAt: instant, inTime: z.boolean(), edited: z.boolean() }),
  z.object({ type: z.literal('noteAmended') }),
  /** The day of the conclusion is over, and its note is not locked. */
  z.object({ type: z.literal('noteOverdue'), dueAt: instant }),
  z.object({ type: z.literal('visitEnded'), reason: endReason }),
  /** The week of § 31 has passed without a talk that counts. */
  z.object({ type: z.literal('deadlineMissed'), dueAt: instant }),
  /** A talk held outside the line was entered. */
  z.object({ type: z.literal('talkNoted'), form: channel, heldAt: instant, conversationType: z.optional(code) }),
  z.object({ type: z.literal('checklistPublished'), definitionVersion: version, validFrom: localDay }),
  /** Said after the registration whether the citizen has an education that qualifies for a job. */
  z.object({ type: z.literal('educationNoted'), education: z.boolean() }),
  /** Somebody visited while young comes to the age border within three months. */
  z.object({ type: z.literal('birthdayNear') }),
  /** What names the person was put right, or put back as it was. */
  z.object({
    type: z.literal('personCorrected'),
    what: z.enum(['name', 'phone', 'cpr', 'needs']),
    isUndo: z.boolean(),
  }),
  z.object({
    type: z.literal('conclusionCorrected'),
    category: code,
    wasCategory: code,
    certainty,
    wasCertainty: certainty,
    /** Of the category that was set when the citizen had been met. */
    isFinal: z.boolean(),
    /** The day on which the conclusion is counted. */
    concludedOn: localDay,
    isUndo: z.boolean(),
  }),
  /** A mark was set on the person, by staff or by the conclusion for a flag; its day has come; somebody has looked again. */
  z.object({ type: z.literal('watchMarkSet'), reviewOn: localDay, flag: z.optional(flagId) }),
  z.object({ type: z.literal('watchMarkDue') }),
  z.object({ type: z.literal('watchMarkClosed'), inTime: z.boolean(), flag: z.optional(flagId) }),
  /** Something is to be done because of what was said or concluded; it is done, or not needed any more; its time is over. */
  z.object({ type: z.literal('taskOpened'), sort: taskSort, dueAt: instant }),
  z.object({ type: z.literal('taskClosed'), sort: taskSort, outcome: taskOutcome, inTime: z.boolean() }),
  z.object({ type: z.literal('taskOverdue'), sort: taskSort, dueAt: instant }),
  /** The citizen wishes not to be talked with by a consultant; and the wish was taken back. */
  z.object({ type: z.literal('notWithWished'), staffId }),
  z.object({
    type: z.literal('notWithTakenBack'),
    staffId,
    /** The day on which a change was counted that there was none after all. */
    changedOn: z.optional(localDay),
  }),
  /** The citizen has another caseworker than before: `was` is absent where there was none, `to` while nobody has been found. */
  z.object({
    type: z.literal('caseworkerChanged'),
    was: z.optional(staffId),
    to: z.optional(staffId),
    reason: caseworkerChange,
  }),
  z.object({ type: z.literal('birthdaySettled'), outcome: birthdayOutcome, inTime: z.boolean() }),
] as const;
