import type { Clock, Timer } from 'driven-clock/clock';

/** Lets calls created by REST begin at a rate: the first at once, the others one after the other. */
export class CpsQueue {
  readonly #clock: Clock;
  readonly #waiting: (() => void)[] = [];
  #freeAt = Number.NEGATIVE_INFINITY;
  #armed: { timer: Timer; at: number } | undefined;
  /** Calls a second. */
  rate: number;

  constructor(clock: Clock, rate: number) {
    this.#clock = clock;
    this.rate = rate;
  }

  get interval(): number {
    return 1000 / this.rate;
  }

  add(begin: () => void): void {
    this.#waiting.push(begin);
    this.#next();
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const now = this.#clock.now();
    // The clock may have been set back since: nobody waits longer than one interval for a turn at the head.
    if (this.#armed && this.#armed.at - now <= this.interval) return;
    this.#armed?.timer.cancel();
    this.#armed = undefined;
    const wait = Math.min(this.#freeAt - now, this.interval);
    if (wait <= 0) {
      this.#freeAt = now + this.interval;
      this.#waiting.shift()?.();
      this.#next();
      return;
    }
    const timer = this.#clock.after(wait, () => {
      this.#armed = undefined;
      this.#freeAt = Number.NEGATIVE_INFINITY;
      this.#next();
    });
    this.#armed = { timer, at: now + wait };
  }
}
