import * as z from 'zod/mini';
import { accessPurpose, accessTo } from './access.ts';
import { settledBirthday } from './birthday.ts';
import { call, callerNumber, callOutcome } from './call.ts';
import { category, targetGroup } from './category.ts';
import { answer, checklistDefinition, mostNotes, saveId, script } from './checklist.ts';
import { code, flagId, version } from './code.ts';
import { conversationTypeId } from './conversation-type.ts';
import { smsTemplate } from './effect.ts';
import { followUpOutcome, lateReason, preparation } from './follow-up.ts';
import { guestRole } from './guest.ts';
import {
  callId,
  correctionId,
  followUpId,
  meetingId,
  personId,
  replyId,
  slotId,
  staffId,
  taskId,
  visitId,
  watchMarkId,
} from './ids.ts';
import { meetingState } from './meeting.ts';
import { notOfferedReason } from './not-offered.ts';
import { personNeed } from './person.ts';
import { replyMeaning } from './reply.ts';
import { consultant, presence, role } from './staff.ts';
import { owner, stepKind } from './step.ts';
import { demand, talkFacts } from './talk-facts.ts';
import { taskDone, taskOutcome, taskSort } from './task.ts';
import { personName, shortText } from './text.ts';
import { instant } from './time.ts';
import { channel, closingText, showIndication } from './unit.ts';
import { askedBy, certainty, contactState } from './visit.ts';

/* What goes over the staff routes: requests are parsed by these, answers leave through them. */

export const errorResponse = z.object({
  error: z.string(),
  /** The field that is wrong, where there is one. */
  field: z.optional(z.string()),
  /** A sentence in Danish to show. */
  message: z.string(),
});

/** How a citizen is shown to staff; names are opened only for those who may see cases. */
const citizen = z.object({
  name: z.string(),
  /** `DDMMYY-••••` */
  cpr: z.optional(z.string()),
  phone: z.optional(z.string()),
});

/** Where routing has a call. */
export const routing = z.enum(['prompt', 'waiting', 'reserved', 'accepted', 'connected', 'lost', 'ended']);

/**
 * Somebody else may listen or read: leave no message, send none, and say what it is about to nobody but the citizen. It says what to do and
 * never why, so that every role sees it; absent where it is not so.
 */
const safeContact = z.optional(z.literal(true));
const visitRow = { visitId, citizen: z.optional(citizen), safeContact };

export const waitingRow = z.object({
  callId,
  ...visitRow,
  since: instant,
  place: z.number(),
  direction: z.enum(['inbound', 'callback']),
});
export const callbackRow = z.object({
  ...visitRow,
  kind: z.enum(['callback', 'missed']),
  from: instant,
  until: instant,
  nextAt: instant,
  attempts: z.number(),
  /** Whose call it is, where it is one consultant's. */
  ownerName: z.optional(z.string()),
  /** Windows that we let pass. */
  broken: z.optional(z.number()),
  /** It is being called right now. */
  active: z.boolean(),
});
export type CallbackRow = z.infer<typeof callbackRow>;
export const followUpRow = z.object({
  /** As in `/api/followups/{id}`. */
  id: z.optional(followUpId),
  followUpId,
  ...visitRow,
  meetingId: z.optional(meetingId),
  /** Absent while no time has been found. */
  startAt: z.optional(instant),
  dueAt: instant,
  overdue: z.boolean(),
  noShows: z.number(),
  /** Absent for whoever may not see answers, which they tell. */
  flags: z.optional(z.array(z.string())),
  /** To be arranged for the meeting; without what flags demand for whoever may not see answers. */
  preparations: z.optional(z.array(preparation)),
  provisionalCategory: z.string(),
});
export type FollowUpRow = z.infer<typeof followUpRow>;
export const meetingRow = z.object({
  /** As in `/api/meetings/{id}`. */
  id: z.optional(meetingId),
  meetingId,
  ...visitRow,
  startAt: instant,
  endAt: instant,
  purpose: z.enum(['visit', 'followUp']),
  state: meetingState,
  /** A meeting of the visit that was held and still lacks its conclusion. */
  concluded: z.boolean(),
  /** To be arranged for it, by what is known of the citizen; a doubt may need more. Absent where there is nothing, or it is over. */
  preparations: z.optional(z.array(preparation)),
});
export type MeetingRow = z.infer<typeof meetingRow>;
/** An open matter with its one next step, wherever it stands in the table. */
export const caseRow = z.object({
  matterId: z.string(),
  matter: z.enum([
    'contact',
    'doubt',
    'meeting',
    'message',
    'reply',
    'birthday',
    'note',
    'watchMark',
    'task',
    'outreach',
  ]),
  what: stepKind,
  owner,
  /** Where it is a person's. */
  ownerName: z.optional(z.string()),
  dueAt: instant,
  /** From when on it is late. */
  lateAt: instant,
  late: z.boolean(),
  personId: z.optional(personId),
  visitId: z.optional(visitId),
  citizen: z.optional(citizen),
  safeContact,
  openedAt: instant,
  /** Of a doubt: by when it must be settled, when it is met about, how often the citizen did not come. */
  doubt: z.optional(z.object({ dueAt: instant, startAt: z.optional(instant), noShows: z.number() })),
  /** Of a message that did not arrive: what it would have told. */
  template: z.optional(smsTemplate),
  /** And the telephone it was sent to. */
  to: z.optional(z.string()),
});
export type CaseRow = z.infer<typeof caseRow>;
/** `more`: there are matters beyond those shown. */
export const casesResponse = z.object({ cases: z.array(caseRow), more: z.boolean() });
export const unfinishedRow = z.object({ ...visitRow, talkedAt: instant });

