import type { Clock } from '../clock.ts';

/** Lets calls created by REST begin at a rate: the first at once, the others one after the other. */
export class CpsQueue {
  readonly #clock: Clock;
  readonly #waiting: (() => void)[] = [];
  #freeAt = Number.NEGATIVE_INFINITY;
  #armed = false;
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
    if (this.#armed || this.#waiting.length === 0) return;
    const now = this.#clock.now();
    // The clock may have been set back since; no call waits longer than one interval for its turn at the head.
    const wait = Math.min(this.#freeAt - now, this.interval);
    if (wait <= 0) {
      this.#freeAt = now + this.interval;
      this.#waiting.shift()?.();
      this.#next();
      return;
    }
    this.#armed = true;
    this.#clock.after(wait, () => {
      this.#armed = false;
      this.#freeAt = Number.NEGATIVE_INFINITY;
      this.#next();
    });
  }
}
