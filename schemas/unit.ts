import * as z from 'zod/mini';
import { categorySet, targetGroup } from './category.ts';
import { conversationTypeId } from './conversation-type.ts';
import { smsText } from './gsm7.ts';
import { staffId, unitId } from './ids.ts';
import { language } from './language.ts';
import { office } from './office.ts';
import { country } from './phone/country.ts';
import { supervisionMode } from './supervision.ts';
import { duration, instant, localDay, timeOfDay } from './time.ts';

const dayOfYear = z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));

/** Whether the law lets a talk by telephone be the first one (LAB § 33 and the orders of 2020 and 2021). */
export const legalBasis = z.enum(['phoneIsFirstConversation', 'phonePrepares', 'phoneAfterPhysical']);

/** How a first talk may be held (samtaleform). */
export const channel = z.enum(['phone', 'physical', 'video']);
export type Channel = z.infer<typeof channel>;

export const openingHours = z.object({
  /** ISO weekday 1 (Monday) to 7, each with its opening and closing time; a weekday without an entry is closed. */
  weekdays: z.record(z.string().check(z.regex(/^[1-7]$/)), z.object({ open: timeOfDay, close: timeOfDay })),
  /** Danish public holidays are closed; these are closed as well: one day (a bridge day), or the same day of every year (`12-24`, `12-31`, `06-05`). */
  closedDays: z.array(z.union([localDay, dayOfYear])),
});
export type OpeningHours = z.infer<typeof openingHours>;

/** When what the answers point to is shown: at once, or only when the consultant has chosen category and certainty by hand. */
export const showIndication = z.enum(['always', 'afterJudgement']);

/** Whose the citizens of a target group are: one consultant's, a team's that knows the group, or everybody's (Copenhagen's answer of January 2018). */
export const caseload = z.enum(['fixed', 'team', 'shared']);
export type Caseload = z.infer<typeof caseload>;