export const guestRow = z.object({
  leg: z.number(),
  role: guestRole,
  joined: z.boolean(),
  /** The office that the citizen is being put through to. */
  office: z.optional(z.string()),
});

export const deskCall = z.object({
  /** As in `/api/calls/{id}`. */
  id: z.optional(callId),
  callId,
  direction: z.enum(['inbound', 'callback']),
  /** reserved: my softphone rings; accepted: the citizen is being joined or dialled; connected: we talk; lost: my leg fell out and I can come back. */
  routing: z.enum(['reserved', 'accepted', 'connected', 'lost']),
  visitId,
  /** False while nobody has been found behind the number or code. */
  identified: z.boolean(),
  /** By the number alone the case is a guess, which "Det er en anden person" undoes. */
  provisional: z.boolean(),
  citizen: z.optional(citizen),
  safeContact,
  /** The number that is dialled, or that the citizen calls from; absent when withheld. */
  number: z.optional(z.string()),
  since: instant,
  /** Since when the citizen waits: first ring, or the registration with a wish to be called. */
  waitingSince: z.optional(instant),
  connectedAt: z.optional(instant),
  /** Said where the call suits the consultant in particular, or would rather have gone to another. */
  why: z.optional(z.string()),
  /** Third parties who are called or in the talk. */
  guests: z.optional(z.array(guestRow)),
  /** A colleague whom I ask, or who asks me, in this talk; the talk is the asker's. */
  consult: z.optional(z.object({ isMine: z.boolean(), name: z.string(), joined: z.boolean() })),
  /** A coordinator who takes part, or asks to: how, once it is so. */
  supervisor: z.optional(z.object({ mode: z.string(), name: z.string(), joined: z.boolean() })),
  /** The citizen is on hold. */
  heldSince: z.optional(instant),
  /** Until then I can come back. */
  rejoinUntil: z.optional(instant),
});
export type DeskCall = z.infer<typeof deskCall>;

/** The line is closed for the rest of the day. */
export const closingView = z.object({ text: closingText, closedAt: instant });

