import { localDayOf, plus, secondsOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { isOpenContact } from '../../flows/visit/contact.ts';
import type { Call } from '../../schemas/call.ts';
import type { Effect } from '../../schemas/effect.ts';
import type { EffectOutcome, Event } from '../../schemas/event.ts';
import type { Visit } from '../../schemas/visit.ts';
import { type Answer, GONE } from '../adapters/carrier.ts';
import { citizenLeft } from '../moves/citizen-left.ts';
import { consultantLeft } from '../moves/consultant-left.ts';
import { match } from '../moves/match.ts';
import { openSmsTask } from '../moves/sms-task.ts';
import type { EffectDeps as Deps } from './deps.ts';
import { smsText } from './sms.ts';

const DONE: EffectOutcome = { result: 'done' };
/** A carrier that does not answer is asked again by `sweep`, this long after and this many times in all. */
const RETRY_AFTER = 'PT1M';
const MOST_TRIES = 10;

/** Carries out one effect. Never throws for a refusal: what the carrier refused is an outcome, and the case goes on without it. */
export const carryOut = async (deps: Deps, event: Event, effect: Effect, tries: number): Promise<EffectOutcome> => {
  switch (effect.kind) {
    case 'match':
      await match(deps, effect.unitId);
      return DONE;
    case 'ringConsultant':
      return ringConsultant(deps, effect);
    case 'dialCitizen':
      return dialCitizen(deps, effect.callId);
    case 'moveCitizen':
      return moveCitizen(deps, effect.callId, tries);
    case 'hangUp':
      return hangUp(deps, event, effect.sid as `CA${string}`, tries);
    case 'endConference':
      return outcomeOf(deps, await deps.carrier.endConference(effect.callId), tries);
    case 'sms':
      return sendSms(deps, event, effect, tries);
  }
};

const outcomeOf = ({ now }: Deps, answer: Answer<unknown>, tries: number): EffectOutcome => {
  if (answer.ok || answer.code === GONE) return DONE;
  if (answer.retry && tries < MOST_TRIES)
    return { result: 'retry', retryAt: plus(now(), RETRY_AFTER), tries: tries + 1 };
  return { result: 'refused', code: answer.code };
};

/** A leg withdrawn before it was dialled never tells of its end: the consultant it was meant for is freed here, unless the end of a talk did. */
const hangUp = async (deps: Deps, event: Event, sid: `CA${string}`, tries: number): Promise<EffectOutcome> => {
  const outcome = outcomeOf(deps, await deps.carrier.hangUp(sid), tries);
  const { told, callId } = event;
  const freed = told.type === 'callEnded' && told.staffId !== undefined;
  if (callId === undefined || freed) return outcome;
  const call = await deps.store.call(callId);
  const isOver = call?.routing === 'ended' || call?.routing === 'none';
  if (isOver && call.reservation?.sid === sid) await consultantLeft(deps, callId, call.reservation.number, 'canceled');
  return outcome;
};

const ringConsultant = async (
  deps: Deps,
  effect: Extract<Effect, { kind: 'ringConsultant' }>,
): Promise<EffectOutcome> => {
  const { callId, reservation } = effect;
  const call = await deps.store.call(callId);
  if (call?.reservation === undefined || call.reservation.number !== reservation || call.routing !== 'reserved') {
    // The citizen left before the softphone could ring: only the consultant is still held.
    await consultantLeft(deps, callId, reservation, 'canceled');
    return { result: 'refused', code: 'superseded' };
  }
  // Rung already: this is the same event once more.
  if (call.reservation.sid !== undefined) return DONE;
  const unit = await deps.unit(call.unitId);
  const policy = policyOn(unit, localDayOf(deps.now()));
  const rung = await deps.carrier.ring({
    to: `client:${call.reservation.user}`,
    from: unit.number,
    url: `${deps.publicUrl}/voice/consultant/${callId}/${reservation}`,
    statusCallback: `${deps.publicUrl}/carrier-status/consultant/${callId}/${reservation}`,
    timeout: secondsOf(policy.routing.ringTimeout),
  });
  if (!rung.ok) {
    // Whatever the reason: somebody else is tried at once rather than this one later.
    await consultantLeft(deps, callId, reservation, 'failed');
    return { result: 'refused', code: rung.code };
  }
  if (!(await deps.store.ringingLeg(callId, reservation, rung.value))) {
    await deps.carrier.hangUp(rung.value);
    await consultantLeft(deps, callId, reservation, 'canceled');
  }
  return DONE;
};

/** The number to call: the one given or shown last, else the registered one. */
export const numberOf = async ({ store, sealing }: Deps, visit: Visit): Promise<string | undefined> => {
  if (visit.callNumber !== undefined) return sealing.open(visit.callNumber, visit.unitId);
  if (visit.applicantId === undefined) return undefined;
  const applicant = await store.applicant(visit.applicantId);
  return applicant?.phone === undefined ? undefined : sealing.open(applicant.phone, visit.unitId);
};

const dialCitizen = async (deps: Deps, callId: string): Promise<EffectOutcome> => {
  const call = await deps.store.call(callId);
  if (call?.reservation === undefined || call.routing !== 'accepted' || call.citizenSid !== undefined) return DONE;
  const visit = await deps.store.visit(call.visit.visitId);
  // Withdrawn or concluded while the softphone rang: nobody is called for nothing.
  if (visit !== undefined && !isOpenContact(visit)) return notDialled(deps, call, 'superseded');
  const number = visit === undefined ? undefined : await numberOf(deps, visit);
  if (number === undefined) return notDialled(deps, call, 'noNumber');
  const unit = await deps.unit(call.unitId);
  const policy = policyOn(unit, localDayOf(deps.now()));
  const dialled = await deps.carrier.ring({
    to: number,
    // The line's own number is shown, never a hidden one (domain.md §5).
    from: unit.number,
    url: `${deps.publicUrl}/voice/citizen/${callId}`,
    statusCallback: `${deps.publicUrl}/carrier-status/citizen/${callId}`,
    timeout: secondsOf(policy.callback.ringTimeout),
  });
  if (!dialled.ok) return notDialled(deps, call, dialled.code);
  if (!(await deps.store.citizenLeg(callId, call.reservation.number, dialled.value)))
    await deps.carrier.hangUp(dialled.value);
  return DONE;
};

/** The citizen could not be called at all: that attempt failed, and the promise says what follows. */
const notDialled = async (deps: Deps, call: Call, code: string): Promise<EffectOutcome> => {
  await citizenLeft(deps, call.callId, undefined);
  return { result: 'refused', code };
};

const moveCitizen = async (deps: Deps, callId: string, tries: number): Promise<EffectOutcome> => {
  const call = await deps.store.call(callId);
  if (call?.citizenSid === undefined) return { result: 'refused', code: 'superseded' };
  const moved = await deps.carrier.move(call.citizenSid, `${deps.publicUrl}/voice/citizen/${callId}`);
  if (!moved.ok && (moved.code === GONE || moved.code === '20404')) {
    await citizenLeft(deps, callId, call.citizenSid);
    return { result: 'refused', code: moved.code };
  }
  return outcomeOf(deps, moved, tries);
};

const sendSms = async (
  deps: Deps,
  event: Event,
  effect: Extract<Effect, { kind: 'sms' }>,
  tries: number,
): Promise<EffectOutcome> => {
  const visit = await deps.store.visit(effect.visitId);
  const meeting = effect.meetingId === undefined ? undefined : await deps.store.meeting(effect.meetingId);
  // A time that was given up meanwhile is not confirmed.
  if (visit === undefined || meeting === undefined || meeting.state !== 'booked')
    return { result: 'refused', code: 'superseded' };
  const number = await numberOf(deps, visit);
  if (number === undefined) return refuseSms(deps, event, effect, 'noNumber');
  const unit = await deps.unit(visit.unitId);
  const policy = policyOn(unit, localDayOf(deps.now()));
  const sent = await deps.carrier.sms({
    to: number,
    from: unit.number,
    body: smsText(effect.template, meeting, unit, policy.meetings.place, deps.now()),
    statusCallback: `${deps.publicUrl}/carrier-status/message/${effect.visitId}/${meeting.meetingId}`,
  });
  if (!sent.ok && !(sent.retry && tries < MOST_TRIES)) return refuseSms(deps, event, effect, sent.code);
  return outcomeOf(deps, sent, tries);
};

/** An SMS that fails is a task at the desk (design.md §9). */
const refuseSms = async (
  deps: Deps,
  event: Event,
  effect: Extract<Effect, { kind: 'sms' }>,
  code: string,
): Promise<EffectOutcome> => {
  await openSmsTask(deps, event.unitId, effect.visitId, effect.meetingId);
  return { result: 'refused', code };
};
