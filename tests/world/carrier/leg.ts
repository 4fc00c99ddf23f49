import type { Luck } from '../luck.ts';

export type EndStatus = 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled';
export type CallStatus = 'queued' | 'ringing' | 'in-progress' | EndStatus;

/** A stretch of a leg that is over when the leg ends or is sent elsewhere; what it waited for then never comes. */
export interface Turn {
  over: boolean;
}

/** Keys that are being waited for. */
export interface OpenGather {
  /** Ends after this many keys; without it at `finishOnKey` or after a pause. */
  most: number | undefined;
  finishOnKey: string;
  press(keys: string): void;
}

/** Where legs meet; each with what is to be done when it is out of it. */
export interface Conference {
  readonly name: string;
  readonly legs: Map<Leg, () => void>;
}

/** Somebody with a telephone or a softphone, told of what happens at it. */
export interface Behaviour {
  /** We ring. */
  rings(leg: Leg): void;
  listens(leg: Leg, gather: OpenGather): void;
  /** There is somebody to talk with, or nobody any more. */
  company(leg: Leg, others: number): void;
  ended(leg: Leg): void;
}

/** What stands at the far end of a leg: a telephone `+45…` or a softphone `client:…`. */
export interface Station {
  readonly address: string;
  /** What the carrier shows of it as the caller. */
  shows: string;
  readonly legs: Set<Leg>;
  /** A softphone whose page is open; a telephone that exists. */
  reachable: boolean;
  /** Takes no messages. */
  readonly landline: boolean;
  /** Its owner has said stop: the carrier sends nothing there until it is taken back. */
  optedOut?: boolean;
  behaviour: Behaviour | undefined;
}

export interface Leg {
  readonly sid: string;
  /** Names it in the trace. */
  readonly name: string;
  readonly luck: Luck;
  readonly direction: 'inbound' | 'outbound-api';
  readonly from: string;
  readonly to: string;
  readonly station: Station;
  /** Told of its end. */
  readonly statusCallback: string | undefined;
  /** Asked for a document when another cannot be had. */
  readonly fallback: string | undefined;
  /** Where it goes once it is answered, for a leg that we set up. */
  readonly answerUrl: string | undefined;
  readonly createdAt: number;
  status: CallStatus;
  answeredAt: number | undefined;
  endedAt: number | undefined;
  turn: Turn;
  gather: OpenGather | undefined;
  conference: Conference | undefined;
  /** As what it is in the conference that it joined last. */
  label?: string | undefined;
  /** Who hears it there: all, nobody, or one alone, by their CallSid. */
  heardBy?: string;
  /** Whoever leaves like this takes the conference along. */
  endsConference?: boolean;
  /** On hold in it. */
  held: boolean;
  /** Since when there has been nobody else in it. */
  aloneSince: number | undefined;
  /** Asked for when the leg is out of its conference. */
  dialAction: string | undefined;
  /** Documents asked for so far. */
  documents: number;
  /** What was said into it, newest last. */
  readonly heard: string[];
}

export function isLive({ status }: Leg): boolean {
  return status === 'queued' || status === 'ringing' || status === 'in-progress';
}

/** The fields of every request about a leg. */
export function fieldsOf(accountSid: string, leg: Leg): Record<string, string> {
  return {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    CallSid: leg.sid,
    CallStatus: leg.status,
    Called: leg.to,
    Caller: leg.from,
    Direction: leg.direction,
    From: leg.from,
    To: leg.to,
  };
}