export const deskView = z.object({
  now: instant,
  closing: z.optional(closingView),
  me: z.object({
    staffId,
    user: z.string(),
    name: z.string(),
    role,
    unit: z.object({ unitId: z.string(), name: z.string(), number: z.string() }),
    /** The rules of today; `isExercise`: played on a day on which they are not the law. */
    rules: z.object({
      name: z.string(),
      isExercise: z.boolean(),
      /** How a first talk is held where neither side asks for another way. */
      defaultChannel: z.optional(channel),
    }),
    presence: z.optional(
      z.object({
        state: presence,
        since: instant,
        reason: z.optional(z.string()),
        wrapUntil: z.optional(instant),
        /** Not rung before then, after a ring that was not taken. */
        restsUntil: z.optional(instant),
        /** Rings in turn that were not taken; none since the last one that was, or since duty was begun anew. */
        missed: consultant.shape.missed,
      }),
    ),
  }),
  /** Ringing or current call of mine. */
  call: z.optional(deskCall),
  /** The visit I talked with last and have not concluded, while I am wrapping up. */
  wrapping: z.optional(z.object({ visitId, forwardedTo: z.optional(z.string()), officeGone: call.shape.officeGone })),
  queue: z.array(waitingRow),
  callbacks: z.array(callbackRow),
  followUps: z.array(followUpRow),
  meetings: z.array(meetingRow),
  unfinished: z.array(unfinishedRow),
  /** What the line could not do and the desk must: choose, find a time or a number, tell somebody. */
  asked: z.array(caseRow),
  /** Lists that were cut: there are rows beyond those shown, which *Sager* has. Absent where all is shown. */
  more: z.optional(z.array(z.enum(['callbacks', 'followUps', 'unfinished', 'asked']))),
});
export type DeskView = z.infer<typeof deskView>;

export const closingRequest = z.object({ text: closingText });
export const closingResponse = z.object({ closing: z.optional(closingView) });

export const presenceRequest = z.object({
  state: z.enum(['available', 'pause', 'off']),
  reason: z.optional(shortText(80)),
});
/** `from`: until when the wrap-up goes on now. */
export const wrapUpRequest = z.object({ from: instant });
export const presenceResponse = z.object({ state: presence, since: instant });

export const registerRequest = z.object({
  name: personName,
  /** Ten digits, however they were pasted; a number that fails modulus 11 is warned of, never refused. */
  cpr: z.optional(z.string().check(z.maxLength(40))),
  /** As it was typed; what is one, and may be called, `schemas/phone` and the rules say. */
  phone: z.optional(z.string().check(z.maxLength(40))),
  choice: z.enum(['callback', 'physical', 'none']),
  /** Whose wish it was: the citizen's where nothing is said. `rule`: nobody asked for another way than the unit's usual one. */
  askedBy: z.optional(askedBy),
  /** The telephone was not offered, so that it was not chosen either. */
  notOffered: z.optional(notOfferedReason),
  /** For `physical`: the time chosen; without it the first free one. */
  slotId: z.optional(slotId),
  /** Registers the caller of this call, who is on the line or was. */
  callId: z.optional(callId),
  /** Joins the open case of the same CPR instead of being refused for it. */
  join: z.optional(z.boolean()),
  knownBefore: z.optional(z.boolean()),
  protectedAddress: z.optional(z.boolean()),
  language: z.optional(shortText(40)),
  /** Whoever has no telephone is not called back. */
  needs: z.optional(z.array(personNeed)),
  /** Has an education that qualifies for a job; left out while it is not known. */
  education: z.optional(z.boolean()),
});
export type RegisterRequest = z.infer<typeof registerRequest>;
export const registerResponse = z.object({
  visitId,
  personId,
  /** Six digits, handed to the person. */
  referenceCode: z.string(),
  warnings: z.array(z.string()),
  safeContact,
  /** Other open contacts behind the same telephone: the same person, or somebody who shares it. */
  sameNumber: z.array(visitId),
  callback: z.optional(z.object({ from: instant, until: instant })),
  meeting: z.optional(z.object({ meetingId, startAt: instant, place: z.string() })),
});

export const callRow = z.object({
  /** As in `/api/calls/{id}`. */
  id: z.optional(callId),
  callId,
  visitId,
  direction: z.enum(['inbound', 'callback']),
  startedAt: instant,
  endedAt: z.optional(instant),
  routing,
  outcome: z.optional(callOutcome),
  identified: z.boolean(),
  provisional: z.boolean(),
  citizen: z.optional(citizen),
  safeContact,
  caller: callerNumber,
});
export const callsResponse = z.object({ calls: z.array(callRow) });
export const linkRequest = z.object({ visitId });
export const endRequest = z.object({ outcome: z.enum(['ended', 'voicemail']) });
/** To whom a citizen can be put through, and since when in that presence. */
export const colleague = z.object({ staffId, name: z.string(), state: presence, since: instant });
export type Colleague = z.infer<typeof colleague>;
export const colleaguesResponse = z.object({ colleagues: z.array(colleague) });

