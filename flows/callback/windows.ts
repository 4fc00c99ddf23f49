import type { OfferedWindow } from '../../schemas/prompt.ts';
import type { Instant, LocalDay } from '../../schemas/time.ts';
import type { Unit } from '../../schemas/unit.ts';
import { horizonOf } from '../booking/times.ts';
import { addDays, localDayOf, plus, quarterFrom } from '../calendar/local-time.ts';
import { hoursOf } from '../calendar/opening-hours.ts';
import { offersTelephone, policyOn } from '../calendar/policy.ts';
import type { Room } from './room.ts';

/** Windows that begin after a moment and end by another. */
export interface WantedWindows {
  after?: Instant | undefined;
  before?: Instant | undefined;
  most: number;
  /** Which of them can be kept. */
  room: Pick<Room, 'has'>;
}

/**
 * The windows in which somebody can choose to be called, the earliest first: each day's opening hours by the rules of that day, divided into
 * windows as long as those that are promised, from quarter to quarter. None that has begun, none further ahead than meetings are, and none
 * that cannot be kept beside what others were promised.
 */
export function windowsAhead(unit: Unit, now: Instant, { after, before, most, room }: WantedWindows): OfferedWindow[] {
  const found: OfferedWindow[] = [];
  const last = horizonOf(unit, now);
  for (let day = localDayOf(now); day <= last && found.length < most; day = addDays(day, 1)) {
    const wanted = windowsOf(unit, day).filter(
      ({ from, until }) =>
        from > now &&
        (after === undefined || from > after) &&
        (before === undefined || until <= before) &&
        room.has({ from, until }),
    );
    found.push(...wanted.slice(0, most - found.length));
  }
  return found;
}

function windowsOf(unit: Unit, day: LocalDay): OfferedWindow[] {
  const policy = policyOn(unit, day);
  const hours = hoursOf(day, policy.openingHours);
  if (hours === undefined || !offersTelephone(policy)) return [];
  const { window, leastLeft } = policy.callback;
  const windows: OfferedWindow[] = [];
  let from = quarterFrom(hours.opens);
  while (plus(from, leastLeft) <= hours.closes) {
    const until = quarterFrom(plus(from, window));
    windows.push({ from, until: until < hours.closes ? until : hours.closes });
    from = until;
  }
  return windows;
}
