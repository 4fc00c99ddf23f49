import type { Clock } from 'driven-clock/clock';

/** One entry of what Twilio shows in its debugger: an error or a warning with its code. */
export interface Notice {
  at: string;
  level: 'error' | 'warning';
  code: number;
  message: string;
  callSid?: string | undefined;
  url?: string | undefined;
}

const kept = 500;

/** The carrier's debugger: errors and warnings, newest first. */
export class Notices {
  readonly #clock: Clock;
  readonly #log: ((line: string) => void) | undefined;
  readonly list: Notice[] = [];

  constructor(clock: Clock, log?: (line: string) => void) {
    this.#clock = clock;
    this.#log = log;
  }

  add(notice: Omit<Notice, 'at'>): void {
    this.list.unshift({ at: new Date(this.#clock.now()).toISOString(), ...notice });
    this.list.length = Math.min(this.list.length, kept);
    this.#log?.(`${notice.level} ${notice.code}: ${notice.message}`);
  }
}
