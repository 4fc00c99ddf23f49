import type { Call, CallOutcome, Leg } from '../../schemas/call.ts';
import type { CallSid, StaffId } from '../../schemas/ids.ts';

/**
 * How long we go without a word from the carrier about a live leg before `sweep` asks; a wait round is about 30 s. In a talk too: where the
 * word of a consultant's end is lost, the citizen sits in silence until then. Less than the minute between two sweeps, so that each of them
 * asks, and one that the carrier does not answer costs a minute only.
 */
export const silentLeg = 'PT50S';

/** Should the carrier never tell how a ring ended, `sweep` asks after this long: more than any ring lasts. */
export const ringCheck = 'PT2M';

export function legOf(call: Call, number: number | undefined): Leg | undefined {
  return number === undefined ? undefined : call.legs[String(number)];
}

/** The consultant's leg that the call's state names: the ringing, joining, talking or lost one. */
export function consultantLegOf({ state }: Call): number | undefined {
  return 'leg' in state ? state.leg : undefined;
}

/** Whose softphone rings for this call or talks in it. */
export function staffOf(call: Call): StaffId | undefined {
  return legOf(call, consultantLegOf(call))?.staffId;
}

/** Is the citizen on the line? Not before a call-back is dialled, and no longer once that leg has ended. */
export function isCitizenUp(call: Call): boolean {
  const leg = legOf(call, call.citizenLeg);
  return leg !== undefined && leg.endedAt === undefined;
}

/** A call-back of which no telephone has rung at the citizen's. */
export function isYetToBeDialled(call: Call): boolean {
  return call.direction === 'callback' && legOf(call, call.citizenLeg)?.sid === undefined;
}

/** Has the call a telephone on the line, or does it ring one? After its end too, while the last sentence is heard. */
export function isOnTelephone(call: Call): boolean {
  return call.holdsNumber !== undefined && (call.state.at !== 'ended' || isCitizenUp(call));
}

/** The call with one leg more, and that leg's number. */
export function withLeg(call: Call, leg: Leg): { call: Call; number: number } {
  const number = Object.keys(call.legs).length + 1;
  return { call: { ...call, legs: { ...call.legs, [String(number)]: leg } }, number };
}

/** The call with a leg changed. */
export function withLegAs(call: Call, number: number, change: Partial<Leg>): Call {
  const leg = legOf(call, number);
  return leg === undefined ? call : { ...call, legs: { ...call.legs, [String(number)]: { ...leg, ...change } } };
}

/**
 * Does a word about this CallSid concern the leg? A leg whose CallSid is not known yet takes the first one that is told; a word without
 * one is about a leg that never came to be.
 */
export function isLegOf(leg: Leg, sid: CallSid | undefined): boolean {
  return leg.sid === undefined || leg.sid === sid;
}

/** Third parties of the talk who are called or in it, by the numbers of their legs. */
export function guestLegs({ legs }: Call): number[] {
  return Object.entries(legs).flatMap(([number, { party, endedAt }]) =>
    party === 'guest' && endedAt === undefined ? [Number(number)] : [],
  );
}

/** The leg of a colleague whom the consultant asks, ringing or in the talk. */
export function colleagueLeg({ legs }: Call): number | undefined {
  const found = Object.entries(legs).find(([, { party, endedAt }]) => party === 'colleague' && endedAt === undefined);
  return found === undefined ? undefined : Number(found[0]);
}

/** The leg of an office to which the citizen is being put through, until somebody there has answered. */
export function forwardingLeg({ legs }: Call): number | undefined {
  const found = Object.entries(legs).find(
    ([, { forward, endedAt, joinedAt }]) =>
      forward !== undefined && forward.withdrawn !== true && endedAt === undefined && joinedAt === undefined,
  );
  return found === undefined ? undefined : Number(found[0]);
}

/** Does the citizen talk on with an office, without us? */
export function isForwarded({ state }: Call): boolean {
  return state.at === 'ended' && state.outcome === 'forwarded';
}

/** Is the citizen in the call's conference: with a consultant, or with an office? */
export function isInConference(call: Call): boolean {
  return call.state.at === 'connected' || isForwarded(call);
}

/** The leg of a coordinator who takes part in the talk, or asks to. */
export function supervisorLeg({ legs }: Call): number | undefined {
  const found = Object.entries(legs).find(([, { supervision }]) => supervision !== undefined);
  return found === undefined ? undefined : Number(found[0]);
}

/** A colleague's leg while it rings. */
export function ringingColleague(call: Call): number[] {
  const leg = colleagueLeg(call);
  return leg === undefined || legOf(call, leg)?.joinedAt !== undefined ? [] : [leg];
}

/** Those who are in it, wherever they wait meanwhile. */
export function joinedGuests(call: Call): number[] {
  return guestLegs(call).filter((leg) => legOf(call, leg)?.joinedAt !== undefined);
}

/** Those who have not answered yet. */
export function ringingGuests(call: Call): number[] {
  return guestLegs(call).filter((leg) => legOf(call, leg)?.joinedAt === undefined);
}

/** For what is told of a change that moves them. */
export function guestsMoved(call: Call): { guests?: number[] } {
  const guests = joinedGuests(call);
  return guests.length === 0 ? {} : { guests };
}

/** The legs that should still be up, for whoever asks the carrier after a long silence. */
export function legsUp(call: Call): { leg: number; sid: CallSid | undefined }[] {
  return [call.citizenLeg, consultantLegOf(call), colleagueLeg(call), supervisorLeg(call), ...guestLegs(call)].flatMap(
    (leg) => {
      const found = legOf(call, leg);
      return leg === undefined || found === undefined || found.endedAt !== undefined ? [] : [{ leg, sid: found.sid }];
    },
  );
}

/** Every leg that has not been told to have ended. */
export function openLegs(call: Call): number[] {
  return Object.entries(call.legs).flatMap(([number, { endedAt }]) => (endedAt === undefined ? [Number(number)] : []));
}

/** Does a call have a consultant: ringing, joining, talking, or on the way back? */
export function isServed(call: Call): boolean {
  return consultantLegOf(call) !== undefined;
}

/** Do a citizen and a consultant talk, or is the way back to their talk being tried? */
export function isInTalk({ state }: Call): boolean {
  return state.at === 'connected' || state.at === 'lost' || ('lost' in state && state.lost !== undefined);
}

/** Does the citizen hear the words of a hold rather than the consultant? */
export function isHeld({ state }: Call): boolean {
  return state.at === 'connected' && state.heldSince !== undefined;
}

const talkOutcomes: readonly CallOutcome[] = [
  'ended',
  'voicemail',
  'citizenHungUp',
  'forwarded',
  'noAnswer',
  'notDialled',
  'nobodyFree',
];

/**
 * Does this leg hold a consultant also when the talk is over, until its own end is told? Of whoever was rung before another had the talk,
 * or for a talk that never came, and of a colleague who was asked in it.
 */
export function outlivesTalk(call: Call, leg: number): boolean {
  const { party, joinedAt } = legOf(call, leg) ?? {};
  if (party !== 'consultant') return party === 'colleague';
  if (joinedAt === undefined) return true;
  return Object.entries(call.legs).some(([at, later]) => later.party === 'consultant' && Number(at) > leg);
}

/** Has a talk, or the attempt at one, ended this call? Then its consultant was freed in the same write. */
export function isTalkOver({ state }: Call): boolean {
  return state.at === 'ended' && talkOutcomes.includes(state.outcome);
}
