import type { Event } from '../../schemas/event.ts';
import type { LocalDay } from '../../schemas/time.ts';

/** One addition to the counters of a day. */
export interface Addition {
  day: LocalDay;
  counter: string;
  by: number;
}

/**
 * What an event adds to the roll-ups. It looks at nothing but the event, and it only adds, so that a rebuild from the events gives the
 * same figures. A contact is always counted on the day it came in, so that for every period
 * contacts in = served + waiting + booked + ended holds at every moment.
 */
export const additionsOf = (event: Event): Addition[] => {
  const additions: Addition[] = [];
  const add = (counter: string, by = 1, day: LocalDay = event.day) => additions.push({ day, counter, by });
  const { contact, told } = event;
  if (contact?.reason === 'joined') {
    // The call turned out to belong to an open contact, so it was none of its own (design.md §1) and is taken out again.
    add('contactsIn', -1, contact.day);
    if (contact.from !== undefined) add(contact.from, -1, contact.day);
    add('joined', 1, contact.day);
  } else if (contact !== undefined) {
    if (contact.from === undefined) add('contactsIn', 1, contact.day);
    else add(contact.from, -1, contact.day);
    add(contact.to, 1, contact.day);
    if (contact.reason !== undefined) add(`ended.${contact.reason}`, 1, contact.day);
  }
  switch (told.type) {
    case 'callReceived':
      add('calls');
      break;
    case 'callEnded':
      if (told.direction === 'inbound' && (told.outcome === 'abandoned' || told.outcome === 'missed')) add('abandoned');
      if (told.conversation) add('conversations');
      if (told.waitSeconds !== undefined) {
        add('waits');
        add('waitSeconds', told.waitSeconds);
      }
      break;
    case 'promiseMade':
      add('callbacksPromised');
      break;
    case 'promiseKept':
      add('callbacksKept');
      if (told.inWindow) add('callbacksInWindow');
      break;
    case 'promiseMissed':
      add('callbacksMissed');
      break;
    case 'visitConcluded':
      add('concluded');
      add(`concluded.${told.category}`);
      if (told.flagged) add('flagged');
      break;
    case 'followUpOpened':
      add('followUpsOpened');
      break;
    case 'followUpOverdue':
      add('followUpsOverdue');
      break;
    case 'followUpClosed':
      add('followUpsClosed');
      if (told.held) add('followUpsHeld');
      if (told.changed) add('followUpsChanged');
      break;
    default:
      break;
  }
  return additions;
};
