import { randomBytes } from 'node:crypto';
import type { BrowserLeg } from './media-port.ts';
import type { MixedLeg, Mixer } from './mixer.ts';
import type { OpenPeer, Peer } from './peer.ts';
import type { ToBrowser } from './signal-messages.ts';
import type { Line } from './signal-socket.ts';

export interface Page {
  line: Line;
  identity: string;
}

interface Origin {
  callSid: string;
  identity: string;
  page: Page;
  direction: 'fromBrowser' | 'toBrowser';
  /** What the browser offered; empty for a call to it. */
  offer: string;
}

interface Parts {
  openPeer: OpenPeer;
  mixer: Mixer;
  /** Told once, however the call ended. */
  ended(call: BrowserCall): void;
  /** The browser and we could not agree on media. Told before `ended`. */
  failed(call: BrowserCall): void;
}

/** One call of a page: its signalling, its peer and its place in the mixer. */
export class BrowserCall {
  callSid: string;
  readonly identity: string;
  readonly direction: Origin['direction'];
  /** Unguessable: a page that shows it takes the call over on a new socket. */
  readonly reconnect = randomBytes(24).toString('base64url');
  readonly leg: Omit<BrowserLeg, 'callSid'>;
  state: 'ringing' | 'up' | 'ended' = 'ringing';
  /** Undefined while the page's socket is lost. */
  page: Page | undefined;
  /** Ends the call of a page that stays away. */
  grace: NodeJS.Timeout | undefined;
  readonly #parts: Parts;
  readonly #peer: Promise<Peer>;
  readonly #mixed: MixedLeg;
  /** Signalling steps happen one after another, also when one waits for the peer. */
  #steps: Promise<void> = Promise.resolve();

  constructor(origin: Origin, parts: Parts) {
    this.callSid = origin.callSid;
    this.identity = origin.identity;
    this.page = origin.page;
    this.direction = origin.direction;
    this.#parts = parts;
    let peer: Peer | undefined;
    this.#mixed = parts.mixer.leg((frame) => peer?.send(frame));
    this.#peer = parts.openPeer({ frame: this.#mixed.receive, up: this.#mixed.up });
    this.#peer.then(
      (opened) => {
        peer = opened;
      },
      () => {},
    );
    this.leg = {
      audio: this.#mixed.audio,
      ringing: () => this.step(() => this.tell({ type: 'ringing', payload: { callsid: this.callSid } })),
      answer: () =>
        this.step(async () => {
          if (this.state !== 'ringing') return;
          this.state = 'up';
          await this.#answer(origin.offer);
        }),
      hangup: () => this.#withdraw(),
      cancel: () => this.#withdraw(),
    };
  }

  /** A received call that the page has not taken yet. */
  get isUnanswered(): boolean {
    return this.direction === 'toBrowser' && this.state === 'ringing';
  }

  tell(message: ToBrowser): void {
    this.page?.line.send(message);
  }

  /** Runs after everything asked before; a failing peer ends the call, nothing else. */
  step(run: () => void | Promise<void>): void {
    this.#steps = this.#steps.then(async () => {
      if (this.state === 'ended') return;
      try {
        await run();
      } catch {
        const error = { code: 53_000, message: 'Media failed' };
        this.tell({ type: 'hangup', payload: { callsid: this.callSid, error } });
        this.#parts.failed(this);
        this.end();
      }
    });
  }

  /** Rings the page. */
  ring(parameters: { AccountSid: string; From: string; To: string }, custom: Record<string, string>): void {
    this.step(async () => {
      const sdp = await (await this.#peer).offer();
      const Params = new URLSearchParams(custom).toString().replaceAll('+', '%20');
      this.tell({
        type: 'invite',
        payload: {
          callsid: this.callSid,
          sdp,
          reconnect: this.reconnect,
          parameters: { CallSid: this.callSid, ...parameters, Params },
        },
      });
    });
  }

  /** The page took the call. */
  accept(answer: string, accepted: () => void): void {
    this.step(async () => {
      if (!this.isUnanswered) return;
      this.state = 'up';
      await (await this.#peer).accept(answer);
      accepted();
    });
  }

  /** The page's network changed: new addresses for the same sound. */
  reoffer(offer: string): void {
    this.step(() => this.#answer(offer));
  }

  /** The page is back on a new socket; its sound never stopped, so it gets no new description. */
  resume(page: Page): void {
    clearTimeout(this.grace);
    this.page = page;
    this.tell({ type: 'answer', payload: { callsid: this.callSid, reconnect: this.reconnect } });
  }

  /** Lets go of everything the call holds. Does not tell the page. */
  end(): void {
    if (this.state === 'ended') return;
    this.state = 'ended';
    clearTimeout(this.grace);
    this.#mixed.audio.close();
    this.#peer.then((peer) => peer.close()).catch(() => {});
    this.#parts.ended(this);
  }

  async #answer(offer: string): Promise<void> {
    const sdp = await (await this.#peer).answer(offer);
    this.tell({ type: 'answer', payload: { callsid: this.callSid, sdp, reconnect: this.reconnect } });
  }

  /** The SDK hears `hangup` only once a call it received was accepted, and `cancel` only before. */
  #withdraw(): void {
    this.step(() => {
      this.tell({ type: this.isUnanswered ? 'cancel' : 'hangup', payload: { callsid: this.callSid } });
      this.end();
    });
  }
}
