/** One frame, in ms. */
const STEP = 20;
/** After a stall of the process no more than this many steps are made up for; the rest is lost, as on a real line. */
const MOST_AT_ONCE = 10;

/** Calls `tick` every 20 ms of real time without drift. Returns the function that stops it. */
export function pace(tick: () => void): () => void {
  let next = performance.now() + STEP;
  let timer = setTimeout(run, STEP);
  function run(): void {
    const now = performance.now();
    if (now - next > STEP * MOST_AT_ONCE) next = now - STEP * MOST_AT_ONCE;
    while (next <= now) {
      tick();
      next += STEP;
    }
    timer = setTimeout(run, Math.max(0, next - performance.now()));
  }
  return () => clearTimeout(timer);
}
