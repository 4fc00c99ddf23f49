/** What is in flight now: requests sent and not answered, events not yet handled. Driven time only moves when nothing is. */
export interface Flight {
  /** Something has begun; call what it returns when it is over (once or more). `name` is told when it is stuck. */
  begin(name?: string): () => void;
  /** Registers a source of waiting work. It does any that waits and resolves true if it did some. */
  settler(run: () => Promise<boolean>, name?: string): void;
  /**
   * Resolves when nothing is in flight and every settler, asked in turn, reports no work.
   * Throws, naming what is stuck, when that does not come within the bounds.
   */
  idle(): Promise<void>;
}

export interface FlightBounds {
  /** Real milliseconds one `idle()` may take. */
  patienceMs?: number;
  /** Rounds of settlers one `idle()` may take. */
  rounds?: number;
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export function createFlight(bounds: FlightBounds = {}): Flight {
  const { patienceMs = 180_000, rounds = 2_000 } = bounds;
  const under = new Map<symbol, string>();
  const settlers: { run: () => Promise<boolean>; name: string }[] = [];
  let landed: (() => void)[] = [];
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  function begin(name = 'something unnamed'): () => void {
    const id = Symbol(name);
    under.set(id, name);
    return () => {
      under.delete(id);
      if (under.size > 0) return;
      const waiting = landed;
      landed = [];
      for (const wake of waiting) wake();
    };
  }

  function stuck(what: string): Error {
    return new Error(
      `Not idle after ${patienceMs} ms; ${what}: ${[...new Set(under.values())].join(', ') || 'nothing in flight'}`,
    );
  }

  async function empty(deadline: number): Promise<void> {
    // What a promise just resolved sets off must have had the chance to begin, hence a turn of the loop before each look.
    await turnOfTheLoop();
    while (under.size > 0) {
      const left = deadline - performance.now();
      if (left <= 0) throw stuck('still in flight');
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        landed.push(resolve);
        timer = setTimeout(resolve, left);
      });
      clearTimeout(timer);
      await turnOfTheLoop();
    }
  }

  async function settled(): Promise<void> {
    const deadline = performance.now() + patienceMs;
    for (let round = 0; round < rounds; round++) {
      await empty(deadline);
      let worked: string | undefined;
      for (const settler of settlers) {
        if (await settler.run()) worked = settler.name;
        if (under.size > 0) worked ??= settler.name;
      }
      if (worked === undefined) {
        await turnOfTheLoop();
        if (under.size === 0) return;
      }
      if (performance.now() > deadline) throw stuck(`settler "${worked}" still finds work`);
    }
    throw stuck(`no rest after ${rounds} rounds`);
  }

  /** One `settled` runs at a time; whoever asks meanwhile shares the one after it, which starts later than the question. */
  function idle(): Promise<void> {
    if (!current) {
      current = settled().finally(() => {
        current = undefined;
      });
      return current;
    }
    next ??= current
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return idle();
      });
    return next;
  }

  return {
    begin,
    settler: (run, name = 'a settler without name') => {
      settlers.push({ run, name });
    },
    idle,
  };
}
