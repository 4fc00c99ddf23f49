import type { SlotId } from '../../schemas/ids.ts';
import type { Slot } from '../../schemas/meeting.ts';
import type { OfferedTime } from '../../schemas/prompt.ts';
import type { Instant, LocalDay } from '../../schemas/time.ts';
import type { Unit } from '../../schemas/unit.ts';
import { addDays, atLocal, localDayOf, plus } from '../calendar/local-time.ts';
import { hoursOf } from '../calendar/opening-hours.ts';
import { isSuspended, policyOn } from '../calendar/policy.ts';
import { readMoment } from '../calendar/read-date.ts';
import type { Work } from '../case/work.ts';

/** A calendar without an open day is a mistake in the configuration, not something to search for ever. */
const longestSearchDays = 366;

/** One chair at one time; it can be sold once. */
export interface Chair extends OfferedTime {
  endAt: Instant;
}

/** The slot id's form of a moment, so that slots sort by time: `20210104T080000Z`. */
export function compact(at: Instant): string {
  return `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** Every chair of a day by the rules of that day; none on a closed day, nor while meetings are suspended. */
export function chairsOf(unit: Unit, day: LocalDay): Chair[] {
  const policy = policyOn(unit, day);
  if (hoursOf(day, policy.openingHours) === undefined || isSuspended(policy, day)) return [];
  return policy.meetings.startTimes.flatMap((time) => {
    const startAt = atLocal(day, time);
    return Array.from({ length: policy.meetings.parallel }, (_, index) => ({
      slotId: `${compact(startAt)}-${index + 1}`,
      startAt,
      endAt: plus(startAt, policy.meetings.length),
    }));
  });
}

/** A chair by its slot id, if the rules of its day have it. */
export function chairBy(unit: Unit, slotId: SlotId): Chair | undefined {
  const [, year, month, date, hour, minute] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/.exec(slotId) ?? [];
  const startAt = readMoment(`${year}-${month}-${date}T${hour}:${minute}:00Z`);
  if (startAt === undefined) return undefined;
  return chairsOf(unit, localDayOf(startAt)).find((chair) => chair.slotId === slotId);
}

/** The last day on which meetings can be booked: so many working days ahead, each by the rules of its own day. */
export function horizonOf(unit: Unit, now: Instant): LocalDay {
  let day = localDayOf(now);
  let left = policyOn(unit, day).meetings.workingDaysAhead;
  for (let searched = 0; left > 0 && searched < longestSearchDays; searched += 1) {
    day = addDays(day, 1);
    if (hoursOf(day, policyOn(unit, day).openingHours) !== undefined) left -= 1;
  }
  return day;
}

/** What can be sold is looked for between these moments. */
export function bookable(unit: Unit, now: Instant): { from: Instant; until: Instant } {
  const { meetings } = policyOn(unit, localDayOf(now));
  return { from: plus(now, meetings.lead), until: atLocal(addDays(horizonOf(unit, now), 1), '00:00') };
}

interface Wanted {
  after?: Instant | undefined;
  /** Included. */
  before?: Instant | undefined;
  most: number;
}

/**
 * Free times after a moment, each time once with a chair that is free then, earliest first, each day by its own rules.
 * @param sold what is sold from `bookable().from` on
 * @param choose one of the chairs that are free at a time; the first where nothing is said
 */
export function freeTimes(
  unit: Unit,
  now: Instant,
  sold: readonly Slot[],
  { after, before, most, choose = ([first]) => first }: Wanted & { choose?: (chairs: Chair[]) => Chair | undefined },
): Chair[] {
  const { from, until } = bookable(unit, now);
  const taken = new Set(sold.map((slot) => slot.slotId));
  const isWanted = ({ startAt, slotId }: Chair): boolean =>
    startAt >= from &&
    startAt < until &&
    (after === undefined || startAt > after) &&
    (before === undefined || startAt <= before) &&
    !taken.has(slotId);
  // No day is looked through that lies after all that is wanted.
  const end = before !== undefined && before < until ? before : until;
  const found: Chair[] = [];
  let day = localDayOf(from);
  for (let searched = 0; atLocal(day, '00:00') <= end && searched < longestSearchDays; searched += 1) {
    for (const chairs of Map.groupBy(chairsOf(unit, day).filter(isWanted), ({ startAt }) => startAt).values()) {
      const chair = choose(chairs);
      if (chair !== undefined) found.push(chair);
      if (found.length === most) return found;
    }
    day = addDays(day, 1);
  }
  return found;
}

/** Free times as they are at this moment: what is sold is read when it is asked for, never before. */
export function freeTimesNow(work: Work, wanted: Wanted): Chair[] {
  const { from, until } = bookable(work.unit, work.now);
  const sold = work.answer({ need: 'sold', unitId: work.unitId, from, until });
  return freeTimes(work.unit, work.now, sold, { ...wanted, choose: (chairs) => work.oneOf(chairs) });
}

/** A chair that is free at a time, however soon that is by now. */
export function freeChairAt(work: Work, startAt: Instant): Chair | undefined {
  const sold = work.answer({ need: 'sold', unitId: work.unitId, from: startAt, until: plus(startAt, 'PT1S') });
  const taken = new Set(sold.map(({ slotId }) => slotId));
  const chairs = chairsOf(work.unit, localDayOf(startAt));
  return work.oneOf(chairs.filter((chair) => chair.startAt === startAt && !taken.has(chair.slotId)));
}

/** More than a day's different times, so that the next day is always among them. */
const lookedThrough = 30;

/** The first free time; after a lost race one of the next, so that all who want one at once do not run for the same again. */
export function firstTime(work: Work): Chair | undefined {
  return work.oneOf(freeTimesNow(work, { most: Math.min(work.reach, lookedThrough) }));
}

/**
 * The time booked for a citizen we did not reach: within the week of § 31 where one is left there, and not the same day, since a message
 * must have time to be read. Falls back on any free time when there is no other.
 */
export function firstTimeToBook(work: Work, deadline: Instant | undefined): Chair | undefined {
  const free = freeTimesNow(work, { most: lookedThrough });
  const later = free.filter(({ startAt }) => localDayOf(startAt) > localDayOf(work.now));
  const inTime = deadline === undefined ? later : later.filter(({ startAt }) => startAt <= deadline);
  const best = [inTime, later, free].find((chairs) => chairs.length > 0) ?? [];
  return work.oneOf(best.slice(0, work.reach));
}
