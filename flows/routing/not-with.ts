import type { Call } from '../../schemas/call.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';

/** More telephones than one case is called about at once. */
const mostCalls = 10;

/** Has the citizen wished not to be talked with by this consultant? */
export function isNotWith(notWith: readonly StaffId[] = [], staffId: StaffId | undefined): boolean {
  return staffId !== undefined && notWith.includes(staffId);
}

/** Refuses to give the citizen to a consultant whom they wish not to talk with. `about`: what of the request named them. */
export function refuseNotWith(of: Pick<Visit, 'notWith'>, staffId: StaffId | undefined, about?: string): void {
  if (isNotWith(of.notWith, staffId)) refuse('notWith', about);
}

/** Those of the consultants who may be rung for the citizen. */
export function mayTalk<Of extends { staffId: StaffId }>(of: readonly Of[], notWith: readonly StaffId[] = []): Of[] {
  return of.filter(({ staffId }) => !isNotWith(notWith, staffId));
}

/**
 * Every call that is going on carries who is not to be rung for it, as it stands in its case: so a claim looks at the call alone, and whoever
 * writes the call while a wish is written meets the other's write. Done last in each decision, however the call came to its case.
 */
export function carryWishes(work: Work): void {
  for (const visit of work.changedOf('visit'))
    if (!isSame(visit.notWith, work.before('visit', visit.visitId)?.notWith))
      for (const call of callsOf(work, visit)) carry(work, call, visit);
  for (const call of work.changedOf('call')) {
    const visit = work.seen(call.visitId);
    if (visit !== undefined && call.state.at !== 'ended') carry(work, call, visit);
  }
}

function carry(work: Work, call: Call, { notWith }: Visit): void {
  if (!isSame(call.notWith, notWith))
    work.put({ ...omit(withoutOwner(call, notWith), 'notWith'), ...(notWith !== undefined && { notWith }) });
}

/** Nobody is waited for who is not to be rung. */
function withoutOwner(call: Call, notWith: Visit['notWith']): Call {
  return isNotWith(notWith, call.owner?.staffId) ? omit(call, 'owner') : call;
}

function isSame(one: readonly StaffId[] = [], other: readonly StaffId[] = []): boolean {
  return one.length === other.length && one.every((staffId) => other.includes(staffId));
}

/** The calls of a case that are going on: its own, and those that came in beside it. */
export function callsOf(work: Work, { visitId, activeCallId }: Visit): Call[] {
  const found = new Map<string, Call>();
  const next = [activeCallId];
  for (let seen = 0; next.length > 0 && seen < mostCalls; seen += 1) {
    const callId = next.shift();
    const call = callId === undefined || found.has(callId) ? undefined : work.item('call', callId);
    if (call?.visitId !== visitId) continue;
    found.set(call.callId, call);
    next.push(call.besides, call.followedBy);
  }
  return [...found.values()].filter(({ state }) => state.at !== 'ended');
}
