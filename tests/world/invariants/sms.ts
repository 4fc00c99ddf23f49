import { reminderOf } from '../../../flows/booking/reminder.ts';
import type { Check, Complain } from './check.ts';
import type { Mirror } from './mirror.ts';
import type { Settling } from './settled.ts';

/** What is due has been done after so long. */
const minutesMs = 3 * 60_000;

/** Nobody is reminded twice of one meeting, nor of one that is no more. */
function createReminderCheck(mirror: Mirror, complain: Complain): Check {
  const reminded = new Set<string>();
  return ({ changes }) => {
    for (const { before, after } of changes) {
      if (before !== undefined || after?.is !== 'event' || after.reminds === undefined) continue;
      if (reminded.has(after.reminds)) complain('reminded twice', after.reminds);
      if (mirror.one('meeting', after.reminds)?.booked !== true) complain('reminded of nothing', after.reminds);
      reminded.add(after.reminds);
    }
  };
}

/** Of every meeting that stood when its reminder was due somebody was reminded, but in safe contact. */
export function checkReminders(mirror: Mirror, { now, unit, complain }: Settling): void {
  const reminded = new Set(mirror.all('event').flatMap(({ reminds }) => reminds ?? []));
  for (const { id, visitId, booked, startAt, bookedAt } of mirror.all('meeting')) {
    const { remindAt } = reminderOf(unit, startAt, bookedAt);
    const isDue = booked && remindAt !== undefined && Date.parse(remindAt) < now - minutesMs;
    if (isDue && !reminded.has(id) && mirror.one('contact', visitId)?.safe !== true)
      complain('not reminded', `${id} at ${remindAt}`);
  }
}

/** Whatever somebody writes that the line does not understand, a person has to read. */
function createReplyCheck(complain: Complain): Check {
  return ({ changes }) => {
    for (const { after } of changes)
      if (after?.is === 'reply' && after.unread) complain('unread', `${after.id} is nobody's to read`);
  };
}

/** What must hold of what goes by SMS beside the messages themselves. */
export function createSmsChecks(mirror: Mirror, complain: Complain): Check[] {
  return [createReminderCheck(mirror, complain), createReplyCheck(complain)];
}
