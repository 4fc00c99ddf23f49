/** What of the call that a case is in says whether its promise is being kept. */
interface TalkNow {
  direction: 'inbound' | 'callback';
  connectedAt?: string | undefined;
}

/** Does a promise to call stand, other than the one that is being kept by the talk that goes on? For the page and the line alike. */
export function isPromiseOpen(callback: object | undefined, call: TalkNow | undefined): boolean {
  const isBeingKept = call?.direction === 'callback' && call.connectedAt !== undefined;
  return callback !== undefined && !isBeingKept;
}
