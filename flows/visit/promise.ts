import type { Instant } from '../../schemas/time.ts';

/** What of the call that a case is in says whether its promise is being kept. */
interface TalkNow {
  direction: 'inbound' | 'callback';
  connectedAt?: string | undefined;
}

/** Does a promise to call stand, other than the one that is being kept by the talk that goes on? For the page and the line alike. */
export function isPromiseOpen(callback: { from: Instant } | undefined, call: TalkNow | undefined): boolean {
  const { connectedAt } = call ?? {};
  // One that begins later was agreed in this talk.
  const isLater = callback !== undefined && connectedAt !== undefined && callback.from > connectedAt;
  const isBeingKept = call?.direction === 'callback' && connectedAt !== undefined && !isLater;
  return callback !== undefined && !isBeingKept;
}