export const guestRequest = z.object({ phone: z.string(), role: guestRole });

/** Without `to`: to whoever is free next. */
export const transferRequest = z.object({ to: z.optional(staffId) });
/** `to`: a colleague who is free. */
export const consultRequest = z.object({ to: staffId });
export const holdRequest = z.object({ held: z.boolean() });
export const callResponse = z.object({ callId, routing, outcome: z.optional(callOutcome) });

export const slotRow = z.object({ slotId, startAt: instant, endAt: instant, free: z.boolean() });
export const slotsResponse = z.object({
  slots: z.array(slotRow),
  /** The last moment for a first talk, and for a doubt's meeting, of a contact or doubt that comes up now. */
  firstTalkBy: instant,
  followUpBy: instant,
  /** The window that is promised to whoever asks for a call-back now; absent where the telephone is not offered. */
  firstCallback: z.optional(z.object({ from: instant, until: instant })),
});

export const meetingOutcomeRequest = z.object({ outcome: z.enum(['held', 'noShow']) });
export const meetingBookRequest = z.object({ slotId });
/** A doubt whose meeting comes to lie after its due date needs a reason. */
export const meetingMoveRequest = z.object({ slotId, lateReason: z.optional(lateReason) });
export const meetingResponse = z.object({ meetingId, state: meetingState, startAt: instant });

export const indication = z.object({
  says: z.enum(['jobparat', 'aktivitetsparat', 'aabenlystUddannelsesparat', 'uddannelsesparat', 'uklart']),
  because: z.array(z.string()),
});
export const raisedFlag = z.object({
  id: z.string(),
  level: z.enum(['mandatory', 'suggested']),
  label: z.string(),
  /** Ids of questions, and names of what else stands behind it. */
  because: z.array(z.string()),
  /** What to do, in Danish. */
  text: z.string(),
  /** Where the rule comes from. */
  source: z.string(),
  demands: z.array(demand),
});
export type RaisedFlag = z.infer<typeof raisedFlag>;

/**
 * What was put right, by whom and why: what stood there `before` and `after`, as it is shown, a CPR number without its last four digits;
 * absent where nothing stood. `undoUntil`: until when it can be put back.
 */
export const correctionRow = z.object({
  correctionId,
  what: z.enum(['name', 'phone', 'cpr', 'needs', 'conclusion']),
  before: z.optional(z.string()),
  after: z.optional(z.string()),
  at: instant,
  byName: z.optional(z.string()),
  reason: z.string(),
  undoUntil: instant,
  undoneAt: z.optional(instant),
});
export type CorrectionRow = z.infer<typeof correctionRow>;
const writtenText = shortText(500).check(z.minLength(1));
/** All that is to be thought of about a person, in place of what stood there. */
export const needsRequest = z.object({
  needs: z.array(personNeed),
  protectedAddress: z.boolean(),
  reason: writtenText,
});
/** One of them, as it is in a registration. */
export const personCorrectionRequest = z.object({
  name: z.optional(personName),
  phone: z.optional(z.string().check(z.maxLength(40))),
  cpr: z.optional(z.string().check(z.maxLength(40))),
  reason: writtenText,
});
export type PersonCorrectionRequest = z.infer<typeof personCorrectionRequest>;
/** The next meeting of a doubt: a time (with a reason past its due date), or a place in the queue where none is free in time. */
export const nextMeeting = z.union([
  z.object({ slotId, lateReason: z.optional(lateReason) }),
  z.object({ queue: z.literal(true) }),
]);

export const conclusionCorrectionRequest = z.object({
  category: z.optional(z.string()),
  certainty: z.optional(certainty),
  /** The follow-up that goes with a doubt that comes up afterwards, as a conclusion has it. */
  followUp: z.optional(nextMeeting),
  reason: writtenText,
});
export const correctionResponse = z.object({
  correctionId,
  undoUntil: instant,
  /** What to look at again in a CPR number that is taken all the same. */
  warnings: z.array(z.string()),
});

