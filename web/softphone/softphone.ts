/**
 * The one telephone the pages know. Behind it stands the carrier's browser SDK (`sdk-softphone.ts`) or, in tests of
 * pages, a played one (`played-softphone.ts`). One call at a time.
 */

/** `lost`: the signalling broke off and comes back by itself; a running talk goes on meanwhile. */
export type LineState = 'off' | 'registering' | 'ready' | 'lost';

export interface CallState {
  /** The carrier's CallSid; empty until a call made here rings. */
  callSid: string;
  direction: 'incoming' | 'outgoing';
  /** The other end as the carrier names it: a number, `client:…`, or empty. */
  from: string;
  to: string;
  /** Parameters the line sent along with an incoming call. */
  custom: Readonly<Record<string, string>>;
  phase: 'ringing' | 'calling' | 'open' | 'reconnecting';
  muted: boolean;
  /** `silent`: answered, but no sound arrived within 3.5 s. */
  sound: 'waiting' | 'heard' | 'silent';
  /** True while the network spoils the sound; absent means false. */
  poor?: boolean;
}

export interface SoftphoneState {
  line: LineState;
  call: CallState | undefined;
  /** What is wrong, as a Danish sentence for the person at the page, shown by `sayKnown`; undefined when nothing is. */
  problem: string | undefined;
}

export interface Softphone {
  /** The same object until something changes, as `useSyncExternalStore` wants it. */
  state(): SoftphoneState;
  /** Calls the listener after every change; returns the function that stops it. */
  subscribe(listener: () => void): () => void;
  /** Becomes reachable. Rejects with a SoftphoneError, at the latest after ten seconds. */
  register(): Promise<void>;
  unregister(): Promise<void>;
  /** Calls out with these parameters for the line. Rejects with a SoftphoneError while another call is there. */
  connect(params: Record<string, string>): Promise<void>;
  accept(): void;
  reject(): void;
  hangup(): void;
  /** `0-9`, `*`, `#` and `w` for half a second's pause. */
  digits(digits: string): void;
  mute(on: boolean): void;
  /** Lets go of everything; the softphone is of no use afterwards. */
  close(): void;
}

/** Its message is a Danish sentence, shown by `sayKnown`. */
export class SoftphoneError extends Error {
  override readonly name = 'SoftphoneError';
}

export interface SoftphoneConfig {
  /** True where the carrier is the one on this machine: signalling then goes to the page's own host. */
  local: boolean;
  /** The carrier's edge, such as `dublin`; unused when local. */
  edge?: string;
  /** Fetches an access token; called again before it runs out. */
  token(): Promise<string>;
  /** The browser asks before the page is left in a call. True unless told otherwise. */
  guardLeaving?: boolean;
  /** For tests: another source of sound than the microphone. */
  getUserMedia?: (constraints: MediaStreamConstraints) => Promise<MediaStream>;
}
