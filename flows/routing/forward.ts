import type { Call, Leg } from '../../schemas/call.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { OfficeId } from '../../schemas/office.ts';
import { secondsBetween } from '../calendar/local-time.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { endOfWorkday } from '../visit/desk.ts';
import { openTask } from '../visit/task.ts';
import { officeGoneIdOf } from '../visit/task-ids.ts';
import { hold } from './hold.ts';
import {
  colleagueLeg,
  forwardingLeg,
  guestLegs,
  isCitizenUp,
  isForwarded,
  legOf,
  staffOf,
  withLeg,
  withLegAs,
} from './legs.ts';
import { endTalk } from './talk.ts';

/**
 * The consultant puts the citizen through to an office of the unit's list. Its telephone rings while the citizen is on hold and hears whose
 * it is; the talk stays the consultant's until somebody there has it, so that whoever is not reached leaves the citizen with nobody else.
 */
export function forward(work: Work, call: Call, { staffId, to }: { staffId: StaffId; to: OfficeId }): void {
  const { state, citizenLeg } = call;
  if (state.at !== 'connected' || citizenLeg === undefined) refuse('notTalking');
  if (staffOf(call) !== staffId) refuse('notYours');
  if (forwardingLeg(call) !== undefined) refuse('forwarding');
  if (colleagueLeg(call) !== undefined) refuse('consulting');
  if (work.policy.offices?.some(({ id }) => id === to) !== true) refuse('notFound', 'to');
  const wasHeld = state.heldSince !== undefined;
  const held: Call = { ...call, state: { ...state, heldSince: state.heldSince ?? work.now } };
  const rung = withLeg(held, { party: 'guest', role: 'office', forward: { to }, at: work.now });
  work.put(rung.call);
  record(work, call, { type: 'officeCalled', staffId, office: to, leg: rung.number, citizenLeg, wasHeld });
}

/** The consultant takes it back before anybody has answered, and talks on. */
export function takeBackForward(work: Work, call: Call, { staffId }: { staffId: StaffId }): void {
  if (staffOf(call) !== staffId) refuse('notYours');
  if (forwardingLeg(call) === undefined) refuse('notForwarding');
  hold(work, call, { staffId, held: false });
}

/** Somebody at the office has the talk: it is over for us, and goes on between the two. Asked again, it stands. */
export function forwardAnswered(work: Work, call: Call, { leg, to }: { leg: number; to: OfficeId }): void {
  if (isForwarded(call) && legOf(call, leg)?.joinedAt !== undefined) return;
  const staffId = staffOf(call);
  const { citizenLeg } = call;
  if (forwardingLeg(call) !== leg || staffId === undefined || citizenLeg === undefined) refuse('superseded');
  const joined = withLegAs(call, leg, { joinedAt: work.now });
  work.put(joined);
  record(work, call, { type: 'callForwarded', staffId, office: to, citizenLeg });
  endTalk(work, joined, 'forwarded');
}

const whys = { busy: 'busy', 'no-answer': 'noAnswer' } as const;

/** Nobody at the office took it: the consultant and the citizen have each other again. */
export function officeNotReached(
  work: Work,
  call: Call,
  { leg, rung, how }: { leg: number; rung: Leg; how: string },
): void {
  const staffId = staffOf(call);
  // Withdrawn before: that was told, and the citizen is where they were taken.
  if (rung.forward === undefined || rung.forward.withdrawn || call.state.at !== 'connected' || staffId === undefined)
    return;
  const why = whys[how as keyof typeof whys] ?? 'failed';
  record(work, call, { type: 'officeNotReached', office: rung.forward.to, leg, why });
  hold(work, call, { staffId, held: false });
}

/**
 * An office is rung for a citizen who is on hold with one consultant. When that is over, or they talk again, nobody is put through any more.
 */
export function endOverForwards(work: Work): void {
  for (const call of work.changedOf('call')) {
    const leg = forwardingLeg(call);
    const found = legOf(call, leg);
    const { state } = call;
    // The end of a talk hangs up whoever rings for it.
    if (leg === undefined || found?.forward === undefined || state.at === 'ended') continue;
    if (state.at === 'connected' && state.heldSince !== undefined && colleagueLeg(call) === undefined) continue;
    // One that the carrier has not made yet is not made any more, and nobody will tell of its end.
    const ends = found.sid === undefined ? { endedAt: work.now } : {};
    work.put(withLegAs(call, leg, { forward: { ...found.forward, withdrawn: true }, ...ends }));
    record(work, call, { type: 'officeNotReached', office: found.forward.to, leg, why: 'withdrawn' });
  }
}

/** One of those who talk on without us is gone: nobody is left in that talk alone. */
export function forwardedLegEnded(work: Work, stored: Call, leg: number): void {
  const ended = legOf(stored, leg);
  const isEither = stored.citizenLeg === leg || ended?.forward !== undefined;
  const endLegs = guestLegs(stored);
  const citizen = isCitizenUp(stored) ? stored.citizenLeg : undefined;
  const call = ended?.forward !== undefined && citizen !== undefined ? notedIfGone(work, stored) : stored;
  work.put(citizen !== undefined || endLegs.length > 0 ? call : omit(call, 'checkAt'));
  const redirects = call.outOfForward === true ? undefined : citizen;
  if (!isEither || (endLegs.length === 0 && redirects === undefined)) return;
  record(work, call, { type: 'forwardOver', endLegs, ...(redirects !== undefined && { redirects }) });
}

/** The citizen asks what is next after the talk with an office: they hear that it is over, and need not be fetched to it. */
export function comeOutOfForward(work: Work, call: Call): void {
  if (isForwarded(call) && call.outOfForward !== true) work.put({ ...notedIfGone(work, call), outOfForward: true });
}

/** An office that had the citizen for so few seconds has helped nobody: they were cut off, or heard that it was the wrong place. */
const leastHelp = 30;

/** The citizen was left by an office that was there for a moment only: somebody of ours is to speak with them, which is said once. */
function notedIfGone(work: Work, call: Call): Call {
  const { joinedAt } = Object.values(call.legs).findLast(({ forward }) => forward !== undefined) ?? {};
  const isHelped = joinedAt === undefined || secondsBetween(joinedAt, work.now) >= leastHelp;
  if (isHelped || call.officeGone === true) return call;
  const { visitId } = call;
  const taskId = officeGoneIdOf(visitId);
  const known = work.item('task', taskId);
  // One that waits from an earlier call says the same.
  if (known === undefined || known.closed !== undefined)
    openTask(work, { taskId, sort: 'officeGone', visitId, dueAt: endOfWorkday(work) });
  return { ...call, officeGone: true };
}

type Told = Extract<Parameters<Work['record']>[0], { type: `office${string}` | 'callForwarded' | 'forwardOver' }>;

function record(work: Work, { visitId, callId }: Call, told: Told): void {
  work.record(told, { visitId, callId });
}
