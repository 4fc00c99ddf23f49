import type { Call } from '../../schemas/call.ts';
import type { WrongCodes } from '../../schemas/wrong-codes.ts';
import { localDayOf, plus } from '../calendar/local-time.ts';
import type { Work } from '../case/work.ts';
import { identifyByCode } from './identify.ts';

/*
 * A code has six digits, so whoever may try for long enough finds one. How often anybody may is counted before a code is compared, and the
 * counters are written with whatever comes of it: of two calls at once one is first, and the other is counted on top of it.
 */

/** Wrong codes of one call, and of one telephone on one local day. */
const mostACall = 3;
const mostADay = 5;
/** Those of callers whom nobody knows are counted for an hour, and for an hour none is taken once they are too many. */
const anHour = 'PT1H';
/** Who lost so many races for the counters stands in a crowd of guesses, and is asked to go on without a code. */
const mostRaces = 4;
/** The counter of everybody whom nobody knows. */
const line = 'line';

/** What became of a code: its case goes on in the call, or it is none (the call as it is from now on), or it was not compared. */
export type Tried = { was: 'found' } | { was: 'wrong'; call: Call } | { was: 'notTaken' };

/** Compares a code that was keyed with those of the open cases, unless too many were wrong already. */
export function tryCode(work: Work, call: Call, code: string): Tried {
  const counters = countersOf(work, call);
  const isTooMany = (call.wrongCodes ?? 0) >= mostACall || counters.some((one) => isFull(one, work.now));
  if (isTooMany || work.attempt >= mostRaces) return { was: 'notTaken' };
  const isAsked = call.state.at === 'prompt' && call.state.prompt === 'ownCode';
  if (identifyByCode(work, call, code, isAsked)) {
    // Written as they stand: whoever compares at the same moment is counted first, or tries again.
    for (const one of counters) if (one.wrong > 0) work.put(one);
    return { was: 'found' };
  }
  for (const one of counters) work.put(counted(work, call, one));
  return { was: 'wrong', call: { ...call, wrongCodes: (call.wrongCodes ?? 0) + 1 } };
}

/** The counters that a code from this call stands under, each begun anew where its time is over; without a number there is the line's alone. */
function countersOf(work: Work, { callerHash, identified }: Call): WrongCodes[] {
  const names = [...(callerHash === undefined ? [] : [callerHash]), ...(identified ? [] : [line])];
  work.preload(...names.map((id) => ({ entity: 'wrongCodes', id }) as const));
  return names.map((from) => {
    const stored = work.item('wrongCodes', from);
    if (stored !== undefined && !isOver(stored, work.now)) return stored;
    const { unitId, now: since } = work;
    return { entity: 'wrongCodes', unitId, from, version: stored?.version ?? 0, since, wrong: 0 };
  });
}

function isOver({ from, since, stoppedUntil }: WrongCodes, now: string): boolean {
  if (from !== line) return localDayOf(since) !== localDayOf(now);
  return now >= (stoppedUntil ?? plus(since, anHour));
}

function isFull({ from, wrong, stoppedUntil }: WrongCodes, now: string): boolean {
  return from === line ? stoppedUntil !== undefined && now < stoppedUntil : wrong >= mostADay;
}

function counted(work: Work, { callId, visitId }: Call, before: WrongCodes): WrongCodes {
  const wrong = before.wrong + 1;
  if (before.from !== line || wrong < work.policy.codes.wrongMost) return { ...before, wrong };
  const until = plus(work.now, anHour);
  work.record({ type: 'codesStopped', wrong, until }, { visitId, callId });
  return { ...before, wrong, stoppedUntil: until };
}
