import type { SuitedBy } from '../../../schemas/skills.ts';
import type { NextStep } from '../../../schemas/step.ts';
import type { SupervisionMode } from '../../../schemas/supervision.ts';
import type { TaskDone, TaskOutcome, TaskSort } from '../../../schemas/task.ts';
import type { Unit } from '../../../schemas/unit.ts';
import type { ContactState } from '../../../schemas/visit.ts';
import type { EventFact } from './event-fact.ts';
import type { OutreachParts } from './outreach-parts.ts';

/** What rows of the table mean to the invariants, whatever their shape. */
export type Fact =
  | ContactFact
  | CallFact
  | ConsultantFact
  | MeetingFact
  | SlotFact
  | FollowUpFact
  | MessageFact
  | ReplyFact
  | BirthdayFact
  | NoteFact
  | TaskFact
  | (MatterFact & OutreachParts)
  | WatchMarkFact
  | CorrectionFact
  | { is: 'checklist'; id: string; inNeed: boolean }
  | WrongCodesFact
  | EventFact
  | RollUpFact
  | { is: 'queueEntry'; id: string; callId: string }
  | { is: 'queueSeat'; id: string; callId: string }
  | { is: 'availability'; id: string; staffId: string; idleFrom: string }
  | { is: 'person'; id: string; visits: string[]; cpr: string | undefined; notWith: string[] };

export type PersonFact = Extract<Fact, { is: 'person' }>;

/** Something of a person that may be unfinished. */
export interface MatterFact {
  id: string;
  open: boolean;
  /** It has a next step, so it stands on the list of open matters. */
  listed: boolean;
  /** The next step as somebody sees it who looks at that moment. */
  stepAt(now: number, unit: Unit): NextStep | undefined;
}

export interface ContactFact extends MatterFact {
  is: 'contact';
  person: string | undefined;
  state: ContactState;
  /** Turned out to belong to another contact: counted nowhere. */
  joined: boolean;
  concluded: boolean;
  /** On which day it was concluded, as what, and as what it stands now. */
  judged: { on: string; first: string; standing: string } | undefined;
  ended: boolean;
  /** A talk was held that nobody has concluded yet. */
  talked: boolean;
  /** `wished`: by the citizen, who knows of the window. */
  promise: { due: string; until: string; wished: boolean; attempts: number } | undefined;
  /** The number in hand, which is called: its keyed hash. */
  dials: string | undefined;
  /** In safe contact. */
  safe: boolean;
  /** Is to be written to, and not called. */
  written: boolean;
  meetingId: string | undefined;
  callId: string | undefined;
  /** The desk was asked for something. */
  desk: boolean;
}

export interface CallFact {
  is: 'call';
  id: string;
  visitId: string;
  direction: 'inbound' | 'callback';
  stage: 'inLine' | 'waiting' | 'ringing' | 'joining' | 'talking' | 'lost' | 'ended';
  /** Over because the citizen hung up before anything came of it. */
  abandoned: boolean;
  citizenSid: string | undefined;
  consultantSid: string | undefined;
  staffId: string | undefined;
  placeAt: string | undefined;
  /** A consultant and the citizen have been put through to each other. */
  talks: boolean;
  /** It came to its case by the number alone. */
  provisional: boolean;
  onHold: boolean;
  /** How a coordinator takes part, once they are in it. */
  supervised: SupervisionMode | undefined;
  /** Counts what the citizen was asked and said. */
  step: number;
  /** Whose softphone each leg rings or has rung, by its number; and for whom the call waits. */
  rings: Record<string, string>;
  waitsFor: string | undefined;
  /** Whom it suits best, and until when it waits for them alone. */
  suitedBy: SuitedBy | undefined;
}

export interface ConsultantFact {
  is: 'consultant';
  id: string;
  held: boolean;
  available: boolean;
  idleFrom: string | undefined;
  callId: string | undefined;
  onDuty: boolean;
  aliveAt: string;
  languages: readonly string[];
  groups: readonly string[];
}

export interface MeetingFact {
  is: 'meeting';
  id: string;
  visitId: string;
  slotId: string;
  booked: boolean;
  /** It was said how it went. */
  over: boolean;
  ofVisit: boolean;
  startAt: string;
  bookedAt: string;
}

export interface SlotFact {
  is: 'slot';
  id: string;
  meetingId: string | undefined;
  startAt: string;
}

export interface FollowUpFact extends MatterFact {
  is: 'followUp';
  visitId: string;
  meetingId: string | undefined;
  provisionalCategory: string;
  /** How, when and by whom it was closed, and when its last meeting began. */
  closed: { at: string; outcome: string; by: string; reason?: string | undefined } | undefined;
  startAt: string | undefined;
}

/** By the person. */
export interface BirthdayFact extends MatterFact {
  is: 'birthday';
}

/** By the case. */
export interface NoteFact extends MatterFact {
  is: 'note';
  version: number;
  locked: { at: string; by: string } | undefined;
}

export interface TaskFact extends MatterFact {
  is: 'task';
  /** What staff can say of it. */
  outcomes: readonly TaskDone[];
  sort: TaskSort;
  visitId: string;
  closed: { at: string; by: string; outcome: TaskOutcome } | undefined;
}

export interface WatchMarkFact extends MatterFact {
  is: 'watchMark';
  opensAt: string;
  closed: { at: string; by: string; reason: string } | undefined;
}

export interface CorrectionFact {
  is: 'correction';
  id: string;
  undone: boolean;
}

export interface MessageFact extends MatterFact {
  is: 'message';
  visitId: string;
}

export interface ReplyFact extends MatterFact {
  is: 'reply';
  /** The line did not understand it, and nobody has to read it. */
  unread: boolean;
}

/** How many wrong codes were compared: of one telephone on a day, or of all whom nobody knows within an hour. */
export interface WrongCodesFact {
  is: 'wrongCodes';
  id: string;
  wrong: number;
  ofLine: boolean;
}

export interface RollUpFact {
  is: 'rollUp';
  id: string;
  counts: Record<string, number>;
}
