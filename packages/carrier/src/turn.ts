import type { Clock } from 'driven-clock/clock';

/** Thrown into whatever a call was doing when it was hung up, redirected or interrupted. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** One uninterrupted stretch of what a call does. Everything the call waits for, it waits for through its turn. */
export class Turn {
  readonly #abort = new AbortController();
  readonly #leaveParent: (() => void) | undefined;

  constructor(parent?: Turn) {
    this.#leaveParent = parent?.onEnd(() => this.end());
  }

  get over(): boolean {
    return this.#abort.signal.aborted;
  }

  /** A stretch that can end alone, and ends with this one. */
  child(): Turn {
    return new Turn(this);
  }

  end(): void {
    this.#abort.abort();
    this.#leaveParent?.();
  }

  /** Runs when the turn ends, at once if it has; the returned function takes that back. */
  onEnd(run: () => void): () => void {
    if (this.over) run();
    this.#abort.signal.addEventListener('abort', run, { once: true });
    return () => this.#abort.signal.removeEventListener('abort', run);
  }

  /** @throws Interrupted if the turn is over */
  check(): void {
    if (this.over) throw new Interrupted();
  }

  /** What the promise gives, unless the turn ends first. @throws Interrupted */
  wait<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const off = this.onEnd(() => reject(new Interrupted()));
      promise.then(resolve, reject).finally(off);
    });
  }

  /** @throws Interrupted */
  async sleep(clock: Clock, ms: number): Promise<void> {
    this.check();
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = clock.after(ms, resolve);
    try {
      await this.wait(promise);
    } finally {
      timer.cancel();
    }
  }
}