/** A mark on a person: the flag that wants it, or what to look at, and on which day. */
export const watchMarkRow = z.object({
  watchMarkId,
  flag: z.optional(flagId),
  text: z.optional(z.string()),
  setAt: instant,
  reviewOn: z.string(),
  ownerName: z.optional(z.string()),
  closed: z.optional(z.object({ at: instant, reason: z.string() })),
});
export type WatchMarkRow = z.infer<typeof watchMarkRow>;
export const watchMarkRequest = z.object({ reviewOn: z.string(), flag: z.optional(flagId), text: writtenText });
/** What was done about an SMS that came in. */
export const replyAnsweredRequest = z.object({ done: writtenText });
export const watchMarkResponse = z.object({ watchMarkId, reviewOn: z.string() });
export const watchMarkCloseRequest = z.object({ reason: writtenText });

/** What is to be done because of a talk: for the case, or for its person. */
export const taskRow = z.object({
  taskId,
  sort: taskSort,
  dueAt: instant,
  late: z.boolean(),
  closed: z.optional(z.object({ at: instant, byName: z.optional(z.string()), outcome: taskOutcome })),
});
export type TaskRow = z.infer<typeof taskRow>;
export const taskRequest = z.object({ outcome: taskDone });

/** An SMS about a case: `out` was sent, `in` came in. */
export const messageRow = z.object({
  at: instant,
  direction: z.enum(['in', 'out']),
  /** What came in is shown to those only who may see answers. */
  text: z.optional(z.string()),
  /** It was sent and did not arrive. */
  failed: z.optional(z.literal(true)),
  /** Of what came in. */
  reply: z.optional(
    z.object({
      replyId,
      meaning: replyMeaning,
      /** Several open cases stand behind the number, so that nobody knows whose it is. */
      shared: z.optional(z.literal(true)),
      /** Somebody has to read it, by when. */
      dueAt: z.optional(instant),
      answered: z.optional(z.object({ at: instant, byName: z.optional(z.string()), done: z.optional(z.string()) })),
    }),
  ),
});
export type MessageRow = z.infer<typeof messageRow>;

/** What the answers say, as `flows/visit/flags.ts` judges them. */
const assessed = {
  flags: z.array(raisedFlag),
  indication,
  /** Questions that are asked, in order; and those that were answered and are not asked any more, whose answers are kept. */
  asked: z.array(z.string()),
  notAsked: z.array(z.string()),
  /** What a conclusion demands and is not there yet. */
  missing: z.array(z.string()),
};

export const visitView = z.object({
  personId: z.optional(personId),
  /** The one next step, while anything is open. */
  step: z.optional(
    z.object({
      what: stepKind,
      owner,
      ownerName: z.optional(z.string()),
      dueAt: instant,
      lateAt: instant,
      late: z.boolean(),
    }),
  ),
  /** A talk was held that waits for its conclusion. */
  talkedAt: z.optional(instant),
  /** The first talk that counts, which met the deadline below or missed it. */
  firstTalkAt: z.optional(instant),
  visitId,
  /** Version of the checklist: send it back with answers and conclusion. */
  version: z.number(),
  /** As what third parties have taken part in talks. */
  guests: z.optional(z.array(guestRole)),
  /** The newest saves that pages had named: who is told so knows what of their own has arrived. */
  saves: z.optional(z.array(saveId)),
  state: contactState,
  openedAt: instant,
  /** Why the telephone was not offered; absent where the choice was, also later. */
  notOffered: z.optional(notOfferedReason),
  safeContact,
  citizen: z.optional(
    z.object({
      ...citizen.shape,
      personId,
      referenceCode: z.string(),
      knownBefore: z.boolean(),
      /** Shown in the case and on the person, in no list. */
      protectedAddress: z.optional(z.boolean()),
      language: z.string(),
      needs: z.optional(z.array(personNeed)),
      education: z.optional(z.boolean()),
    }),
  ),
  /** For an unidentified caller whose number was shown or keyed. */
  callerPhone: z.optional(z.string()),
  definition: checklistDefinition,
  answers: z.record(z.string(), answer),
  /** What was written freely during the talk; absent where nothing was, and for whoever may not see answers. */
  notes: z.optional(z.string()),
  ...assessed,
  /** What the rules rest on besides the answers, so that the page can apply them while something is typed. */
  facts: talkFacts,
  /** Is the indication shown at once, or when category and certainty have been chosen by hand? */
  showIndication,
  /** Of which type the talk is: one that was chosen, else a visitation. */
  conversationType: code,
  /** Types that this talk cannot be, held as it is. */
  barredTypes: z.array(code),
  /** What is read aloud in this type of talk. */
  script: z.optional(script),
  /** Flags whose procedure was noted as followed, and when; absent for whoever may not see answers. */
  procedures: z.optional(z.record(z.string(), instant)),
  /** The category that stands: the final one, else the first one, else `ikkeVisiteret`. */
  category: z.string(),
  /** The target group of today, where it is certain. */
  targetGroup: z.optional(targetGroup),
  /** What can be stored today. */
  categories: z.array(category),
  /** The education decides which categories there are, and nobody has said. */
  asksEducation: z.boolean(),
  /** LAB § 31: the first talk is due within a week of the first contact. */
  firstTalkBy: instant,
  /** Absent where nothing was put right. */
  corrections: z.optional(z.array(correctionRow)),
  /** Marks on the person, closed ones too; absent where there are none. */
  watchMarks: z.optional(z.array(watchMarkRow)),
  /** Absent where there are none. */
  tasks: z.optional(z.array(taskRow)),
  /** The oldest first; absent where there are none. */
  messages: z.optional(z.array(messageRow)),
  callback: z.optional(callbackRow),
  meeting: z.optional(meetingRow),
  followUp: z.optional(followUpRow),
  conclusion: z.optional(
    z.object({
      at: instant,
      category: z.string(),
      certainty,
      /** Absent for whoever may not see answers, which they tell. */
      flags: z.optional(z.array(z.string())),
      channel,
      finalCategory: z.optional(z.string()),
    }),
  ),
});
export type VisitView = z.infer<typeof visitView>;

