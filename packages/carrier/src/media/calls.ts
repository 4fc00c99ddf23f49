import { BrowserCall, type Page } from './browser-call.ts';
import type { BrowserLeg, MediaEvents } from './media-port.ts';
import type { Mixer } from './mixer.ts';
import type { OpenPeer } from './peer.ts';

interface Parts {
  accountSid: string;
  openPeer: OpenPeer;
  mixer: Mixer;
  /** How long a call waits for its page to come back, in ms. */
  graceMs: number;
  events(): MediaEvents;
}

/** The calls of every page. A page reaches only its own; the engine is told of every end it did not ask for, once. */
export class Calls {
  readonly #parts: Parts;
  /** By CallSid, and calls a page made also by the id it gave them: it may use that until it was told the real one. */
  readonly #calls = new Map<string, BrowserCall>();
  /** By identity: calls that rang in a page when its socket was lost. The page still shows them. */
  readonly #orphans = new Map<string, string[]>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The page called out. */
  fromPage(page: Page, temporarySid: string, offer: string, params: Record<string, string>): void {
    const call = this.#open(page, temporarySid, 'fromBrowser', offer);
    try {
      call.callSid = this.#parts.events().outgoing(call.leg, { identity: page.identity }, params);
    } catch {
      const error = { code: 31_002, message: 'The call was refused' };
      call.tell({ type: 'hangup', payload: { callsid: temporarySid, error } });
      call.end();
      return;
    }
    this.#calls.set(call.callSid, call);
  }

  /** Rings the page. */
  toPage(
    page: Page,
    callSid: string,
    parameters: { From: string; To: string },
    custom: Record<string, string>,
  ): BrowserLeg {
    const call = this.#open(page, callSid, 'toBrowser', '');
    call.ring({ AccountSid: this.#parts.accountSid, ...parameters }, custom);
    return { callSid, ...call.leg };
  }

  /** A page is there: withdraws what still rings in it from before it was lost. */
  arrived(page: Page): void {
    for (const callsid of this.#orphans.get(page.identity) ?? []) {
      page.line.send({ type: 'cancel', payload: { callsid } });
    }
    this.#orphans.delete(page.identity);
  }

  /** The page came back on a new socket and takes its call over; a call that is gone is hung up there. */
  resume(page: Page, callsid: string, reconnect: string): void {
    const call = [...this.#calls.values()].find(
      (each) => each.reconnect === reconnect && each.identity === page.identity,
    );
    const error = { code: 31_481, message: 'The call no longer exists' };
    if (call) call.resume(page);
    else page.line.send({ type: 'hangup', payload: { callsid, error } });
  }

  accepted(page: Page, callSid: string, answer: string): void {
    const call = this.#find(page, callSid);
    call?.accept(answer, () => this.#parts.events().accepted(call.callSid));
  }

  rejected(page: Page, callSid: string): void {
    const call = this.#find(page, callSid);
    if (!call) return;
    call.end();
    this.#parts.events().rejected(call.callSid);
  }

  hungUp(page: Page, callSid: string | undefined): void {
    const call = this.#find(page, callSid);
    // A page that was refused the microphone hangs up a call it never accepted.
    if (call?.isUnanswered) this.rejected(page, call.callSid);
    else if (call) this.#hangUp(call);
  }

  digits(page: Page, callSid: string, digits: string): void {
    const call = this.#find(page, callSid);
    if (call) this.#parts.events().digits(call.callSid, digits);
  }

  reoffer(page: Page, callSid: string, offer: string): void {
    this.#find(page, callSid)?.reoffer(offer);
  }

  /** The page's socket closed. */
  lost(page: Page): void {
    for (const call of this.#of(page)) {
      if (call.isUnanswered) {
        // A dead browser must free whoever sat at it at once.
        this.#orphans.set(call.identity, [...(this.#orphans.get(call.identity) ?? []), call.callSid]);
        this.rejected(page, call.callSid);
      } else if (call.state === 'ringing') {
        // The SDK resumes answered calls only.
        this.#hangUp(call);
      } else {
        call.page = undefined;
        call.grace = setTimeout(() => this.#hangUp(call), this.#parts.graceMs);
      }
    }
  }

  isBusy(page: Page): boolean {
    return this.#of(page).length > 0;
  }

  /** Ends every call without telling anybody. */
  close(): void {
    for (const call of [...this.#calls.values()]) call.end();
  }

  #open(page: Page, callSid: string, direction: BrowserCall['direction'], offer: string): BrowserCall {
    const { openPeer, mixer } = this.#parts;
    const call = new BrowserCall(
      { callSid, identity: page.identity, page, direction, offer },
      {
        openPeer,
        mixer,
        failed: (failed) => this.#parts.events().hungUp(failed.callSid),
        ended: (ended) => {
          this.#calls.delete(ended.callSid);
          this.#calls.delete(callSid);
        },
      },
    );
    this.#calls.set(callSid, call);
    return call;
  }

  /** A call of this page; without an id the one it has. */
  #find(page: Page, sid: string | undefined): BrowserCall | undefined {
    const call = sid === undefined ? this.#of(page)[0] : this.#calls.get(sid);
    return call?.page === page ? call : undefined;
  }

  #of(page: Page): BrowserCall[] {
    return [...new Set(this.#calls.values())].filter((call) => call.page === page);
  }

  #hangUp(call: BrowserCall): void {
    call.end();
    this.#parts.events().hungUp(call.callSid);
  }
}
