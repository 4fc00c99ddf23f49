/** Calls `tick` every two seconds, also while the page is hidden; returns the function that stops it. */
export function startTicker(tick: () => void): () => void {
  try {
    const worker = new Worker(new URL('./ticker-worker.ts', import.meta.url), { type: 'module' });
    let stopFallback = () => {};
    worker.onmessage = tick;
    worker.onerror = () => {
      worker.terminate();
      stopFallback = every(tick);
    };
    return () => {
      worker.terminate();
      stopFallback();
    };
  } catch {
    return every(tick);
  }
}

function every(tick: () => void): () => void {
  const timer = setInterval(tick, 2_000);
  return () => clearInterval(timer);
}
