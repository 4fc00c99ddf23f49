import type { ContactState } from '../../../schemas/visit.ts';

/** What rows of the table mean to the invariants, whatever their shape. */
export type Fact =
  | ContactFact
  | CallFact
  | ConsultantFact
  | MeetingFact
  | SlotFact
  | FollowUpFact
  | MessageFact
  | EventFact
  | RollUpFact
  | { is: 'queueEntry'; id: string; callId: string }
  | { is: 'availability'; id: string; staffId: string; idleFrom: string }
  | { is: 'person'; id: string; visits: string[] };

export interface ContactFact {
  is: 'contact';
  id: string;
  person: string | undefined;
  state: ContactState;
  /** Turned out to belong to another contact: counted nowhere. */
  joined: boolean;
  open: boolean;
  concluded: boolean;
  promise: { due: string } | undefined;
  meetingId: string | undefined;
  callId: string | undefined;
  /** It has a next step, so it stands on the list of open matters. */
  listed: boolean;
}

export interface CallFact {
  is: 'call';
  id: string;
  visitId: string;
  direction: 'inbound' | 'callback';
  stage: 'inLine' | 'waiting' | 'ringing' | 'joining' | 'talking' | 'lost' | 'ended';
  citizenSid: string | undefined;
  consultantSid: string | undefined;
  staffId: string | undefined;
  placeAt: string | undefined;
  /** It came to its case by the number alone. */
  provisional: boolean;
  /** Counts what the citizen was asked and said. */
  step: number;
}

export interface ConsultantFact {
  is: 'consultant';
  id: string;
  held: boolean;
  available: boolean;
  idleFrom: string | undefined;
  callId: string | undefined;
}

export interface MeetingFact {
  is: 'meeting';
  id: string;
  visitId: string;
  slotId: string;
  booked: boolean;
  ofVisit: boolean;
  startAt: string;
}

export interface SlotFact {
  is: 'slot';
  id: string;
  meetingId: string | undefined;
  startAt: string;
}

export interface FollowUpFact {
  is: 'followUp';
  id: string;
  visitId: string;
  open: boolean;
  listed: boolean;
  /** How and when it was closed, and when its last meeting began. */
  closed: { at: string; outcome: string } | undefined;
  startAt: string | undefined;
}

export interface MessageFact {
  is: 'message';
  id: string;
  visitId: string;
  open: boolean;
}

export interface EventFact {
  is: 'event';
  id: string;
  type: string;
  visitId: string | undefined;
  callId: string | undefined;
  contact: { from: ContactState | undefined; to: ContactState; joined: boolean } | undefined;
  /** Every effect has its final outcome. */
  settled: boolean;
  /** What it adds to the report: day, counter, by how much. */
  additions(): { day: string; counter: string; by: number }[];
}

export interface RollUpFact {
  is: 'rollUp';
  id: string;
  counts: Record<string, number>;
}