export const checklistRequest = z.object({
  version: z.number(),
  /** The questions that were shown; a case without answers begins with them, whatever was published meanwhile. */
  definitionVersion: z.optional(version),
  /** The page's own name for this save, by which it knows it again when the answer to it was lost. */
  saveId: z.optional(saveId),
  answers: z.record(z.string(), z.nullable(answer)),
  /** Free notes, as they were typed; null takes them back, and where they are not sent they stand as they are. */
  notes: z.optional(z.nullable(z.string().check(z.maxLength(mostNotes)))),
  /** Who the case was shown to be about: told, the answers are judged without another look at the table. */
  personId: z.optional(personId),
});
export const checklistResponse = z.object({
  version: z.number(),
  definitionVersion: version,
  answers: z.record(z.string(), answer),
  notes: z.optional(z.string()),
  ...assessed,
});

/** The steps of a flag's own page were followed. */
export const procedureRequest = z.object({ flag: z.enum(['F11', 'F12']) });
export const procedureResponse = z.object({ visitId, procedures: z.record(z.string(), instant) });

export const checklistsResponse = z.object({
  checklists: z.array(z.object({ definitionVersion: version, validFrom: z.string() })),
  /** The one that new cases begin with today. */
  current: checklistDefinition,
});
export const publishChecklistRequest = checklistDefinition;
export const publishChecklistResponse = z.object({ definitionVersion: version, validFrom: z.string() });
/** 409: what is stored and what was sent, so that nobody's answers are thrown away. */
export const staleResponse = z.object({
  error: z.literal('stale'),
  message: z.string(),
  stored: z.object({
    version: z.number(),
    answers: z.record(z.string(), answer),
    notes: z.optional(z.string()),
    saves: z.optional(z.array(saveId)),
    definitionVersion: z.optional(version),
  }),
  sent: z.object({
    version: z.number(),
    answers: z.record(z.string(), z.nullable(answer)),
    notes: z.optional(z.nullable(z.string())),
  }),
});

export const concludeRequest = z.object({
  version: z.number(),
  category: z.string(),
  certainty,
  followUp: z.optional(nextMeeting),
  arrangements: z.optional(z.enum(['keep', 'cancel'])),
});
export const concludeResponse = z.object({
  visitId,
  state: contactState,
  category: z.string(),
  certainty,
  flags: z.array(z.string()),
  followUp: z.optional(
    z.object({ followUpId, meetingId: z.optional(meetingId), startAt: z.optional(instant), dueAt: instant }),
  ),
});

