import { type LiveQuestion, liveWord } from '../../../schemas/live-api.ts';

export interface LiveSocket {
  send(text: string): void;
  close(): void;
}

export interface LivePort {
  ticket(): Promise<string>;
  /** Opens a socket; what becomes of it is told. */
  open(ticket: string, told: { opened(): void; heard(text: string): void; closed(): void }): LiveSocket;
  /** Reads the desk; `anew`: one that is under way may have come too early. False when it failed. */
  fetch(anew: boolean): Promise<boolean>;
  /** The line's own time: as it tells, and carried on from there at every tick while nothing else tells it. */
  time(now: string): void;
  isOnDuty(): boolean;
  /** Epoch milliseconds: they go on while the machine sleeps. */
  now(): number;
  random(): number;
}

/** A question a minute proves the socket, and every other one asks for the newest number. */
const questionMs = 60_000;
/** No answer for so long, or no socket: it is dead, whatever the browser believes. */
const answerMs = 10_000;
/** From when on, by the line's own time, everybody who tells desks knows of this one. */
const trustedMs = 60_000;
/** What only time changes in a list is seen at least this often. */
const everythingMs = 30 * 60_000;
const firstRetryMs = 2_000;
const longestRetryMs = 60_000;
/** In the two seconds between ticks: changes in a row cost little more than asking all the time would. */
const mostFetches = 3;

/**
 * When the desk is fetched. While its socket is trusted: when it hears of another number. Else at every tick, as if there were no socket.
 * Nothing here has a timer of its own, so that a hidden page is as quick as another.
 */
export class Live {
  readonly #port: LivePort;
  /** The socket that is open or on its way; what an earlier one says is not heard. */
  #attempt: object | undefined;
  #socket: LiveSocket | undefined;
  #tries = 0;
  #retryAt = 0;
  #askedAt = 0;
  #isUnanswered = false;
  #questions = 0;
  /** The line's time as it was told last, and what ours was then; both in epoch milliseconds. */
  #told = { line: 0, own: 0 };
  /** The line's time when this socket was answered first. */
  #since: string | undefined;
  #isTrusted = false;
  #sequence = '';
  #isFetching = false;
  #isStale = false;
  #fetchedAt = 0;
  #left = 0;

  constructor(port: LivePort) {
    this.#port = port;
  }

  /** Every two seconds. */
  tick(): void {
    this.#left = mostFetches;
    const now = this.#port.now();
    const silentMs = Math.abs(now - this.#askedAt);
    if (this.#attempt === undefined) {
      if (now >= this.#retryAt) void this.#connect();
    } else if (this.#isUnanswered && silentMs >= answerMs) this.drop();
    else if (!this.#isUnanswered && silentMs >= questionMs) this.#ask();
    if (this.#isStale || !this.#isTrusted || Math.abs(now - this.#fetchedAt) >= everythingMs) this.#fetch();
    // How long a talk or a hold lasts is counted in seconds, and a fetch would tell it otherwise.
    if (this.#isTrusted) this.#port.time(new Date(this.#told.line + now - this.#told.own).toISOString());
  }

  /** The socket is not to be relied on any more; another is opened after a while. */
  drop(): void {
    if (this.#attempt === undefined) return;
    this.#attempt = undefined;
    this.#socket?.close();
    this.#socket = undefined;
    this.#isUnanswered = false;
    this.#isTrusted = false;
    this.#since = undefined;
    const pause = Math.min(longestRetryMs, firstRetryMs * 2 ** this.#tries);
    this.#tries += 1;
    // All desks of a line lose their sockets in the same moment, and must not come back in one.
    this.#retryAt = this.#port.now() + pause * (0.5 + this.#port.random() / 2);
  }

  async #connect(): Promise<void> {
    const attempt = {};
    this.#attempt = attempt;
    this.#askedAt = this.#port.now();
    this.#isUnanswered = true;
    const ifThis = (then: () => void) => () => {
      if (this.#attempt === attempt) then();
    };
    try {
      const ticket = await this.#port.ticket();
      if (this.#attempt !== attempt) return;
      this.#questions = 0;
      this.#socket = this.#port.open(ticket, {
        opened: ifThis(() => this.#ask()),
        heard: (text) => ifThis(() => this.#hear(text))(),
        closed: ifThis(() => this.drop()),
      });
    } catch {
      ifThis(() => this.drop())();
    }
  }

  #ask(): void {
    const question: LiveQuestion = {
      ...(this.#port.isOnDuty() && { alive: true }),
      ...(this.#questions % 2 === 0 && { look: true }),
    };
    this.#questions += 1;
    this.#askedAt = this.#port.now();
    this.#isUnanswered = true;
    this.#socket?.send(JSON.stringify(question));
  }

  #hear(text: string): void {
    const word = wordOf(text);
    if (word.now !== undefined) this.#answered(word.now);
    const { sequence } = word;
    if (sequence === undefined) return;
    // What is pushed late tells of something all the same; an answer that is older than what was heard tells of nothing.
    const isNews = word.now === undefined ? sequence !== this.#sequence : sequence > this.#sequence;
    if (sequence > this.#sequence) this.#sequence = sequence;
    if (isNews) this.#change();
  }

  #answered(now: string): void {
    this.#isUnanswered = false;
    this.#told = { line: Date.parse(now), own: this.#port.now() };
    this.#port.time(now);
    this.#since ??= now;
    if (this.#isTrusted || Date.parse(now) - Date.parse(this.#since) < trustedMs) return;
    this.#isTrusted = true;
    this.#tries = 0;
    // What happened just before the trust was perhaps told to nobody.
    this.#change();
  }

  #change(): void {
    this.#isStale = true;
    this.#fetch();
  }

  /** One at a time; what changes meanwhile is one more after it. */
  #fetch(): void {
    if (this.#isFetching || this.#left === 0) return;
    this.#left -= 1;
    this.#isFetching = true;
    this.#fetchedAt = this.#port.now();
    const anew = this.#isStale;
    this.#isStale = false;
    const ended = (isDone: boolean) => {
      this.#isFetching = false;
      if (!isDone) this.#isStale = true;
      else if (this.#isStale) this.#fetch();
    };
    void this.#port.fetch(anew).then(ended, () => ended(false));
  }
}

function wordOf(text: string): { now?: string | undefined; sequence?: string | undefined } {
  try {
    const read = liveWord.safeParse(JSON.parse(text));
    return read.success ? read.data : {};
  } catch {
    return {};
  }
}
