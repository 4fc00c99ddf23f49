import { type Chair, chairsOf } from '../../flows/booking/times.ts';
import { addDays, localDayOf } from '../../flows/calendar/local-time.ts';
import type { Need } from '../../flows/case/need.ts';
import { favrskov2021 } from '../../local/seed/policies/favrskov-2021.ts';
import { playable, policies } from '../../local/seed/policies/policies.ts';
import type { CallId } from '../../schemas/ids.ts';
import type { Slot } from '../../schemas/meeting.ts';
import type { Consultant } from '../../schemas/staff.ts';
import type { Policy, Unit } from '../../schemas/unit.ts';
import { type Items, itemOf, itemsOf, soldIn, withEntities } from './items.ts';

export const unitId = 'favrskov';
/** Whose rules are walked: those of the winter of 2021, or the ones that `npm run walk -- --policy NAME` names. */
const shipped = policies[process.env.WALK_POLICY ?? favrskov2021.name] ?? favrskov2021;
export const isDefaultPolicy = shipped === favrskov2021;
export const policyName = shipped.name;

/** The shipped rules, with few meeting times, so that none, one and many can be told apart quickly. */
export const policy: Policy = {
  ...playable(shipped),
  callback: { ...shipped.callback, attempts: 2 },
  meetings: { ...shipped.meetings, startTimes: ['09:00', '10:00'], workingDaysAhead: 3 },
};
export const unit: Unit = {
  entity: 'unit',
  unitId,
  version: 1,
  name: 'Favrskov Kommune',
  number: '+4589640000',
  policies: [policy],
};

/** A lost consultant has half a minute to come back (`routing.rejoin`). */
export const rejoinSeconds = 30;

/** Monday at 10 local time. */
export const openAt = '2021-01-04T09:00:00.000Z';

/** What is stored, and what else a decision depends on. */
export interface World {
  items: Items;
  /** The call that is walked: the latest one. */
  callId: CallId | undefined;
  now: string;
  /** What the caller of this call was last told as settled. */
  confirmed: 'callback' | 'meeting' | undefined;
  /** Has staff acted in this call already? */
  staffed: boolean;
  /** Of these, and of how many decisions have been made, ids are made. */
  origin: string;
  depth: number;
}

export const staffId = 'staff_1';
export function rested(now: string, state: Consultant['state'] = 'available'): Consultant {
  const idle = state === 'available' ? { idleFrom: now } : {};
  return {
    entity: 'consultant',
    unitId,
    staffId,
    user: 'konsulent1',
    version: 1,
    state,
    since: now,
    ...idle,
    aliveAt: now,
  };
}

export function emptyWorld(more: Partial<World> = {}): World {
  const now = more.now ?? openAt;
  const items = withEntities(itemsOf([unit]), [rested(now)]);
  return { items, callId: undefined, now, confirmed: undefined, staffed: false, origin: 'w', depth: 0, ...more };
}

const moments = new Map<string, string>();

export function after(at: string, seconds: number): string {
  const name = `${at} ${seconds}`;
  const moment = moments.get(name) ?? new Date(Date.parse(at) + seconds * 1000).toISOString();
  moments.set(name, moment);
  return moment;
}

/** How far ahead the walk's calendar is laid out: four open days of two times. */
const timesAhead = 8;
const calendars = new Map<string, { times: string[]; chairs: Chair[] }>();

function calendarFrom(day: string): { times: string[]; chairs: Chair[] } {
  const known = calendars.get(day);
  if (known !== undefined) return known;
  const chairs = Array.from({ length: timesAhead }, (_, ahead) => addDays(day, ahead)).flatMap((one) =>
    chairsOf(unit, one),
  );
  const calendar = { chairs, times: [...new Set(chairs.map(({ startAt }) => startAt))].slice(0, timesAhead) };
  calendars.set(day, calendar);
  return calendar;
}

/** The two last times that there are, later one first: those that the desk books. */
export function lastTimes(now: string): string[] {
  return calendarFrom(localDayOf(now)).times.toReversed().slice(0, 2);
}

/**
 * Sold times: what is stored, and of the rest every chair but those of the last free times. Who has a meeting already finds that very time
 * free where one is, and otherwise never, so that the walk does not hang on the day on which it was booked.
 */
export function soldTimes(world: World, need: Extract<Need, { need: 'sold' }>, free: number): Slot[] {
  const stored = soldIn(world.items, need);
  const full = new Set(stored.filter(({ meetingId }) => meetingId === stranger).map(({ startAt }) => startAt));
  const { times, chairs } = calendarFrom(localDayOf(world.now));
  const own = ownTime(world);
  const open = times.filter((at) => !full.has(at) && (at === own) === (free === 1 && own !== undefined));
  const kept = new Set(free === 0 ? [] : open.slice(-free));
  const others = chairs.filter(({ startAt }) => !kept.has(startAt) && !full.has(startAt));
  return [...stored, ...others.map(({ slotId, startAt }) => soldSlot(slotId, startAt))];
}

/** The time of the caller's meeting. */
export function ownTime({ items, callId }: World): string | undefined {
  return itemOf(items, 'visit', itemOf(items, 'call', callId)?.visitId)?.meeting?.startAt;
}

/** Somebody outside this walk who buys a time. */
export const stranger = 'meeting_stranger';
export function soldSlot(slotId: string, startAt: string): Slot {
  return { entity: 'slot', unitId, slotId, startAt, meetingId: stranger };
}