/** `more`, here and below: there are matters beyond those that were looked through. */
export const callbacksResponse = z.object({ callbacks: z.array(callbackRow), more: z.boolean() });
export const followUpsResponse = z.object({ followUps: z.array(followUpRow), more: z.boolean() });
export const followUpCloseRequest = z.object({
  outcome: followUpOutcome,
  category: z.optional(z.string()),
  /** Written, for a doubt that is withdrawn. */
  reason: z.optional(shortText(500)),
  next: z.optional(nextMeeting),
});
export const followUpBookResponse = z.object({ ...meetingResponse.shape, followUpId, dueAt: instant });
export const followUpResponse = z.object({ followUpId, outcome: followUpOutcome, category: z.optional(z.string()) });

/** `phone`: another number than the one we have. `at`: the time that was agreed with the citizen, which safe contact demands. */
export const promiseRequest = z.object({
  phone: z.optional(z.string().check(z.maxLength(40))),
  at: z.optional(z.iso.datetime({ offset: true })),
  /** Who asks wants to make the call: their telephone rings alone while there is time. */
  mine: z.optional(z.boolean()),
});
export const promiseResponse = z.object({ visitId, from: instant, until: instant });

export const endVisitRequest = z.object({ reason: z.enum(['withdrawn']) });
/** A talk that was held outside the line. */
export const talkRequest = z.object({
  form: channel,
  at: z.iso.datetime({ offset: true }),
  /** Without one the talk is of the type that the case has. */
  type: z.optional(conversationTypeId),
});
/** Of which type the talk of a case is. */
export const talkTypeRequest = z.object({ type: conversationTypeId });
export const talkTypeResponse = z.object({ visitId, type: conversationTypeId });
export const talkResponse = z.object({ visitId, state: contactState });

export const searchRequest = z.object({ text: z.string().check(z.maxLength(120)) });
export const personRow = z.object({
  personId: z.optional(personId),
  citizen,
  safeContact,
  /** The open case, else the latest one. */
  visitId: z.optional(visitId),
  state: z.optional(contactState),
  openedAt: z.optional(instant),
});
/** `more`: not everybody is shown whom the text may mean. */
export const searchResponse = z.object({ persons: z.array(personRow), more: z.boolean() });
export const personView = z.object({
  personId,
  citizen,
  safeContact,
  knownBefore: z.boolean(),
  protectedAddress: z.optional(z.boolean()),
  language: z.string(),
  needs: z.optional(z.array(personNeed)),
  education: z.optional(z.boolean()),
  corrections: z.optional(z.array(correctionRow)),
  watchMarks: z.optional(z.array(watchMarkRow)),
  visits: z.array(
    z.object({
      visitId,
      openedAt: instant,
      state: contactState,
      /** What the talk was, and what for; absent where none was held and none was chosen. */
      talk: z.optional(z.object({ title: z.string(), purpose: z.string() })),
      category: z.optional(z.string()),
      finalCategory: z.optional(z.string()),
    }),
  ),
});

/** `DDMMYY-NNNN`, shown for a purpose. */
export const cprRequest = z.object({ purpose: accessPurpose });
export const cprResponse = z.object({ cpr: z.string() });

export const accessRow = z.object({
  at: instant,
  staffId,
  staffName: z.optional(z.string()),
  what: accessTo,
  purpose: accessPurpose,
  personId: z.optional(personId),
  visitId: z.optional(visitId),
});
export type AccessRow = z.infer<typeof accessRow>;
/** `more`: there are looks beyond those shown. */
export const accessResponse = z.object({ accesses: z.array(accessRow), more: z.boolean() });

export const educationRequest = z.object({ education: z.boolean() });
/** How the move into the older group was settled. */
export const birthdayRequest = z.object({ outcome: settledBirthday });

export const softphoneToken = z.object({ token: z.string(), identity: z.string(), expiresAt: instant });

export const figure = z.object({
  value: z.union([z.number(), z.record(z.string(), z.number()), z.null()]),
  n: z.number(),
  /** The formula in Danish, as printed beside the figure. */
  definition: z.string(),
});
export type Figure = z.infer<typeof figure>;
export const outcomesReport = z.object({
  definitionVersion: z.string(),
  from: z.string(),
  to: z.string(),
  figures: z.record(z.string(), figure),
  days: z.array(z.object({ day: z.string(), figures: z.record(z.string(), z.number()) })),
});
export type OutcomesReport = z.infer<typeof outcomesReport>;
