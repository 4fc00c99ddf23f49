import type { Event } from '../../schemas/event.ts';

/** What was promised or is demanded by law, and did not come in time. */
export type Lateness =
  | 'firstTalk'
  | 'promiseBrokenTwice'
  | 'doubtOverdue'
  | 'doubtWithoutTime'
  | 'noteOverdue'
  | 'taskOverdue';

/** Does an event tell of something that somebody must look into at once? A window that is broken once is made good by the line itself. */
export function latenessOf({ payload }: Event): Lateness | undefined {
  switch (payload.type) {
    case 'deadlineMissed':
      return 'firstTalk';
    case 'callbackBroken':
      return payload.next === undefined ? 'promiseBrokenTwice' : undefined;
    case 'followUpOverdue':
      return 'doubtOverdue';
    case 'noteOverdue':
      return 'noteOverdue';
    case 'taskOverdue':
      return 'taskOverdue';
    case 'followUpOpened':
      return payload.startAt === undefined ? 'doubtWithoutTime' : undefined;
    default:
      return undefined;
  }
}
