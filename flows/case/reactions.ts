import type { Effect } from '../../schemas/effect.ts';
import type { Event, Payload, PayloadOf } from '../../schemas/event.ts';
import type { CallId } from '../../schemas/ids.ts';

type Reaction<Type extends Payload['type']> = (payload: PayloadOf<Type>, event: Event) => Effect[];

function nothing(): Effect[] {
  return [];
}

function hangUps(callId: CallId, legs: readonly number[]): Effect[] {
  return legs.map((leg) => ({ kind: 'hangUp', callId, leg }));
}

function redirectGuests(callId: CallId, legs: readonly number[] = []): Effect[] {
  return legs.map((leg) => ({ kind: 'redirectGuest', callId, leg }));
}

function callOf({ callId, eventId }: Event): CallId {
  if (callId === undefined) throw new Error(`${eventId} is about no call`);
  return callId;
}

/** A telephone that takes no SMS leaves nothing to tell to whoever keyed it there. */
function heardBy(by: Event['by']): { isHeard?: true } {
  return by === 'citizen' ? { isHeard: true } : {};
}

/** What must happen outside because of each event. A new type of event does not compile before it stands here. */
const table: { [Type in Payload['type']]: Reaction<Type> } = {
  visitOpened: nothing,
  personRegistered: nothing,
  callSplit: nothing,
  choiceOffered: nothing,
  choiceMade: nothing,
  callReceived: nothing,
  callIdentified: nothing,
  codesStopped: nothing,
  // A telephone that takes no SMS gets none, and nobody has to make up for it.
  arrangementsAsked: (_, { visitId }) =>
    visitId === undefined ? [] : [{ kind: 'sms', visitId, template: 'arrangements', isHeard: true }],
  callWaiting: (_, { unitId }) => [{ kind: 'match', unitId }],
  queueFull: nothing,
  callReserved: ({ leg }, event) => [{ kind: 'ringConsultant', callId: callOf(event), leg }],
  callReleased: ({ endLegs, waits }, event) => [
    ...hangUps(callOf(event), endLegs),
    ...(waits ? [{ kind: 'match', unitId: event.unitId } as const] : []),
  ],
  citizenCalled: ({ leg }, event) => [{ kind: 'dialCitizen', callId: callOf(event), leg }],
  callAccepted: ({ citizen, citizenLeg }, event) => [
    { kind: citizen === 'onLine' ? 'redirectCitizen' : 'dialCitizen', callId: callOf(event), leg: citizenLeg },
  ],
  callConnected: ({ guests }, event) => redirectGuests(callOf(event), guests),
  guestCalled: ({ leg }, event) => [{ kind: 'dialGuest', callId: callOf(event), leg }],
  guestJoined: nothing,
  guestRemoved: ({ leg }, event) => hangUps(callOf(event), [leg]),
  guestLeft: nothing,
  supervisionAsked: ({ leg, mode: says }, event) => [{ kind: 'announce', callId: callOf(event), leg, says }],
  supervisionTold: ({ leg, rings }, event) => [
    { kind: rings ? 'ringConsultant' : 'supervise', callId: callOf(event), leg },
  ],
  supervisionJoined: nothing,
  supervisionEnded: ({ leg, isTold }, event) => [
    ...hangUps(callOf(event), [leg]),
    ...(isTold ? [{ kind: 'announce', callId: callOf(event), leg, says: 'over' } as const] : []),
  ],
  callHeld: ({ leg }, event) => [{ kind: 'holdCitizen', callId: callOf(event), leg }],
  callResumed: ({ leg }, event) => [{ kind: 'holdCitizen', callId: callOf(event), leg }],
  callTransferred: ({ redirects, endLegs, guests }, event) => [
    { kind: 'redirectCitizen', callId: callOf(event), leg: redirects },
    ...redirectGuests(callOf(event), guests),
    ...hangUps(callOf(event), endLegs),
  ],
  officeCalled: ({ leg, citizenLeg, wasHeld }, event) => [
    { kind: 'holdCitizen', callId: callOf(event), leg: citizenLeg, ...(wasHeld && { anew: true }) },
    { kind: 'dialGuest', callId: callOf(event), leg },
  ],
  officeNotReached: ({ leg, why }, event) => (why === 'withdrawn' ? hangUps(callOf(event), [leg]) : []),
  callForwarded: ({ citizenLeg }, event) => [{ kind: 'holdCitizen', callId: callOf(event), leg: citizenLeg }],
  forwardOver: ({ endLegs, redirects }, event) => [
    ...(redirects === undefined ? [] : [{ kind: 'redirectCitizen', callId: callOf(event), leg: redirects } as const]),
    ...hangUps(callOf(event), endLegs),
  ],
  consultAsked: ({ leg }, event) => [{ kind: 'ringConsultant', callId: callOf(event), leg }],
  consultJoined: nothing,
  consultEnded: ({ leg }, event) => hangUps(callOf(event), [leg]),
  callHandedOver: ({ leg, endLegs }, event) => [
    { kind: 'holdCitizen', callId: callOf(event), leg },
    ...hangUps(callOf(event), endLegs),
  ],
  callLost: ({ redirects, endLegs = [], guests }, event) => [
    ...(redirects === undefined ? [] : [{ kind: 'redirectCitizen', callId: callOf(event), leg: redirects } as const]),
    ...redirectGuests(callOf(event), guests),
    ...hangUps(callOf(event), endLegs),
  ],
  callEnded: ({ endLegs, endsConference, redirects, guests }, event) => [
    ...(endsConference ? [{ kind: 'endConference', callId: callOf(event) } as const] : []),
    ...(redirects === undefined ? [] : [{ kind: 'redirectCitizen', callId: callOf(event), leg: redirects } as const]),
    ...redirectGuests(callOf(event), guests),
    ...hangUps(callOf(event), endLegs),
  ],
  // The ring that goes with it stands in an event of its own.
  callOutBegun: nothing,
  outreachListed: nothing,
  outreachClosed: nothing,
  outreachRestored: nothing,
  talkRated: nothing,
  callbackPromised: ({ from, until, isTold }, { visitId, by, at: promisedAt }) =>
    visitId === undefined || !isTold
      ? []
      : [{ kind: 'sms', visitId, template: 'callbackPromised', from, until, promisedAt, ...heardBy(by) }],
  callbackKept: nothing,
  callbackAttemptFailed: ({ nextAt }, { visitId }) =>
    visitId === undefined ? [] : [{ kind: 'sms', visitId, template: 'attemptFailed', from: nextAt }],
  callbackNotDialled: nothing,
  callbackBroken: ({ next, closed }, { visitId }) =>
    visitId === undefined || next === undefined
      ? []
      : [{ kind: 'sms', visitId, template: closed === true ? 'callbackClosed' : 'callbackBroken', ...next }],
  callbackMoved: ({ next }, { visitId }) =>
    visitId === undefined ? [] : [{ kind: 'sms', visitId, template: 'callbackMoved', ...next }],
  callbackCancelled: (_, { visitId, by }) =>
    visitId === undefined ? [] : [{ kind: 'sms', visitId, template: 'callbackCancelled', ...heardBy(by) }],
  callbackMissed: nothing,
  callbackReplaced: nothing,
  meetingBooked: ({ meetingId, sms }, { visitId, by }) =>
    visitId === undefined ? [] : [{ kind: 'sms', visitId, meetingId, template: sms, ...heardBy(by) }],
  meetingCancelled: ({ meetingId, isTold, isUnsaid }, { visitId, by }) =>
    visitId === undefined || !isTold
      ? []
      : [{ kind: 'sms', visitId, meetingId, template: 'meetingCancelled', ...(isUnsaid !== true && heardBy(by)) }],
  meetingReminded: ({ meetingId }, { visitId }) =>
    visitId === undefined ? [] : [{ kind: 'sms', visitId, meetingId, template: 'meetingReminder' }],
  meetingEnded: nothing,
  firstTalkHeld: nothing,
  visitConcluded: nothing,
  procedureFollowed: nothing,
  checklistPublished: nothing,
  lineClosed: nothing,
  lineReopened: nothing,
  noteLocked: nothing,
  noteAmended: nothing,
  noteOverdue: nothing,
  visitEnded: nothing,
  followUpOpened: nothing,
  followUpOverdue: nothing,
  followUpClosed: nothing,
  deadlineMissed: nothing,
  talkNoted: nothing,
  educationNoted: nothing,
  taskOpened: nothing,
  taskClosed: nothing,
  taskOverdue: nothing,
  // Who was passed over may be rung now, or the other way round.
  notWithWished: (_, { unitId }) => [{ kind: 'match', unitId }],
  notWithTakenBack: (_, { unitId }) => [{ kind: 'match', unitId }],
  caseworkerChanged: nothing,
  skillsSet: (_, { unitId }) => [{ kind: 'match', unitId }],
  birthdayNear: nothing,
  birthdaySettled: nothing,
  personCorrected: nothing,
  conclusionCorrected: nothing,
  watchMarkSet: nothing,
  watchMarkDue: nothing,
  watchMarkClosed: nothing,
  followUpBooked: nothing,
  followUpMissed: nothing,
  deskAsked: nothing,
  messageFailed: nothing,
  messageTold: nothing,
  replyReceived: ({ says }, { visitId }) =>
    visitId === undefined || says === undefined ? [] : [{ kind: 'sms', visitId, template: says, isHeard: true }],
  replyAnswered: nothing,
  wrapUpExtended: nothing,
  // Cooling off lies ahead: a match is tried by the next wait round or by sweep.
  presenceChanged: ({ state, idleFrom }, { unitId, at }) =>
    state === 'available' && (idleFrom ?? at) <= at ? [{ kind: 'match', unitId }] : [],
};

/** The effects that follow from an event: what must be rung, dialled, redirected, hung up or sent because of it. */
export function reactions(event: Event): Effect[] {
  return (table[event.payload.type] as (payload: Payload, of: Event) => Effect[])(event.payload, event);
}
