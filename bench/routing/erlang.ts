/** A room where callers come by chance and talks last by chance, both exponentially. */
export interface Load {
  /** Calls an hour. */
  perHour: number;
  /** Mean seconds that a call holds a consultant. */
  handling: number;
  consultants: number;
}

/** Calls that would be served at once if nobody ever waited. */
function offered({ perHour, handling }: Load): number {
  return (perHour * handling) / 3600;
}

/**
 * Mean seconds of waiting where everybody waits as long as it takes (M/M/c).
 * A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in automatic telephone exchanges", The Post Office
 * Electrical Engineers' Journal 10, 1918. The share that waits is found from his loss formula, by its recursion over the consultants.
 */
export function erlangC(load: Load): { waits: number; wait: number } {
  const { consultants, handling } = load;
  const a = offered(load);
  if (a >= consultants) throw new Error('More comes in than can be served: the wait has no end');
  let lost = 1;
  for (let count = 1; count <= consultants; count += 1) lost = (a * lost) / (count + a * lost);
  const busy = a / consultants;
  const waits = lost / (1 - busy * (1 - lost));
  return { waits, wait: (waits * handling) / (consultants - a) };
}

/** So small a share of the time is nobody's wait any more. */
const negligible = 1e-15;

/**
 * Share who give up, and mean seconds of waiting of all (who gave up included), where patience is exponential too (M/M/c+M).
 * C. Palm, "Research on telephone traffic carried by full availability groups", Tele 1, 1957; as in O. Garnett, A. Mandelbaum, M. Reiman,
 * "Designing a call center with impatient customers", Manufacturing & Service Operations Management 4(3), 2002. Found from how much of the
 * time so many are in the room: one more comes at the rate of the calls, one fewer at that of the talks that end and of those who give up.
 */
export function erlangA(load: Load, patience: number): { abandoned: number; wait: number } {
  const { perHour, handling, consultants } = load;
  const arrivals = perHour / 3600;
  let [weight, all, waiting] = [1, 1, 0];
  for (let inRoom = 1; inRoom <= consultants || weight > negligible * all; inRoom += 1) {
    const queued = Math.max(0, inRoom - consultants);
    weight *= arrivals / ((inRoom - queued) / handling + queued / patience);
    all += weight;
    waiting += queued * weight;
  }
  const queue = waiting / all;
  return { abandoned: queue / patience / arrivals, wait: queue / arrivals };
}
