import type { Call, Leg } from '../../schemas/call.ts';
import type { CallId, CallSid, StaffId } from '../../schemas/ids.ts';
import type { SupervisionMode } from '../../schemas/supervision.ts';
import { plus } from '../calendar/local-time.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { accessesOf } from '../visit/access.ts';
import { isSafeContact } from '../visit/safe-contact.ts';
import { colleagueLeg, isHeld, isLegOf, legOf, silentLeg, staffOf, supervisorLeg, withLeg, withLegAs } from './legs.ts';
import { refuseNotWith } from './not-with.ts';

export interface Supervising {
  staffId: StaffId;
  /** Whose softphone it is. */
  user: string;
  mode: SupervisionMode;
}

/**
 * A coordinator asks to listen to a talk, to be heard by its consultant, or to join it; or to do so in another way than they do. The
 * citizen hears of it first: nobody is rung, and nothing is changed, before they have.
 */
export function supervise(work: Work, call: Call, { staffId, user, mode }: Supervising): void {
  if (!(work.policy.supervision ?? []).includes(mode)) refuse('supervisionOff', 'mode');
  const { state } = call;
  if (state.at !== 'connected') refuse('notTalking');
  if (staffOf(call) === staffId) refuse('inCall');
  if (colleagueLeg(call) !== undefined) refuse('talkConsulting');
  if (isHeld(call)) refuse('onHold');
  const visit = work.demand('visit', call.visitId);
  if (isSafeContact(visit)) refuse('safeContact');
  // Whom the citizen wishes not to talk with does not sit beside the talk either.
  refuseNotWith(visit, staffId);
  const leg = supervisorLeg(call);
  const standing = legOf(call, leg);
  if (standing !== undefined && standing.staffId !== staffId) refuse('supervised');
  if ((standing?.supervision?.asked ?? standing?.supervision?.mode) === mode) return;
  if (leg === undefined) {
    const supervision = { of: state.leg, asked: mode, askedAt: work.now };
    const asked = withLeg(call, { party: 'supervisor', staffId, user, supervision, at: work.now });
    work.put(asked.call);
    return record(work, call, { type: 'supervisionAsked', staffId, leg: asked.number, mode });
  }
  const asks = { of: state.leg, ...standing?.supervision, asked: mode, askedAt: work.now };
  work.put(withLegAs(call, leg, { supervision: asks }));
  record(work, call, { type: 'supervisionAsked', staffId, leg, mode });
}

/** The coordinator leaves the talk, or asks no longer. */
export function leaveSupervision(work: Work, call: Call, { staffId }: { staffId: StaffId }): void {
  const leg = supervisorLeg(call);
  if (leg === undefined) refuse('notSupervising');
  if (legOf(call, leg)?.staffId !== staffId) refuse('notYours');
  end(work, call, { leg, why: 'left' });
}

export interface ToldCitizen {
  callId: CallId;
  leg: number;
  mode: SupervisionMode;
}

/** The citizen has heard the sentence to its end: now the coordinator is rung, or taken part otherwise. */
export function citizenTold(work: Work, { callId, leg, mode }: ToldCitizen): void {
  const call = work.demand('call', callId);
  work.enter(call.unitId);
  const supervision = legOf(call, leg)?.supervision;
  if (supervision?.asked !== mode) refuse('superseded');
  // Put on hold meanwhile, they may have missed it.
  if (isHeld(call)) return giveUp(work, call, leg);
  work.put(withLegAs(call, leg, { supervision: { of: supervision.of, mode } }));
  record(work, call, { type: 'supervisionTold', leg, mode, rings: supervision.mode === undefined });
}

/** The citizen could not be told: nobody listens, or it goes on as they know it. */
export function citizenUntold(work: Work, { callId, leg, mode }: ToldCitizen): void {
  const call = work.demand('call', callId);
  work.enter(call.unitId);
  if (legOf(call, leg)?.supervision?.asked !== mode) refuse('superseded');
  giveUp(work, call, leg);
}

