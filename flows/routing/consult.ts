import type { Call, Leg } from '../../schemas/call.ts';
import type { CallSid, StaffId } from '../../schemas/ids.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { withConsultant } from '../visit/met.ts';
import { hold } from './hold.ts';
import { colleagueLeg, isLegOf, legOf, staffOf, withLeg, withLegAs } from './legs.ts';
import { type MissedRing, missRing } from './missed.ts';
import { refuseNotWith } from './not-with.ts';
import { freeConsultant, isAlive, setPresence } from './presence.ts';
import { openConsultantLegs } from './queue.ts';
import { startWrapUp } from './wrap-up.ts';

/**
 * The consultant talks with a colleague while the citizen is on hold (a warm transfer, until it is said who goes on): the colleague's
 * softphone rings, and nobody else's call is given to them meanwhile.
 */
export function consult(work: Work, call: Call, { staffId, to }: { staffId: StaffId; to: StaffId }): void {
  demandOwn(call, staffId);
  if (colleagueLeg(call) !== undefined) refuse('consulting');
  refuseNotWith(call, to, 'to');
  const colleague = to === staffId ? undefined : work.item('consultant', to);
  const isFree = colleague?.unitId === work.unitId && colleague.state === 'available';
  if (!isFree || !isAlive(colleague, work.now, work.policy)) refuse('notThere', 'to');
  hold(work, call, { staffId, held: true });
  const held = work.demand('call', call.callId);
  const rung = withLeg(held, { party: 'colleague', staffId: to, user: colleague.user, at: work.now });
  work.put(rung.call);
  setPresence(work, colleague, 'reserved', { holds: { callId: call.callId, leg: rung.number } });
  work.record({ type: 'consultAsked', staffId, to, leg: rung.number }, aboutOf(call));
}

/** The colleague's softphone was answered: they are in the talk, whose consultant it does not change. */
export function joinConsult(work: Work, call: Call, { leg, sid }: { leg: number; sid: CallSid }): void {
  const rung = legOf(call, leg);
  if (rung?.staffId === undefined || rung.endedAt !== undefined || !isLegOf(rung, sid)) refuse('superseded');
  if (call.state.at !== 'connected') refuse('superseded');
  if (rung.joinedAt !== undefined) return;
  const colleague = work.item('consultant', rung.staffId);
  if (colleague?.callId !== call.callId) refuse('superseded');
  work.put(withLegAs(call, leg, { sid, joinedAt: work.now }));
  setPresence(work, omit(colleague, 'missed'), 'busy', { holds: { callId: call.callId, leg } });
  work.record({ type: 'consultJoined', staffId: rung.staffId, leg }, aboutOf(call));
}

/** Either of the two ends it, or the attempt: the colleague is free again, and the citizen is still on hold until they are fetched. */
export function endConsult(work: Work, call: Call, { staffId }: { staffId: StaffId }): void {
  const leg = colleagueLeg(call);
  if (leg === undefined) refuse('notConsulting');
  const colleague = legOf(call, leg);
  if (staffOf(call) !== staffId && colleague?.staffId !== staffId) refuse('notYours');
  // One that the carrier has not made yet is not made any more, and nobody will tell of its end.
  if (colleague !== undefined && colleague.sid === undefined) {
    work.put(withLegAs(call, leg, { endedAt: work.now }));
    freeConsultant(work, colleague.staffId, call.callId, work.now);
  }
  work.record({ type: 'consultEnded', staffId, leg }, aboutOf(call));
}

/** The colleague goes on with the citizen: they are no longer on hold, and whoever talked with them before is done. */
export function handOver(work: Work, call: Call, { staffId }: { staffId: StaffId }): void {
  demandOwn(call, staffId);
  const leg = colleagueLeg(call);
  if (leg === undefined) refuse('notConsulting');
  const { joinedAt, staffId: to } = legOf(call, leg) ?? {};
  if (joinedAt === undefined) refuse('notAnsweredYet');
  // The wish was said while they were asked already.
  refuseNotWith(call, to);
  goOnWith(work, call, leg);
}

/** The talk is the colleague's from now on. */
export function goOnWith(work: Work, call: Call, leg: number): void {
  const [staffId, to] = [staffOf(call), legOf(call, leg)?.staffId];
  const { citizenLeg } = call;
  if (call.state.at !== 'connected' || staffId === undefined || to === undefined || citizenLeg === undefined) return;
  const visit = work.demand('visit', call.visitId);
  work.put({ ...visit, ...withConsultant(visit, staffId) });
  const given = withLegAs(call, leg, { party: 'consultant' });
  work.put({ ...given, state: { at: 'connected', leg }, step: call.step + 1 });
  work.record(
    { type: 'callHandedOver', staffId, to, leg: citizenLeg, endLegs: openConsultantLegs(given) },
    aboutOf(call),
  );
  const before = work.item('consultant', staffId);
  if (before?.callId === call.callId) startWrapUp(work, before, call);
}

/** The colleague's leg has ended, or never came to be: they are free for others. */
export function colleagueLeft(work: Work, call: Call, { leg, how }: { leg: Leg; how: MissedRing }): void {
  const { staffId, joinedAt } = leg;
  if (staffId === undefined) return;
  if (joinedAt === undefined) missRing(work, { staffId, callId: call.callId, how });
  else freeConsultant(work, staffId, call.callId, work.now);
}

/** The talk is over for the colleague who was in it too; whose softphone still rings is free when that has ended. */
export function freeColleague(work: Work, call: Call): void {
  const leg = legOf(call, colleagueLeg(call));
  if (leg?.joinedAt !== undefined) freeConsultant(work, leg.staffId, call.callId, work.now);
}

function demandOwn(call: Call, staffId: StaffId): void {
  if (call.state.at !== 'connected') refuse('notTalking');
  if (staffOf(call) !== staffId) refuse('notYours');
}

function aboutOf({ visitId, callId }: Call): Pick<Call, 'visitId' | 'callId'> {
  return { visitId, callId };
}
