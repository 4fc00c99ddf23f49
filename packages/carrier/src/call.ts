import type { Clock } from 'driven-clock/clock';
import type { AnsweredBy } from './detection.ts';
import type { BrowserLeg } from './media/media-port.ts';
import { newSid } from './sid.ts';
import type { Station } from './station.ts';
import { Turn } from './turn.ts';
import type { CookieJar } from './webhook/cookies.ts';

export type Direction = 'inbound' | 'outbound-api' | 'outbound-dial';
export type EndStatus = 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled';
export type CallStatus = 'queued' | 'initiated' | 'ringing' | 'in-progress' | EndStatus;
/** The words a subscriber to a call's progress uses. */
export type ProgressEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

export interface Heard {
  at: string;
  kind: 'say' | 'play' | 'conference' | 'ring' | 'hold' | 'keys';
  text: string;
}

/** Where a call's sound goes besides its own document: a bridge or a conference. */
export interface Place {
  /** Calls this one can talk with now. */
  peers(call: Call): string[];
  remove(call: Call, reason: 'participant_hung_up' | 'participant_updated_via_api'): void;
}

export interface Subscription {
  url: string;
  method: 'GET' | 'POST';
  events: ReadonlySet<string>;
}

export interface Target {
  url: string;
  method: 'GET' | 'POST';
}

export interface CallSetup {
  from: string;
  to: string;
  direction: Direction;
  status: CallStatus;
  station: Station;
  parent?: Call | undefined;
  numberSid?: string | undefined;
  applicationSid?: string | undefined;
  /** Fields every webhook of this call carries besides the standard ones (a browser's `params`). */
  parameters?: Record<string, string> | undefined;
  /** What a page rung by this call is told (`call.customParameters`). */
  custom?: Record<string, string> | undefined;
  progress?: Subscription | undefined;
  fallback?: Target | undefined;
}

const ends: readonly string[] = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];

/** One leg between the carrier and a station. */
export class Call {
  readonly sid = newSid('CA');
  readonly from: string;
  readonly to: string;
  readonly direction: Direction;
  readonly station: Station;
  readonly parent: Call | undefined;
  readonly numberSid: string | undefined;
  readonly applicationSid: string | undefined;
  readonly parameters: Record<string, string>;
  readonly custom: Record<string, string>;
  readonly createdAt: number;
  readonly heard: Heard[] = [];
  readonly cookies: CookieJar = new Map();
  status: CallStatus;
  progress: Subscription | undefined;
  fallback: Target | undefined;
  startedAt: number | undefined;
  answeredAt: number | undefined;
  endedAt: number | undefined;
  /** What answered it, once detection has found out. */
  answeredBy: AnsweredBy | undefined;
  queuedMs = 0;
  place: Place | undefined;
  browser: Omit<BrowserLeg, 'callSid'> | undefined;
  turn = new Turn();
  sequence = 0;
  /** Resolves when the Dial it is in has asked whatever it asks when the call leaves it. */
  leaving: Promise<void> | undefined;
  /** Runs documents of its own, as a callee that was sent elsewhere does. */
  ownDocument = false;
  readonly #clock: Clock;
  readonly #tell: (call: Call, event: ProgressEvent) => void;
  readonly #keys = new Set<(key: string) => void>();
  readonly #answered = Promise.withResolvers<void>();
  readonly #ended = Promise.withResolvers<void>();

  constructor(setup: CallSetup, clock: Clock, tell: (call: Call, event: ProgressEvent) => void) {
    this.from = setup.from;
    this.to = setup.to;
    this.direction = setup.direction;
    this.status = setup.status;
    this.station = setup.station;
    this.parent = setup.parent;
    this.numberSid = setup.numberSid;
    this.applicationSid = setup.applicationSid;
    this.parameters = setup.parameters ?? {};
    this.custom = setup.custom ?? {};
    this.progress = setup.progress;
    this.fallback = setup.fallback;
    this.createdAt = clock.now();
    this.#clock = clock;
    this.#tell = tell;
  }

  get live(): boolean {
    return !ends.includes(this.status);
  }

  /** Resolves when the leg is over. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** Resolves true when the leg is answered, false when it ended unanswered. */
  outcome(): Promise<boolean> {
    return Promise.race([
      this.#answered.promise.then(() => true),
      this.#ended.promise.then(() => this.answeredAt !== undefined),
    ]);
  }

  /** Whole seconds from answer to end (or now). */
  get seconds(): number {
    return this.answeredAt === undefined
      ? 0
      : Math.round(((this.endedAt ?? this.#clock.now()) - this.answeredAt) / 1000);
  }

  hear(kind: Heard['kind'], text: string): void {
    const at = new Date(this.#clock.now()).toISOString();
    this.heard.push({ at, kind, text: text.replace(/\s+/g, ' ').trim() });
  }

  peers(): string[] {
    return this.live ? (this.place?.peers(this) ?? []) : [];
  }

  /** On its way to the station: dialled, then ringing. */
  proceed(status: 'initiated' | 'ringing'): void {
    if (!this.live) return;
    this.startedAt ??= this.#clock.now();
    this.status = status;
    this.#tell(this, status);
  }

  answer(): void {
    if (!this.live || this.answeredAt !== undefined) return;
    this.startedAt ??= this.#clock.now();
    this.answeredAt = this.#clock.now();
    this.status = 'in-progress';
    if (this.direction === 'inbound') this.browser?.answer();
    this.#answered.resolve();
    this.#tell(this, 'answered');
  }

  /** Ends the leg, whatever it does. `byBrowser`: the page has hung up already. */
  end(status: EndStatus, { byBrowser = false } = {}): void {
    if (!this.live) return;
    const wasQueued = this.status === 'queued';
    this.place?.remove(this, 'participant_hung_up');
    this.place = undefined;
    this.station.live.delete(this);
    this.status = status;
    this.endedAt = this.#clock.now();
    this.turn.end();
    if (!byBrowser) {
      if (this.answeredAt === undefined && this.direction !== 'inbound') this.browser?.cancel();
      else this.browser?.hangup();
    }
    this.#ended.resolve();
    // A call withdrawn while it queued never began: nobody is told.
    if (!wasQueued) this.#tell(this, 'completed');
  }

  /** Leaves what it was doing for a new stretch: takes it out of its bridge or conference. */
  newTurn(): Turn {
    this.place?.remove(this, 'participant_updated_via_api');
    this.place = undefined;
    this.turn.end();
    this.turn = new Turn();
    return this.turn;
  }

  press(key: string): void {
    for (const listener of [...this.#keys]) listener(key);
  }

  /** Hears every key pressed until the returned function is called. */
  onKey(listener: (key: string) => void): () => void {
    this.#keys.add(listener);
    return () => this.#keys.delete(listener);
  }
}
