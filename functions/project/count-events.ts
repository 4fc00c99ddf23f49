import { addDays, localDayOf } from '../../flows/calendar/local-time.ts';
import { type Addition, additionsOf } from '../../flows/report/count.ts';
import { addTo, type Tally } from '../../flows/report/tally.ts';
import type { EventId, UnitId } from '../../schemas/ids.ts';
import type { Instant, LocalDay } from '../../schemas/time.ts';
import type { EventLog, EventPage } from '../adapters/event-log.ts';
import type { RollUps } from '../adapters/roll-ups.ts';

export interface Counting {
  eventLog: EventLog;
  rollUps: RollUps;
}

/** Which events: of a unit from a local day on; older or younger than the horizon, as the function says. */
export interface Span {
  unitId: UnitId;
  from: LocalDay;
  horizon: Instant;
  now: Instant;
}

/** What events add up to. Holds counters, never events. */
export interface Counted {
  tally: Tally;
  events: number;
  /** Young events without a marker, which are not in the tally. */
  late: number;
  /** Keys of events that nobody can read. */
  unreadable: string[];
  /** The first local day that has events. */
  firstDay: LocalDay | undefined;
}

interface Due {
  eventId: EventId;
  additions: Addition[];
}

/** Counts every event before the horizon, whether it has a marker or not. */
export async function countSettled({ eventLog }: Counting, { unitId, from, horizon }: Span): Promise<Counted> {
  const counted = nothing();
  for (let day = from; day <= localDayOf(horizon); day = addDays(day, 1))
    for await (const page of eventLog.pages(unitId, day, { before: horizon }))
      for (const { additions } of dueOf(counted, day, page)) addTo(counted.tally, additions);
  return counted;
}

/** Counts the events since the horizon that are in the roll-ups, as their markers say. */
export async function countYoung(counting: Counting, span: Span): Promise<Counted> {
  const counted = nothing();
  for await (const { day, page } of youngPages(counting, span)) {
    const due = dueOf(counted, day, page);
    const isApplied = await counting.rollUps.areApplied(due.map(({ eventId }) => eventId));
    for (const [index, { additions }] of due.entries())
      if (isApplied[index] === true) addTo(counted.tally, additions);
      else counted.late += 1;
  }
  return counted;
}

/** Adds the events since the horizon that are not in the roll-ups yet, as `project` does. Returns how many. */
export async function addLate(counting: Counting, span: Span): Promise<number> {
  const { rollUps } = counting;
  let added = 0;
  for await (const { day, page } of youngPages(counting, span)) {
    const due = dueOf(nothing(), day, page);
    const isApplied = await rollUps.areApplied(due.map(({ eventId }) => eventId));
    for (const [index, { eventId, additions }] of due.entries())
      if (isApplied[index] === false && (await rollUps.apply(span.unitId, eventId, additions))) added += 1;
  }
  return added;
}

/** Midnight may pass while this runs, so the day after today is looked at too. */
async function* youngPages(
  { eventLog }: Counting,
  { unitId, from, horizon, now }: Span,
): AsyncGenerator<{ day: LocalDay; page: EventPage }> {
  const first = localDayOf(horizon);
  for (let day = from > first ? from : first; day <= addDays(localDayOf(now), 1); day = addDays(day, 1))
    for await (const page of eventLog.pages(unitId, day, { from: horizon })) yield { day, page };
}

function nothing(): Counted {
  return { tally: new Map(), events: 0, late: 0, unreadable: [], firstDay: undefined };
}

/** What the events of a page add; those that add nothing get no marker and are left out. */
function dueOf(counted: Counted, day: LocalDay, { events, unreadable }: EventPage): Due[] {
  counted.firstDay ??= day;
  counted.events += events.length;
  counted.unreadable.push(...unreadable);
  return events
    .map((event) => ({ eventId: event.eventId, additions: additionsOf(event) }))
    .filter(({ additions }) => additions.length > 0);
}