/** The rules of a unit for a stretch of time; what the law or the municipality may change is here and never in code. */
export const policy = z.object({
  name: z.string(),
  /** Said to staff after "Regler:". */
  label: z.string(),
  validFrom: localDay,
  validTo: z.optional(localDay),
  /** Where the rules are played on other days than their own, as an exercise: the days on which they are the law. */
  law: z.optional(z.object({ from: localDay, to: z.optional(localDay) })),
  legalBasis,
  channelsOffered: z.array(channel),
  /** How a first talk is held where neither the citizen nor the staff ask for another way; absent where the choice is the citizen's alone. */
  defaultChannel: z.optional(channel),
  /** Is taking part voluntary, so that a missed call can have no consequence? (Copenhagen 2020) */
  voluntary: z.boolean(),
  /** No meeting is held at the office on these days, the first and the last included; what is booked on them is given up and told. */
  suspension: z.optional(z.object({ from: localDay, until: localDay })),
  /** Talks that are not held by telephone, whoever holds them. */
  notByTelephone: z.array(conversationTypeId),
  /** Latest first talk, counted from the first contact about help: 1 week (LAB § 31). */
  firstTalkWithin: duration,
  /** The first talk counts as late from the start of this day after the first contact, the day itself being the first. */
  firstTalkLateFromDay: z.number().check(z.int(), z.minimum(1)),
  /** Target for a physical follow-up, in working days: the next one is usual. */
  followUpWorkingDays: z.number().check(z.int(), z.minimum(1)),
  /** Categories by the day from which on they hold, the oldest first; before the first one it is that. */
  categorySets: z.array(categorySet).check(z.minLength(1)),
  showIndication,
  /** Is one question asked by key after a talk: how the citizen found it? */
  asksSatisfaction: z.boolean(),
  callback: z.object({
    /** Length of the window that is promised. */
    window: duration,
    /** Less than this left before closing: the promise is for the next working day. */
    leastLeft: duration,
    /** So many call-backs are made in an hour beside the calls that come in: no window is promised in which more would be due. */
    perHour: z.number().check(z.minimum(0.25), z.maximum(1000)),
    attempts: z.number().check(z.int(), z.minimum(1)),
    pause: duration,
    /** So many broken windows, and nothing more is promised: a meeting is booked, or a coordinator is asked. */
    brokenMost: z.number().check(z.int(), z.minimum(1)),
    /** A call-back that is one consultant's goes to anybody from so long before the end of its window. */
    ownerFallback: duration,
    /** How long the citizen's telephone rings before an attempt counts as not answered; under the usual 25 s of a mailbox is wise. */
    ringTimeout: duration,
    first: z.enum(['consultant', 'citizen']),
    /** What may be called besides Denmark, the Faroe Islands and Greenland. */
    countries: z.optional(z.array(country)),
  }),
  codes: z.object({
    /** So many wrong codes within an hour from callers whom nobody knows, and for an hour no code of theirs is taken. */
    wrongMost: z.number().check(z.int(), z.minimum(1)),
  }),
  routing: z.object({
    /** How long a softphone rings. */
    ringTimeout: duration,
    /** A softphone that did not answer is left in peace for this long. */
    coolOff: duration,
    /** So many rings in turn that nobody answered, and the consultant is taken off duty until they say that they are there. */
    missedMost: z.number().check(z.int(), z.minimum(1)),
    /** A consultant whose leg was lost has this long to come back. */
    rejoin: duration,
    /** A call that is put through to one colleague waits for them this long, then for anybody. */
    transferWait: duration,
    /** Who calls again waits this long for the consultant they know, where that one is there, and then for anybody. */
    knownWait: duration,
    /** Whom the call suits best is waited for this long, where somebody like that is on duty, and then anybody is rung. */
    widenAfter: duration,
    /** Time for notes after a talk; ends early on conclusion or at the consultant's word. */
    wrapUp: duration,
    /** A desk that has not been heard of for this long is not rung. */
    presenceGrace: duration,
    /** Used for the expected wait that a caller is told. */
    meanTalk: duration,
    /** Who would wait for longer than this is advised to be called back. */
    recommendAbove: duration,
    /** So many callers wait at once; whoever comes then is promised a call and keeps the place. All seats are read in one request. */
    queueMost: z.number().check(z.int(), z.minimum(1), z.maximum(90)),
  }),
  /** By target group; one that is not named has a consultant for each citizen (`fixed`). */
  caseload: z.optional(z.partialRecord(targetGroup, caseload)),
  openingHours,
  meetings: z.object({
    /** Times of day at which a meeting starts, how long it lasts, how many can be held at once. */
    startTimes: z.array(timeOfDay),
    length: duration,
    parallel: z.number().check(z.int(), z.minimum(1)),
    /** Meetings can be booked this many working days ahead. */
    workingDaysAhead: z.number().check(z.int(), z.minimum(1)),
    /** Earliest meeting after the wish. */
    lead: duration,
    /** Where the meeting is; it stands in messages, so in their alphabet. */
    place: smsText(40),
    /** Time of day at which a citizen is reminded on the working day before; at opening where the line is closed then. */
    remindAt: timeOfDay,
  }),
  /** How a coordinator may take part in a consultant's talk, which the citizen is told of; absent or empty: in no way. */
  supervision: z.optional(z.array(supervisionMode)),
  /** Where a consultant may put a citizen through to besides colleagues; absent or empty: nowhere. */
  offices: z.optional(z.array(office)),
  /** What can be chosen at the menus besides Danish; one that the line does not speak is not offered. */
  languages: z.array(language),
});
export type Policy = z.infer<typeof policy>;

/** What callers hear while the line is closed out of turn: short enough to be listened to. */
export const closingText = z.string().check(z.trim(), z.minLength(2), z.maxLength(200));

/**
 * The line is closed out of turn (a fire, an illness, a fault): for the rest of one local day, so that a closing that everybody forgot is over
 * in the morning.
 */
export const closing = z.object({
  entity: z.literal('closing'),
  unitId,
  version: z.number(),
  day: localDay,
  text: closingText,
  closedAt: instant,
  closedBy: staffId,
  /** Opened again before the day was over. */
  reopenedAt: z.optional(instant),
});
export type Closing = z.infer<typeof closing>;

/** A tenant: one office of a municipality, with its own number, staff and rules. */
export const unit = z.object({
  entity: z.literal('unit'),
  unitId,
  version: z.number(),
  /** Until then a desk may look on through a socket; before anybody ever did, absent. Stands here because everybody reads it anyhow. */
  lookedOnUntil: z.optional(instant),
  /** Spoken and shown: `Favrskov Kommune`. */
  name: smsText(40),
  /** The line's own number in E.164, shown to those who are called; empty until the unit is given one. */
  number: z.string(),
  policies: z.array(policy),
});
/** `closing`: as it is read beside the unit; the two are written apart. */
export type Unit = z.infer<typeof unit> & { closing?: Closing | undefined };

/** Which unit answers a number. */
export const lineNumber = z.object({ entity: z.literal('lineNumber'), number: z.string(), unitId });
