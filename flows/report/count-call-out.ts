import type { Event } from '../../schemas/event.ts';
import type { Add } from './count.ts';

/** Calls of our own accord, and what became of those whom the office wanted called; one that is on the list again was not closed. */
export function countCallOut(payload: Event['payload'], add: Add): void {
  switch (payload.type) {
    case 'callOutBegun':
      return add('callsOut');
    case 'outreachListed':
      return add('outreachListed');
    case 'outreachClosed':
      add('outreachClosed');
      return add(`outreach.${payload.outcome}`);
    case 'outreachRestored':
      add('outreachClosed', -1, payload.closedOn);
      return add('outreach.withdrawn', -1, payload.closedOn);
    default:
      return;
  }
}
