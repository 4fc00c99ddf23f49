import { contactState, isOpenContact } from '../../../flows/visit/contact.ts';
import type { Call } from '../../../schemas/call.ts';
import type { Payload } from '../../../schemas/event.ts';
import type { Visit } from '../../../schemas/visit.ts';
import { type Changed, eventsOf, isLive, written } from '../step.ts';
import type { Rules } from './rule.ts';

type Type = Payload['type'];

/** What must be told, and how often. */
export const events: Rules = {
  'a call ends once and says so once': (step) =>
    calls(step).some(({ was, is }) => count(step, 'callEnded', is) !== (isLive(was) && !isLive(is) ? 1 : 0)),

  'a call that has ended tells no more of itself': (step) =>
    calls(step).some(({ was, is }) => was?.state.at === 'ended' && moving.some((type) => count(step, type, is) > 0)),

  'every step of a call on its way to a talk is told once, and nothing else is': (step) =>
    calls(step).some(({ was, is }) =>
      steps.some(([type, happened]) => count(step, type, is) !== (happened(was, is) ? 1 : 0)),
    ),

  'a call that comes to wait says so, or its release does': (step) =>
    calls(step).some(({ was, is }) => {
      const isReleased = eventsOf(step, 'callReleased').some(
        ({ payload, callId }) => payload.waits && callId === is.callId,
      );
      return count(step, 'callWaiting', is) !== (at(is) === 'waiting' && at(was) !== 'waiting' && !isReleased ? 1 : 0);
    }),

  'a ring that comes to nothing says why, and whether the call waits': (step) =>
    eventsOf(step, 'callReleased').some(({ payload, callId }) => {
      const { was, is } = calls(step).find((one) => one.is.callId === callId) ?? {};
      if (was === undefined || is === undefined || !('leg' in was.state) || was.state.leg !== payload.leg) return true;
      if (payload.why === 'notBack') return was.state.at !== 'lost' || payload.waits;
      return (payload.waits && is.state.at !== 'waiting') || was.legs[String(payload.leg)]?.staffId !== payload.staffId;
    }),

  'every move of a contact is told once, from where it stood to where it stands': (step) =>
    written(step, 'visit').some(({ was, is }) => !tellsMove(step, was, is)),

  'a wish to be called is told when it is made, and once what became of it': (step) =>
    written(step, 'visit').some(({ was, is }) => !tellsCallback(step, was, is)),

  'an attempt that failed is counted once, and one that was not dialled is none': (step) =>
    written(step, 'visit').some(({ was, is }) => {
      if (was?.callback === undefined || is.callback === undefined || was.callback.madeAt !== is.callback.madeAt)
        return false;
      const failed = about(step, 'callbackAttemptFailed', is).length;
      return is.callback.attempts - was.callback.attempts !== failed || failed > 1;
    }),

  'a wait is counted once, where it ends, and taken back where a mailbox ended it': (step) =>
    calls(step).some(({ was, is }) => !countsWait(step, was, is)),

  'a talk is one when two were connected, and then the case has been talked about': (step) =>
    eventsOf(step, 'callEnded').some(({ payload, callId, visitId }) => {
      const { is } = calls(step).find((one) => one.is.callId === callId) ?? {};
      const visit = written(step, 'visit').find((one) => one.is.visitId === visitId)?.is;
      const isTalk =
        is?.connectedAt !== undefined && (payload.outcome === 'ended' || payload.outcome === 'citizenHungUp');
      if (payload.conversation !== isTalk || (payload.talkSeconds !== undefined) !== isTalk) return true;
      return isTalk && visit?.talkedAt === undefined;
    }),

  'the first talk that counts is told once': (step) =>
    written(step, 'visit').some(({ was, is }) => {
      const isFirst =
        was?.firstTalkAt === undefined && is.firstTalkAt !== undefined && !isCarried(step, is, 'firstTalkAt');
      return about(step, 'firstTalkHeld', is).length !== (isFirst ? 1 : 0);
    }),

  'a choice is told with what it was before': (step) =>
    written(step, 'visit').some(({ was, is }) => {
      const [told, ...more] = about(step, 'choiceMade', is);
      if (told === undefined)
        return was !== undefined && was.choice !== is.choice && !isCarried(step, is, 'choice') && !isSplit(step);
      return more.length > 0 || told.payload.choice !== is.choice || told.payload.was !== was?.choice;
    }),

  'what a caller is told as settled has been told as chosen': (step) => {
    const { move, callAfter, call } = step;
    if (callAfter?.state.at !== 'prompt' || move.command.type !== 'citizenSays' || callAfter.step === call?.step)
      return false;
    if (call?.state.at === 'prompt' && call.state.prompt === callAfter.state.prompt) return false;
    const { prompt } = callAfter.state;
    // What stands as it was is told again, and a promise that gets another time is no new choice.
    const isKept = callAfter.reason === 'kept' || callAfter.reason === 'noOtherTimes';
    if (isKept) return eventsOf(step, 'callbackPromised').length + eventsOf(step, 'meetingBooked').length > 0;
    const isMoved = call?.state.at === 'prompt' && call.state.moves !== undefined;
    const booked = eventsOf(step, 'meetingBooked').length;
    if (isMoved && prompt === 'promised') return eventsOf(step, 'callbackPromised').length !== 1;
    if (isMoved && prompt === 'booked' && callAfter.reason === 'moved') return booked !== 1;
    if (prompt === 'promised')
      return eventsOf(step, 'callbackPromised').length !== 1 || eventsOf(step, 'choiceMade').length !== 1;
    // The time that was theirs already is told as theirs, and nothing is booked.
    return prompt === 'booked' && eventsOf(step, 'meetingBooked').length !== eventsOf(step, 'choiceMade').length;
  },
};

