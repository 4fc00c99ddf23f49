/** How the way to the line is, before anybody talks by it. */
export type Verdict = 'good' | 'weak' | 'poor';

export interface Measured {
  verdict: Verdict;
  /** The usual time of an answer, in milliseconds; absent where none came. */
  usual?: number;
}

/** So many are asked, one after the other; a first one, which opens the connection, is not counted. */
const questions = 12;
/** Whoever answers later than this would not be understood in a talk. */
const longestMs = 3_000;
/**
 * Ours: the 400 ms from which on the voice SDK warns of a long way, though an answer of the line takes some time of its own too; and how
 * much longer the slow ones may take than the usual.
 */
const goodMs = 400;
const unevenMs = 300;
/** From here on one waits for each other's words. */
const poorMs = 1_200;

/** Asks the line again and again, and times its answers; `undefined` for one that did not come. */
export async function measure(ask: () => Promise<unknown>, clock = () => performance.now()): Promise<Measured> {
  const times: (number | undefined)[] = [];
  for (let question = 0; question <= questions; question += 1) {
    const from = clock();
    const isAnswered = await answered(ask);
    if (question > 0) times.push(isAnswered ? clock() - from : undefined);
  }
  return judge(times);
}

async function answered(ask: () => Promise<unknown>): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(() => resolve(false), longestMs);
  try {
    return await Promise.race([ask().then(() => true), tooLate]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** What the times of some answers say. */
export function judge(times: readonly (number | undefined)[]): Measured {
  const came = times.filter((time) => time !== undefined).toSorted((a, b) => a - b);
  const usual = came[Math.floor(came.length / 2)];
  const slow = came[Math.floor(came.length * 0.9)];
  if (usual === undefined || slow === undefined) return { verdict: 'poor' };
  const lost = times.length - came.length;
  if (lost > 1 || usual > poorMs) return { verdict: 'poor', usual };
  const isGood = lost === 0 && usual <= goodMs && slow - usual <= unevenMs;
  return { verdict: isGood ? 'good' : 'weak', usual };
}
