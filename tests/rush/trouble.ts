import type { Faults, Line } from '../line/line-under-test.ts';

/** What goes wrong with the carrier, one after another; what is left of one is dropped when the next begins. */
const turns: readonly Faults[] = [
  // The first who call are answered by the fallback: nobody but their status tells the line of them.
  { drop: 2 },
  { duplicate: 3 },
  { delay: 'PT2S', n: 3 },
  { reorder: true, n: 4 },
  { tooManyRequests: 2 },
  { status: 500, n: 1 },
];

/** Every so many looks something new goes wrong at the carrier, and every so many requests something at the store. */
const every = { looks: 5, requests: 60 };

export async function beginTrouble(line: Line): Promise<void> {
  const kinds = ['conflict', 'throttle', 'lostAnswer', 'staleIndex'];
  await line.knocks('PUT', '/store-faults', { every: every.requests, kinds });
}

export async function goOnWithTrouble(line: Line, look: number): Promise<void> {
  if (look % every.looks !== 0) return;
  await line.faults(turns[(look / every.looks) % turns.length] ?? {});
}

/** Ends it, and says how often the store was struck in each way. */
export async function endTrouble(line: Line): Promise<Record<string, number>> {
  const { met } = (await line.knocks('GET', '/store-faults')).body as { met: Record<string, number> };
  await line.knocks('PUT', '/store-faults', {});
  await line.faults({});
  return met;
}
