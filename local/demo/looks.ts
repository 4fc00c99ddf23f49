const everyMs = 2000;

/** Looks every two seconds of real time, one look at a time; what fails is tried at the next one. Returns how to end it. */
export function looksAgain(look: () => Promise<void>): () => void {
  let isLooking = false;
  const timer = setInterval(async () => {
    if (isLooking) return;
    isLooking = true;
    await look().catch(() => undefined);
    isLooking = false;
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
