/** One frame, in ms. */
const step = 20;
/** After a stall of the process no more than this many steps are made up for; the rest is lost, as on a real line. */
const mostAtOnce = 10;

/** Calls `tick` every 20 ms of real time without drift. Returns the function that stops it. */
export function pace(tick: () => void): () => void {
  let next = performance.now() + step;
  let timer = setTimeout(run, step);
  function run(): void {
    const now = performance.now();
    if (now - next > step * mostAtOnce) next = now - step * mostAtOnce;
    while (next <= now) {
      tick();
      next += step;
    }
    timer = setTimeout(run, Math.max(0, next - performance.now()));
  }
  return () => clearTimeout(timer);
}
