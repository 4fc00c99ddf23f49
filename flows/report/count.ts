import type { Event, PayloadOf } from '../../schemas/event.ts';
import type { LocalDay } from '../../schemas/time.ts';
import { countCallOut } from './count-call-out.ts';
import { countCaseworker } from './count-caseworker.ts';
import { countRegistration } from './count-registration.ts';

/** Every counter of a day; a category has one of its own, and so has each reason why a contact ended, or a follow-up comes late. */
export type Counter =
  | 'contactsIn'
  | 'served'
  | 'waiting'
  | 'booked'
  | 'ended'
  | 'joined'
  | 'calls'
  | 'abandoned'
  | 'queueFull'
  | 'ratings'
  | 'ratingSum'
  | 'conversations'
  | 'waits'
  | 'waitSeconds'
  | 'callbacksPromised'
  | 'callbacksKept'
  | 'callbacksInWindow'
  | 'callbacksMissed'
  | 'callbacksBroken'
  | 'callbacksMoved'
  | 'concluded'
  | 'flagged'
  | 'followUpsOpened'
  | 'followUpsOverdue'
  | 'followUpsClosed'
  | 'followUpsHeld'
  | 'followUpsChanged'
  | 'followUpsMissed'
  | 'followUpTimes'
  | 'deadlinesMissed'
  | 'notOffered'
  | 'interpreterNeeded'
  | 'interpreterPresent'
  | `notOffered.${string}`
  | 'caseworkerChanges'
  | `caseworkerChanges.${string}`
  | 'callsOut'
  | 'callsOutTalked'
  | 'outreachListed'
  | 'outreachClosed'
  | `outreach.${string}`
  | `concluded.${string}`
  | `followUpsLate.${string}`
  | `ended.${string}`;

/** One addition to the counters of a day. */
export interface Addition {
  day: LocalDay;
  counter: Counter;
  by: number;
}

export type Add = (counter: Counter, by?: number, day?: LocalDay) => void;

/**
 * What an event adds to the roll-ups. It looks at nothing but the event, and it only adds, so that a rebuild from the events gives the
 * same figures. A contact is always counted on the day it came in, so that for every period
 * contacts in = served + waiting + booked + ended holds at every moment.
 */
export function additionsOf(event: Event): Addition[] {
  const additions: Addition[] = [];
  const add: Add = (counter, by = 1, day = event.day) => additions.push({ day, counter, by });
  countContact(event, add);
  countPayload(event, add);
  countRegistration(event, add);
  return additions;
}

function countContact({ contact }: Event, add: Add): void {
  if (contact === undefined) return;
  const { day, from, to, reason } = contact;
  if (reason === 'joined') {
    // The call turned out to belong to an open contact, so it was none of its own and is taken out again, if it was counted before.
    if (from !== undefined) {
      add('contactsIn', -1, day);
      add(from, -1, day);
    }
    return add('joined', 1, day);
  }
  if (from === undefined) add('contactsIn', 1, day);
  else add(from, -1, day);
  add(to, 1, day);
  if (reason !== undefined) add(`ended.${reason}`, 1, day);
}

function countPayload({ payload }: Event, add: Add): void {
  switch (payload.type) {
    case 'callReceived':
      return add('calls');
    case 'queueFull':
      return add('queueFull');
    case 'callConnected':
      return countWait(payload, add);
    case 'talkRated':
      add('ratings');
      return add('ratingSum', payload.score);
    case 'callEnded':
      return countCall(payload, add);
    case 'callbackPromised':
      return add('callbacksPromised');
    case 'callbackKept':
      add('callbacksKept');
      if (payload.inWindow) add('callbacksInWindow');
      return;
    case 'callbackMissed':
      return add('callbacksMissed');
    case 'callbackBroken':
      return add('callbacksBroken');
    case 'callbackMoved':
      return add('callbacksMoved');
    case 'deadlineMissed':
      return add('deadlinesMissed');
    case 'visitConcluded':
      add('concluded');
      add(`concluded.${payload.category}`);
      if (payload.flagged) add('flagged');
      return;
    case 'conclusionCorrected':
      return countCorrection(payload, add);
    default:
      countCallOut(payload, add);
      countCaseworker(payload, add);
      return countFollowUp(payload, add);
  }
}

function countFollowUp(payload: Event['payload'], add: Add): void {
  switch (payload.type) {
    case 'followUpOpened':
      add('followUpsOpened');
      return countTime(payload, add);
    case 'followUpBooked':
      return countTime(payload, add);
    case 'followUpMissed':
      return add('followUpsMissed');
    case 'followUpOverdue':
      return add('followUpsOverdue');
    case 'followUpClosed':
      add('followUpsClosed');
      if (payload.held) add('followUpsHeld');
      if (payload.changed) add('followUpsChanged');
      return;
    default:
      return;
  }
}

/** A time that a follow-up got, and why it comes late where it does; one that waits for a time is counted when it has one. */
function countTime({ startAt, lateReason }: PayloadOf<'followUpOpened' | 'followUpBooked'>, add: Add): void {
  if (startAt === undefined) return;
  add('followUpTimes');
  if (lateReason !== undefined) add(`followUpsLate.${lateReason}`);
}

/** The conclusion goes over to its right category, on the day on which it is counted; a final category has no counter. */
function countCorrection(corrected: PayloadOf<'conclusionCorrected'>, add: Add): void {
  const { category, wasCategory, isFinal, concludedOn } = corrected;
  if (isFinal || category === wasCategory) return;
  add(`concluded.${wasCategory}`, -1, concludedOn);
  add(`concluded.${category}`, 1, concludedOn);
}

/** A wait ends when two people are connected, and is counted there. */
function countWait({ waitSeconds }: PayloadOf<'callConnected'>, add: Add): void {
  if (waitSeconds === undefined) return;
  add('waits');
  add('waitSeconds', waitSeconds);
}

function countCall(ended: PayloadOf<'callEnded'>, add: Add): void {
  const { direction, outcome, conversation, waitSeconds } = ended;
  if (ended.isOut === true && conversation) add('callsOutTalked');
  if (direction === 'inbound' && (outcome === 'abandoned' || outcome === 'missed')) add('abandoned');
  if (conversation) add('conversations');
  else if (waitSeconds !== undefined) {
    // A mailbox had answered: the wait that was counted at the connection goes on, and is taken out again.
    add('waits', -1);
    add('waitSeconds', -waitSeconds);
  }
}