const moving: Type[] = [
  'callWaiting',
  'callReserved',
  'callReleased',
  'callAccepted',
  'callConnected',
  'callLost',
  'callEnded',
  'choiceMade',
];

function at(call: Call | undefined) {
  return call?.state.at;
}

const steps: [Type, (was: Call | undefined, is: Call) => boolean][] = [
  ['callReceived', (was, is) => was === undefined && is.direction === 'inbound'],
  ['callReserved', (was, is) => at(is) === 'reserved' && at(was) !== 'reserved'],
  ['callAccepted', (was, is) => at(is) === 'accepted' && at(was) !== 'accepted'],
  ['callConnected', (was, is) => at(is) === 'connected' && at(was) !== 'connected'],
  ['callLost', (was, is) => at(is) === 'lost' && at(was) === 'connected'],
];

function calls(step: Changed): { was: Call | undefined; is: Call }[] {
  return written(step, 'call');
}

function count(step: Changed, type: Type, { callId }: Call): number {
  return step.change.events.filter((event) => event.payload.type === type && event.callId === callId).length;
}

function about<Of extends Type>(step: Changed, type: Of, { visitId }: Visit) {
  return eventsOf(step, type).filter((event) => event.visitId === visitId);
}

/** Told already, in the contact that a call had opened and that is joined to this one, or in the case that a call is split off. */
function isCarried(step: Changed, is: Visit, fact: 'choice' | 'firstTalkAt'): boolean {
  const { visit, callAfter } = step;
  // A talk that is split off goes with its call, as it was told.
  if (isSplit(step)) return visit?.[fact] === is[fact];
  const isMoved = visit !== undefined && visit.visitId !== is.visitId && callAfter?.visitId === is.visitId;
  return isMoved && eventsOf(step, 'callIdentified').length === 1 && visit[fact] === is[fact];
}

/** Each of the two goes on with what was told in it: nothing is new. */
function isSplit(step: Changed): boolean {
  return eventsOf(step, 'callSplit').length > 0;
}

