/** The promise, by the moment from which we call. */
interface Promised {
  from: string;
}

/** What of the call that a case is in says whether its promise is being kept. */
interface TalkNow {
  direction: 'inbound' | 'callback';
  connectedAt?: string | undefined;
}

/** Does a promise to call stand, other than the one that is being kept by the talk that goes on? For the page and the line alike. */
export function isPromiseOpen(callback: Promised | undefined, call: TalkNow | undefined): boolean {
  if (callback === undefined) return false;
  const keptSince = call?.direction === 'callback' ? call.connectedAt : undefined;
  // One that begins later was made in the talk that goes on.
  return keptSince === undefined || callback.from > keptSince;
}
