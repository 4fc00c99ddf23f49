import { consultantLegOf, legOf } from '../../../flows/routing/legs.ts';
import type { Call } from '../../../schemas/call.ts';
import { type Changed, effectsOf, eventsOf, isLive, written } from '../step.ts';
import type { Rules } from './rule.ts';

/** What must happen outside because of a step, and what must not. */
export const effects: Rules = {
  'a softphone rings exactly for a call that was given to it': (step) =>
    differs(
      effectsOf(step, 'ringConsultant').map(({ callId, leg }) => `${callId} ${leg}`),
      rung(step),
    ),

  'the citizen is called exactly when a consultant has accepted and nobody is on the line': (step) =>
    differs(
      effectsOf(step, 'dialCitizen').map(({ callId, leg }) => `${callId} ${leg}`),
      dialled(step),
    ),

  'only a leg of the citizen that is up is redirected, and not out of a talk': (step) =>
    effectsOf(step, 'redirectCitizen').some(({ callId, leg }) => {
      const call = written(step, 'call').find(({ is }) => is.callId === callId)?.is;
      const found = call && legOf(call, leg);
      return (
        found?.party !== 'citizen' ||
        found.sid === undefined ||
        found.endedAt !== undefined ||
        call?.state.at === 'connected'
      );
    }),

  'who is accepted for, or lost a consultant, is fetched to hear so': (step) => {
    const { call, callAfter, move } = step;
    if (callAfter === undefined || call === undefined || callAfter.citizenLeg === undefined) return false;
    const isFetched = eventsOf(step, 'callAccepted').some(({ payload }) => payload.citizen === 'onLine');
    const isLost = eventsOf(step, 'callLost').length > 0 && move.command.type !== 'citizenSays';
    return effectsOf(step, 'redirectCitizen').length === 0 && (isFetched || isLost);
  },

  'exactly the legs are hung up that are open and no longer wanted': (step) =>
    written(step, 'call').some(({ was, is }) => was !== undefined && !hangsUpRightly(step, was, is)),

  'consultants and calls are matched whenever one more of them waits': (step) => {
    const isMatched = effectsOf(step, 'match').length > 0;
    const waits = written(step, 'call').some(({ was, is }) => is.state.at === 'waiting' && was?.state.at !== 'waiting');
    const isFree = written(step, 'consultant').some(
      ({ was, is }) => is.state === 'available' && was?.state !== 'available' && (is.idleFrom ?? '') <= step.after.now,
    );
    return isMatched !== (waits || isFree);
  },

  'each booked meeting is told by one SMS': (step) =>
    differs(
      effectsOf(step, 'sms').flatMap(({ meetingId, template }) =>
        meetingId === undefined || template === 'meetingCancelled' ? [] : [meetingId],
      ),
      eventsOf(step, 'meetingBooked').map(({ payload }) => payload.meetingId),
    ),

  'nobody is rung, dialled or redirected for a call that has ended before': (step) =>
    (['ringConsultant', 'dialCitizen', 'redirectCitizen'] as const).some((kind) =>
      effectsOf(step, kind).some(({ callId }) =>
        written(step, 'call').some(({ was, is }) => is.callId === callId && was?.state.at === 'ended'),
      ),
    ),

  'a leg that the carrier made though nobody wants it is known as such': ({
    move: { command },
    call,
    callAfter,
    change,
  }) => {
    if (command.type !== 'nameLeg' || callAfter === undefined || call === undefined) return false;
    return (change.made.isUnwanted === true) === isWanted(callAfter, command.leg);
  },
};

function differs(some: readonly string[], others: readonly string[]): boolean {
  return some.toSorted().join() !== others.toSorted().join();
}

function rung(step: Changed): string[] {
  return written(step, 'call').flatMap(({ was, is }) =>
    is.state.at === 'reserved' && was?.state.at !== 'reserved' ? [`${is.callId} ${is.state.leg}`] : [],
  );
}

function dialled(step: Changed): string[] {
  return written(step, 'call').flatMap(({ was, is }) =>
    is.state.at === 'accepted' && was?.state.at !== 'accepted' && was?.citizenLeg === undefined
      ? [`${is.callId} ${is.citizenLeg}`]
      : [],
  );
}

function isWanted(call: Call, leg: number): boolean {
  return isLive(call) && (call.citizenLeg === leg || consultantLegOf(call) === leg);
}

function isOpen(call: Call, leg: number): boolean {
  const found = legOf(call, leg);
  return found !== undefined && found.endedAt === undefined;
}

/** A leg that was wanted and is open must go: by itself, with the conference it is in, or to hear a last sentence. */
function hangsUpRightly(step: Changed, was: Call, is: Call): boolean {
  const ofCall = <One extends { callId: string }>(some: One[]) => some.filter(({ callId }) => callId === is.callId);
  const hungUp = ofCall(effectsOf(step, 'hangUp')).map(({ leg }) => leg);
  const redirected = ofCall(effectsOf(step, 'redirectCitizen')).map(({ leg }) => leg);
  const conferenceEnds = ofCall(effectsOf(step, 'endConference')).length > 0;
  const legs = Object.keys(is.legs).map(Number);
  const leaving = legs.filter((leg) => isWanted(was, leg) && !isWanted(is, leg) && isOpen(is, leg));
  const goes = (leg: number) =>
    isLeftBehind(was, is, leg) ||
    hungUp.includes(leg) ||
    redirected.includes(leg) ||
    (conferenceEnds && isInConference(was, leg));
  const isNeedless = hungUp.some((leg) => !isOpen(is, leg) || isWanted(is, leg));
  return leaving.every(goes) && !isNeedless && new Set(hungUp).size === hungUp.length;
}

/** The consultant's leg is in the conference once the ring was answered, the citizen's during the talk. */
function isInConference({ state, citizenLeg }: Call, leg: number): boolean {
  if (state.at === 'connected') return true;
  return state.at === 'accepted' && leg !== citizenLeg;
}

/** Who comes back to a talk is rung anew; the leg of before went with the conference that ended. */
function isLeftBehind(was: Call, is: Call, leg: number): boolean {
  return was.state.at === 'lost' && is.state.at === 'reserved' && leg === was.state.leg;
}
