import type { LegEnd } from '../../flows/routing/leg-ended.ts';
import type { CallSid } from '../../schemas/ids.ts';
import type { SupervisionMode } from '../../schemas/supervision.ts';

/** What the line asks of the carrier. Every refusal is a value with the carrier's code; only faults of ours throw. */
export interface Carrier {
  ring(leg: DialledLeg): Promise<CarrierResult<CallSid>>;
  /** A live leg from us to a number or softphone that was asked for since a moment: an earlier request whose answer was lost. */
  findLeg(leg: { to: string; from: string; since: string }): Promise<CarrierResult<CallSid | undefined>>;
  /** Redirects a live leg; 21220 when it has just ended. */
  redirect(sid: CallSid, url: string): Promise<CarrierResult<true>>;
  hangUp(sid: CallSid): Promise<CarrierResult<true>>;
  /** Puts a leg on hold in its conference, where it hears what the address answers, or takes it off hold. */
  hold(leg: HeldLeg): Promise<CarrierResult<true>>;
  /** Says to a leg in its conference what the address answers, beside the talk. */
  announce(announcement: Announcement): Promise<CarrierResult<true>>;
  /** Lets a leg take part in its conference heard by nobody, by one leg alone, or by all. */
  supervise(leg: SupervisingLeg): Promise<CarrierResult<true>>;
  /** Ends the conferences of that name that are going on; their number. */
  endConference(name: string): Promise<CarrierResult<number>>;
  sms(message: { to: string; from: string; body: string; statusCallback: string }): Promise<CarrierResult<true>>;
  /** Has this very message been sent since a moment? */
  findMessage(message: { to: string; from: string; body: string; since: string }): Promise<CarrierResult<boolean>>;
  /** Is the leg still up, or how did it end? One that the carrier knows nothing of has failed. */
  legStatus(sid: CallSid): Promise<CarrierResult<'live' | LegEnd>>;
  /** Every inbound call to a number that ended after a moment, for the reconciliation with our own. */
  endedSince(to: string, since: string): Promise<CarrierResult<{ sid: string; from: string }[]>>;
}

export interface DialledLeg {
  to: string;
  from: string;
  url: string;
  statusCallback: string;
  /** Seconds. */
  timeout: number;
}

export interface HeldLeg {
  /** The conference's name. */
  conference: string;
  sid: CallSid;
  /** Asked for what is heard meanwhile; without it the hold ends. */
  url?: string | undefined;
}

export interface Announcement {
  /** The conference's name. */
  conference: string;
  sid: CallSid;
  url: string;
}

export interface SupervisingLeg {
  /** The conference's name. */
  conference: string;
  sid: CallSid;
  mode: SupervisionMode;
  /** The leg by which alone one is heard who whispers. */
  coached: CallSid;
}

/** What the carrier answered: a refusal has its code, and whether it may be asked again. */
export type CarrierResult<Value> = { ok: true; value: Value } | { ok: false; code: string; retry: boolean };

/** The call is no longer in progress: a lost race, not a fault. */
export const gone = '21220';
/** The carrier knows nothing of it. */
export const notFound = '20404';