/** Whether the citizen heard the sentence is told once, and that word may be lost: then nobody takes part who waits for it. */
export function lapseSupervision(work: Work, call: Call): void {
  const leg = supervisorLeg(call);
  const askedAt = legOf(call, leg)?.supervision?.askedAt;
  if (leg !== undefined && askedAt !== undefined && plus(askedAt, silentLeg) <= work.now) giveUp(work, call, leg);
}

function giveUp(work: Work, call: Call, leg: number): void {
  const supervision = legOf(call, leg)?.supervision;
  if (supervision?.mode === undefined) return end(work, call, { leg, why: 'untold' });
  work.put(withLegAs(call, leg, { supervision: omit(supervision, 'asked', 'askedAt') }));
}

/** The coordinator's softphone was answered: they are in the talk, whose consultant it does not change. */
export function joinSupervision(work: Work, call: Call, { leg, sid }: { leg: number; sid: CallSid }): void {
  const rung = legOf(call, leg);
  const mode = rung?.supervision?.mode;
  if (rung?.staffId === undefined || mode === undefined || rung.endedAt !== undefined || !isLegOf(rung, sid))
    refuse('superseded');
  if (rung.joinedAt !== undefined) return;
  work.put(withLegAs(call, leg, { sid, joinedAt: work.now }));
  logAccess(work, call, rung.staffId);
  record(work, call, { type: 'supervisionJoined', staffId: rung.staffId, leg, mode });
}

/** Who listened to whom stands in the log together with the fact that they do. */
function logAccess(work: Work, { visitId, unitId }: Call, by: StaffId): void {
  const { personId } = work.demand('visit', visitId);
  const look = { to: 'talk', purpose: 'call', visitId, ...(personId !== undefined && { personId }) } as const;
  for (const access of accessesOf([look], { unitId, by, at: work.now, newId: () => work.newId() })) work.put(access);
}

/** The coordinator's leg has ended, or never came to be; the two others talk on. */
export function supervisorLeft(work: Work, call: Call, { leg, rung }: { leg: number; rung: Leg }): void {
  if (rung.supervision !== undefined)
    end(work, call, { leg, why: rung.joinedAt === undefined ? 'notAnswered' : 'lost' });
}

/**
 * A coordinator takes part in one consultant's talk. When that is over, lost, or somebody else's, or a colleague is asked in it, so is
 * their part: they never stand in for the consultant, and are left with nobody.
 */
export function endOverSupervisions(work: Work): void {
  for (const call of work.changedOf('call')) {
    const leg = supervisorLeg(call);
    const of = legOf(call, leg)?.supervision?.of;
    if (leg === undefined) continue;
    const { state } = call;
    const stands = state.at === 'connected' && state.leg === of && colleagueLeg(call) === undefined;
    if (!stands) end(work, call, { leg, why: 'talkGone' });
  }
}

type Ended = Extract<Told, { type: 'supervisionEnded' }>;

/** `isTold`: the citizen heard that somebody is there, and can hear now that nobody is any more. */
function end(work: Work, call: Call, { leg, why }: { leg: number; why: Ended['why'] }): void {
  const found = legOf(call, leg);
  if (found?.staffId === undefined) return;
  const { staffId, supervision, sid, endedAt } = found;
  // One that the carrier has not made yet is not made any more, and nobody will tell of its end.
  const ends = endedAt ?? (sid === undefined ? work.now : undefined);
  const after = { ...omit(found, 'supervision'), ...(ends !== undefined && { endedAt: ends }) };
  work.put({ ...call, legs: { ...call.legs, [String(leg)]: after } });
  const isTold = supervision?.mode !== undefined && call.state.at === 'connected' && !isHeld(call);
  record(work, call, { type: 'supervisionEnded', staffId, leg, why, isTold });
}

type Told = Extract<Parameters<Work['record']>[0], { type: `supervision${string}` }>;

function record(work: Work, { visitId, callId }: Call, told: Told): void {
  work.record(told, { visitId, callId });
}
