/** What hardly ever changes and is read by every request is kept in the warm function this long. */
const keptMs = 60_000;

/**
 * Reads by id, each once a minute at most (or as long as is said); what is not there is looked for again every time.
 * @param now epoch milliseconds
 */
export function keep<Value>(
  read: (id: string) => Promise<Value | undefined>,
  now: () => number,
  forMs = keptMs,
): (id: string) => Promise<Value | undefined> {
  const kept = new Map<string, { value: Value; readAt: number }>();
  return async (id) => {
    const known = kept.get(id);
    if (known !== undefined && Math.abs(now() - known.readAt) < forMs) return known.value;
    const value = await read(id);
    if (value !== undefined) kept.set(id, { value, readAt: now() });
    return value;
  };
}