function isJoined(step: Changed): boolean {
  return eventsOf(step, 'visitEnded').some(({ payload }) => payload.reason === 'joined');
}

function tellsMove({ change }: Changed, was: Visit | undefined, is: Visit): boolean {
  const told = change.events
    .filter((event) => event.visitId === is.visitId && event.contact !== undefined)
    .map(({ contact }) => contact);
  const [from, to] = [was && contactState(was), contactState(is)];
  if (from === to) return told.length === 0;
  const [move, ...more] = told;
  const isRight =
    move?.from === from && move?.to === to && move.day === is.contactDay && move.reason === is.ended?.reason;
  return isRight && more.length === 0;
}

const settlings: Type[] = ['callbackKept', 'callbackMissed', 'callbackReplaced', 'callbackCancelled'];

function tellsCallback(step: Changed, was: Visit | undefined, is: Visit): boolean {
  const isSame = was?.callback?.madeAt === is.callback?.madeAt;
  const given = about(step, 'callbackNotDialled', is).filter(({ payload }) => payload.nextAt === undefined).length;
  // A broken window gives way to another, or is the last one.
  const broken = about(step, 'callbackBroken', is).filter(({ payload }) => payload.next === undefined).length;
  const settled = settlings.reduce((sum, type) => sum + about(step, type, is).length, given + broken);
  const made = about(step, 'callbackPromised', is).length;
  // A promise made in a call that joins an open contact goes on there, and is told no second time.
  const isTakenOver = made === 0 && !isSame && is.callback !== undefined && isJoined(step);
  // What was promised in a call goes with it, and takes the place of what the case had that it is joined to.
  const isJoinedOver =
    isSplit(step) && isJoined(step) && was?.callback !== undefined && !isSame && step.callAfter?.visitId === is.visitId;
  if (isSplit(step)) return settled === (isJoinedOver || isPassedOn(step, was, is) ? 1 : 0) && made === 0;
  if (isTakenOver) return settled === (was?.callback === undefined ? 0 : 1);
  if (isSame) return settled === made;
  return settled === (was?.callback === undefined ? 0 : 1) && made === (is.callback === undefined ? 0 : 1);
}

/** A contact that is there for this one write, on the way from the case that was left to the one behind the code: the promise goes through it. */
function isPassedOn(step: Changed, was: Visit | undefined, is: Visit): boolean {
  const isLeft = written(step, 'visit').some(
    ({ was: left, is: now }) =>
      left?.callback !== undefined &&
      left.callback.madeAt !== now.callback?.madeAt &&
      now.visitId !== step.callAfter?.visitId,
  );
  return was === undefined && is.ended?.reason === 'joined' && isLeft;
}

function countsWait(step: Changed, was: Call | undefined, is: Call): boolean {
  const visit = written(step, 'visit').find((one) => one.is.visitId === is.visitId);
  for (const { payload } of eventsOf(step, 'callConnected').filter(({ callId }) => callId === is.callId)) {
    const isRunning = (visit?.was ?? step.visit)?.waitingSince !== undefined;
    if ((payload.waitSeconds !== undefined) !== isRunning || (visit?.is.waitingSince !== undefined && isRunning))
      return false;
  }
  for (const { payload } of eventsOf(step, 'callEnded').filter(({ callId }) => callId === is.callId)) {
    const wasCounted = was?.connectedAt !== undefined && was.waitedSince !== undefined;
    const isTalkEnd = ['ended', 'voicemail', 'citizenHungUp', 'noAnswer', 'notDialled'].includes(payload.outcome);
    if (isTalkEnd && (payload.waitSeconds !== undefined) !== wasCounted) return false;
    const goesOn =
      wasCounted &&
      isTalkEnd &&
      !payload.conversation &&
      visit !== undefined &&
      isOpenContact(visit.is) &&
      visit.is.meeting === undefined;
    if (goesOn && visit.is.waitingSince === undefined) return false;
  }
  return true;
}
