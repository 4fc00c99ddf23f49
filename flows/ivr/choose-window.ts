import type { Call } from '../../schemas/call.ts';
import type { OfferedWindow, Reason } from '../../schemas/prompt.ts';
import { roomFor } from '../callback/request.ts';
import { windowsAhead } from '../callback/windows.ts';
import type { Work } from '../case/work.ts';
import { openDeadline } from '../visit/first-talk.ts';
import { type AtPrompt, ask, callBack, isQueued } from './ask.ts';
import { readAtOnce } from './dialogue.ts';
import { particularsOf } from './particulars.ts';

/** Asks when to call; whoever has waited keeps the place, and that is as soon as possible. */
export function askTime(work: Work, call: Call, more: Pick<AtPrompt, 'keyed' | 'moves' | 'next'> = {}): void {
  if (isQueued(call) && more.moves === undefined) return callBack(work, call, 'first', { number: more.keyed });
  ask(work, call, 'callbackTime', 'first', more);
}

/** A call as soon as the rules let us promise one: to the number that was keyed, or else the one in hand. */
export function callSoonest(work: Work, call: Call, reason: Reason): void {
  promise(work, call, { reason });
}

/** Reads out windows as they are now, from the first or from the one after the last that was read. */
export function offerWindows(work: Work, call: Call, { reason, after }: { reason: Reason; after?: string }): void {
  const { free, isLate } = windowsToRead(work, call, after);
  // After the last page the first one is read again.
  if (free.length === 0 && after !== undefined) return offerWindows(work, call, { reason });
  if (free.length === 0) return callSoonest(work, call, 'noWindows');
  const late = isLate && after === undefined && { late: true };
  const windows = {
    page: free.slice(0, readAtOnce),
    more: free.length > readAtOnce || after !== undefined,
    ...late,
  };
  ask(work, call, 'callbackTimes', reason, { ...particularsOf(call), windows });
}

/** Windows within the week of § 31, and later ones only where it has none: then those after one of them are late too. */
function windowsToRead(work: Work, call: Call, after: string | undefined): { free: OfferedWindow[]; isLate: boolean } {
  const most = readAtOnce + 1;
  const visit = work.demand('visit', call.visitId);
  const room = roomFor(work, visit);
  const ahead = (wanted: { before?: string | undefined }) =>
    windowsAhead(work.unit, work.now, { ...wanted, after, most, room });
  const before = openDeadline(work, visit);
  if (before === undefined) return { free: ahead({}), isLate: false };
  const isPast = after !== undefined && after > before;
  const inTime = isPast ? [] : ahead({ before });
  if (inTime.length > 0 || (after !== undefined && !isPast)) return { free: inTime, isLate: false };
  return { free: ahead({}), isLate: true };
}

/** The windows after the last that was read. */
export function moreWindows(work: Work, call: Call): void {
  const last = call.state.at === 'prompt' ? call.state.windows?.page.at(-1)?.from : undefined;
  offerWindows(work, call, { reason: 'first', ...(last !== undefined && { after: last }) });
}

/** The window behind the key; one that has begun while it was read is offered no more. */
export function chooseWindow(work: Work, call: Call, index: number): void {
  const chosen = call.state.at === 'prompt' ? call.state.windows?.page[index] : undefined;
  if (chosen === undefined || chosen.from <= work.now) return offerWindows(work, call, { reason: 'windowGone' });
  promise(work, call, { reason: 'first', chosen });
}

/** Has a window of the page begun since it was read? Then it is not read once more. */
export function isOutdated({ state }: Call, now: string): boolean {
  return state.at === 'prompt' && state.windows?.page.some(({ from }) => from <= now) === true;
}

function promise(work: Work, call: Call, { reason, chosen }: { reason: Reason; chosen?: OfferedWindow }): void {
  if (call.state.at !== 'prompt') return;
  const { keyed, moves } = call.state;
  callBack(work, call, reason, { number: keyed, chosen, isMoved: moves === 'callback' });
}
