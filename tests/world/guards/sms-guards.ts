import type { Guard } from './guard.ts';

/** What keeps messages and their answers right. */
export const smsGuards: Guard[] = [
  {
    name: 'reply read',
    file: 'flows/messages/take-reply.ts',
    find: '    ...(!acted && { dueAt: endOfWorkday(work) }),\n',
    replace: '',
    why: 'Whatever the line does not understand, a person reads.',
    breaks: 'unread',
  },
  {
    name: 'reminded once',
    file: 'flows/booking/reminder.ts',
    find: "  work.put(omit(meeting, 'remindAt'));\n",
    replace: '',
    why: 'Nobody is reminded of a meeting twice.',
    breaks: 'reminded twice',
  },
  {
    name: 'reminded at all',
    file: 'flows/case/due.ts',
    find: 'return reminderDue(work, due);',
    replace: 'return;',
    why: 'Of a meeting that stands on the working day before somebody is reminded.',
    breaks: 'not reminded',
  },
];
