import type { CaseRow } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { dayAndTime, dayName, localDayAndTime } from '../../theme/formats.ts';

type Step = Pick<CaseRow, 'what' | 'dueAt' | 'late'>;

/** A moment that is the end of a day is said as the day. */
function dayOrTime(at: string, now: string): string {
  return localDayAndTime(at).endsWith('T23:59') ? dayName(at, now) : dayAndTime(at, now);
}

/** By when a step must be done; a meeting has its day. */
export function dueWords({ what, dueAt }: Pick<Step, 'what' | 'dueAt'>, now: string): string {
  if (what === 'liveCall') return say('nu');
  const when = dayOrTime(dueAt, now);
  return what === 'meeting' || what === 'followUpMeeting' ? when : say('senest {when}', { when });
}

/** Why a step is late, so that red is never the only sign; nothing when it is not. */
export function lateWords({ late, dueAt, what }: Step, now: string): string | undefined {
  if (!late) return undefined;
  if (dueAt < now) return say('Fristen var {when}', { when: dayOrTime(dueAt, now) });
  // The step itself has time, but the deadline behind it has not.
  const isDoubt = what === 'bookFollowUp' || what === 'followUpMeeting' || what === 'closeFollowUp';
  return isDoubt ? say('Haster: opfølgningen er over fristen') : say('Haster: første samtale kan ikke vente');
}
