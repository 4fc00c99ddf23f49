import { localDayOf, plus } from '../../flows/calendar/local-time.ts';
import { isOpen } from '../../flows/calendar/opening-hours.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { draftChange } from '../../flows/change.ts';
import { hear } from '../../flows/line/hear.ts';
import type { LineEvent } from '../../flows/line/machine.ts';
import { SILENT_LEG } from '../../flows/line/receive.ts';
import { chosenSlot, identifyCall, lineOf, nextLine, stepLine } from '../../flows/line/step.ts';
import { connect, giveToNext, lose, rejoinUntil } from '../../flows/routing/talk.ts';
import type { Call } from '../../schemas/call.ts';
import type { Unit } from '../../schemas/unit.ts';
import { freeTimes } from '../moves/free-slot.ts';
import { match } from '../moves/match.ts';
import { OFFERS } from '../moves/receive.ts';
import type { Deps } from './deps.ts';

export interface Said {
  digits: string;
  /** The prompt that was answered; absent when the leg arrives by itself (answered, moved, or back from the conference). */
  step: number | undefined;
  /** The leg comes out of a conference. */
  afterConference: boolean;
  /** Said at the static fallback document: 1 means call me. */
  atFallback?: boolean;
}

/** A conversation may run for long without a word from the carrier; `sweep` asks this seldom. */
const LONG_CHECK = 'PT10M';
/** Times a write is tried with what stands now, before the caller hears an apology. */
const TRIES = 4;

/** One answer of the citizen's leg through the line. Returns the call as it stands afterwards. */
export const citizenSays = async (
  deps: Deps,
  callId: string,
  said: Said,
): Promise<{ call: Call; unit: Unit } | undefined> => {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const call = await deps.store.call(callId);
    if (call === undefined) return undefined;
    const unit = await deps.unit(call.unitId);
    const next = await answer(deps, tried === 0 ? call : await refreshed(deps, call), unit, said);
    if (next !== undefined) return { call: next, unit };
  }
  throw new Error('The call changed again and again');
};

/** After a refused write the copy of the visit may be old: the real one is read. */
const refreshed = async ({ store }: Deps, call: Call): Promise<Call> => ({
  ...call,
  visit: (await store.visit(call.visit.visitId)) ?? call.visit,
});

/** Decides and writes; nothing when somebody else was first and it must be decided anew. */
const answer = async (deps: Deps, call: Call, unit: Unit, said: Said): Promise<Call | undefined> => {
  const now = deps.now();
  const policy = policyOn(unit, localDayOf(now));
  if (call.routing === 'ended') return call;
  if (call.routing === 'accepted') return joinTalk(deps, call, unit);
  if (call.routing === 'connected') {
    if (!said.afterConference) return call;
    // The conference ended and nobody told us why: the citizen is still here and must not be left.
    const draft = draftChange(unit.unitId, now, `${call.callId}.${call.version}`);
    return write(deps, draft, stepLost(lose(draft, call)), draft.put);
  }
  if (said.step !== undefined && said.step !== call.line.step) return call;
  if (said.step === undefined && call.routing !== 'lost' && call.lostAt === undefined) return call;
  const draft = draftChange(unit.unitId, now, `${call.callId}.${call.version}`);
  const checkAt = plus(now, SILENT_LEG);
  if (call.routing === 'lost' && call.line.value === 'talking') return write(deps, draft, stepLost(call), draft.put);
  // A key still counts, though the time to come back has run out: the citizen has chosen.
  if (call.routing === 'lost' && said.digits === '' && now >= rejoinUntil(call, policy)) {
    const consultant =
      call.reservation === undefined ? undefined : await deps.store.consultant(unit.unitId, call.reservation.staffId);
    const given = giveToNext(draft, call, consultant, policy);
    const next = nextLine(lineOf(call), { type: 'NOT_BACK' });
    return write(deps, draft, { ...given, line: lineAfter(call, next), checkAt }, draft.put);
  }
  return step(deps, call, unit, said, draft, checkAt);
};

const lineAfter = (call: Call, next: { value: string; context: object }): Call['line'] => ({
  value: next.value,
  context: { ...next.context },
  step: call.line.step + 1,
});

const stepLost = (call: Call): Call => ({ ...call, line: lineAfter(call, nextLine(lineOf(call), { type: 'LOST' })) });

/** The consultant has accepted and the citizen's leg is here: the conversation begins. */
const joinTalk = async (deps: Deps, call: Call, unit: Unit): Promise<Call | undefined> => {
  const now = deps.now();
  const draft = draftChange(unit.unitId, now, `${call.callId}.${call.version}`);
  const next = nextLine(lineOf(call), { type: 'TAKEN' });
  const connected = connect(draft, { ...call, checkAt: plus(now, LONG_CHECK), line: lineAfter(call, next) });
  return write(deps, draft, connected, draft.put);
};

const write = async (
  { store }: Deps,
  draft: ReturnType<typeof draftChange>,
  call: Call,
  put: (call: Call) => void,
): Promise<Call | undefined> => {
  put(call);
  const committed = await store.commit(draft.finish());
  return committed.done ? call : undefined;
};

/** A key, a code, a number or silence at a prompt. */
const step = async (
  deps: Deps,
  call: Call,
  unit: Unit,
  { digits, atFallback }: Said,
  draft: ReturnType<typeof draftChange>,
  checkAt: string,
): Promise<Call | undefined> => {
  const policy = policyOn(unit, localDayOf(draft.now));
  const wishes = atFallback === true && digits === '1' && ['code', 'menu'].includes(call.line.value);
  const heard = wishes ? ({ type: 'WISH' } as const) : hear(call.line.value, digits);
  if (heard === 'code') return enterCode(deps, call, unit, digits, draft, checkAt);
  const event: LineEvent =
    call.line.value === 'waiting' && heard.type === 'SILENCE' && (await isOver(deps, call, unit))
      ? { type: 'CLOSED' }
      : heard;
  const { effects } = nextLine(lineOf(call), event);
  const books = effects.includes('book');
  const old = books && call.visit.meeting !== undefined ? await oldBooking(deps, call, unit) : undefined;
  const keyedSealed = event.type === 'NUMBER_VALID' ? await deps.sealing.seal(`+45${digits}`, unit.unitId) : undefined;
  const consultant =
    call.routing === 'lost' && effects.includes('leaveQueue') && call.reservation !== undefined
      ? await deps.store.consultant(unit.unitId, call.reservation.staffId)
      : undefined;
  const after = stepLine(draft, call, call.visit, event, { policy, old, keyedSealed, checkAt, consultant });
  const committed = await deps.store.commit(draft.finish());
  // Each round of waiting tries the match too, so that no lost word can keep a caller waiting.
  if (committed.done && call.routing === 'waiting' && event.type === 'SILENCE') await match(deps, call.unitId);
  if (committed.done) return after;
  return committed.conflict.includes('slot') ? slotTaken(deps, call, unit, event, checkAt) : undefined;
};

/** The queue is closed when opening hours are over and no consultant is left on duty. */
const isOver = async ({ store, now }: Deps, call: Call, unit: Unit): Promise<boolean> => {
  const policy = policyOn(unit, localDayOf(now()));
  if (isOpen(now(), policy.openingHours)) return false;
  const onDuty = await store.consultants(call.unitId);
  return !onDuty.some((consultant) => consultant.state !== 'off' && consultant.state !== 'pause');
};

const oldBooking = async ({ store }: Deps, call: Call, unit: Unit) => {
  if (call.visit.meeting === undefined) return undefined;
  const [meeting, slot] = await Promise.all([
    store.meeting(call.visit.meeting.meetingId),
    store.slot(unit.unitId, call.visit.meeting.slotId),
  ]);
  return meeting === undefined || slot === undefined || meeting.state !== 'booked' ? undefined : { meeting, slot };
};

/** Somebody else took the time meanwhile: the caller hears so, with fresh times. */
const slotTaken = async (
  deps: Deps,
  call: Call,
  unit: Unit,
  event: LineEvent,
  checkAt: string,
): Promise<Call | undefined> => {
  const draft = draftChange(unit.unitId, deps.now(), `${call.callId}.${call.version}`);
  const policy = policyOn(unit, localDayOf(draft.now));
  const offers = await freeTimes(deps.store, unit, draft.now, OFFERS);
  const wanted = chosenSlot(call, lineOf(call).context, event);
  const chair = offers.find((slot) => slot.startAt === wanted?.startAt);
  // Another chair at the same hour is free: the caller gets the time that was chosen.
  if (chair !== undefined && wanted !== undefined && chair.slotId !== wanted.slotId) {
    const seated = { ...call, offers: call.offers.map((slot) => (slot.slotId === wanted.slotId ? chair : slot)) };
    return bookChosen(deps, seated, unit, event, checkAt);
  }
  const chosen = nextLine(lineOf(call), event);
  const at: Call = { ...call, line: { value: chosen.value, context: { ...chosen.context }, step: call.line.step } };
  const after = stepLine(
    draft,
    at,
    at.visit,
    { type: 'SLOT_TAKEN', offers: offers.length },
    { policy, offers, checkAt },
  );
  const committed = await deps.store.commit(draft.finish());
  return committed.done ? after : undefined;
};

/** Books the chosen time once more; nothing when that too was taken, and it is decided anew. */
const bookChosen = async (
  deps: Deps,
  call: Call,
  unit: Unit,
  event: LineEvent,
  checkAt: string,
): Promise<Call | undefined> => {
  const draft = draftChange(unit.unitId, deps.now(), `${call.callId}.${call.version}`);
  const policy = policyOn(unit, localDayOf(draft.now));
  const old = call.visit.meeting === undefined ? undefined : await oldBooking(deps, call, unit);
  const after = stepLine(draft, call, call.visit, event, { policy, old, checkAt });
  return (await deps.store.commit(draft.finish())).done ? after : undefined;
};

/** Six digits were keyed: is there an applicant behind them? */
const enterCode = async (
  deps: Deps,
  call: Call,
  unit: Unit,
  digits: string,
  draft: ReturnType<typeof draftChange>,
  checkAt: string,
): Promise<Call | undefined> => {
  const policy = policyOn(unit, localDayOf(draft.now));
  const [applicantId] = await deps.store.lookUp(
    unit.unitId,
    'code',
    await deps.sealing.hash('code', digits, unit.unitId),
  );
  const applicant = applicantId === undefined ? undefined : await deps.store.applicant(applicantId);
  const visit = applicant === undefined ? undefined : await deps.store.visit(applicant.visitId);
  if (applicant === undefined || visit === undefined) {
    const after = stepLine(draft, call, call.visit, { type: 'CODE_UNKNOWN' }, { policy, checkAt });
    return (await deps.store.commit(draft.finish())).done ? after : undefined;
  }
  const own = (await deps.store.visit(call.visit.visitId)) ?? call.visit;
  const identified = identifyCall(draft, call, own, { applicant, visit }, 'code');
  const event: LineEvent = { type: 'CODE_FOUND', callable: applicant.phone !== undefined };
  const after = stepLine(draft, identified.call, identified.visit, event, { policy, checkAt });
  return (await deps.store.commit(draft.finish())).done ? after : undefined;
};
