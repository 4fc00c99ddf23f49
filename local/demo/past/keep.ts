import { addDays, localDayOf, minus } from '../../../flows/calendar/local-time.ts';
import { additionsOf } from '../../../flows/report/count.ts';
import { addTo, type Tally } from '../../../flows/report/tally.ts';
import { appliedKey, rowOf } from '../../../functions/adapters/entities.ts';
import { createRollUps, markerDays } from '../../../functions/adapters/roll-ups.ts';
import { withSealedAnswers } from '../../../functions/adapters/sealed-answers.ts';
import type { Sealing } from '../../../functions/adapters/sealing.ts';
import { createStore } from '../../../functions/adapters/store.ts';
import type { Table, Write } from '../../../functions/adapters/table.ts';
import type { Entity, EntityKind } from '../../../schemas/entity.ts';
import type { Event } from '../../../schemas/event.ts';
import type { PureLine } from './pure-line.ts';

/** What a change puts into the table, but the unit and its staff, which stand there already. */
const kept: readonly EntityKind[] = [
  ...(['person', 'personLookup', 'codeLookup', 'openNumber', 'visit', 'call', 'promised', 'slot', 'meeting'] as const),
  ...(['followUp', 'message', 'birthday', 'watchMark', 'task', 'outreach', 'note', 'checklist', 'consultant'] as const),
];
/** What is older has left its counters only, as where events are deleted when their time is over. */
const keptDays = 45;
/** A table takes so many writes in one request; fewer keep each of them short. */
const writesAtOnce = 50;
/** Requests under way at once. */
const turns = 4;

/** Writes what the past has left: the reports' counters of all of it, and of the last weeks every item and every event with its effects done. */
export async function keepPast(table: Table, line: PureLine, sealing: Sealing): Promise<void> {
  const { unitId } = line.unit;
  const now = new Date(line.now).toISOString();
  const from = addDays(localDayOf(now), -keptDays);
  const events = line.events.filter(({ day }) => day >= from);
  const items = itemsOf(line, new Set(events.flatMap(({ visitId }) => visitId ?? [])));
  const expiresAt = Math.floor(line.now / 1000) + markerDays * 24 * 3600;
  await writeAll(table, [
    ...(await sealedFor(sealing, items)).map((item) => ({ put: rowOf(item) })),
    ...events.map((event) => ({ put: rowOf(done(event)) })),
    // Whoever counts the young events again goes by these.
    ...events
      .filter(({ at }) => at >= minus(now, `P${markerDays}D`))
      .map(({ eventId }) => ({ put: { ...appliedKey(eventId), entity: 'applied', expiresAt } })),
  ]);
  const tally: Tally = new Map();
  for (const event of line.events) addTo(tally, additionsOf(event));
  const rollUps = createRollUps(table, () => line.now);
  await inTurns([...tally], ([day, counts]) => rollUps.replace(unitId, day, undefined, counts));
}

/** Everything about some cases and their people; what stands is open, or was touched in the last weeks. */
function itemsOf(line: PureLine, touched: ReadonlySet<string>): Entity[] {
  const visits = line.every('visit').filter(({ visitId, step }) => step !== undefined || touched.has(visitId));
  const about = new Set<string>(visits.flatMap(({ visitId, personId }) => [visitId, personId ?? visitId]));
  for (const { meetingId, visitId } of line.every('meeting')) if (about.has(visitId)) about.add(meetingId);
  const isAbout = (of: Entity) =>
    of.entity === 'consultant' ||
    ['visitId', 'personId', 'meetingId'].some((name) => about.has(String(of[name as keyof Entity])));
  return kept.flatMap((kind): Entity[] => line.every(kind)).filter(isAbout);
}

/** Nothing is sent any more of what is over. */
function done(event: Event): Event {
  if (!event.hasEffects) return event;
  return {
    ...event,
    outcomes: Object.fromEntries(event.effects.map((_, place) => [String(place), { result: 'done' }])),
  };
}

/** As they lie in the table: answers and notes sealed. Each is written once, whatever its version was. */
async function sealedFor(sealing: Sealing, items: readonly Entity[]): Promise<Entity[]> {
  const found: Entity[] = [];
  const collecting = createStore({} as Table, { now: () => '', onSetAside: () => undefined });
  const overwrite = async (item: Entity) => void found.push('version' in item ? { ...item, version: 0 } : item);
  const store = withSealedAnswers({ ...collecting, overwrite }, sealing);
  for (const item of items) await store.overwrite(item);
  return found;
}

function writeAll(table: Table, writes: readonly Write[]): Promise<void> {
  const parts = Array.from({ length: Math.ceil(writes.length / writesAtOnce) }, (_, part) =>
    writes.slice(part * writesAtOnce, (part + 1) * writesAtOnce),
  );
  return inTurns(parts, (part) => table.write(part));
}

async function inTurns<One>(all: readonly One[], deed: (one: One) => Promise<unknown>): Promise<void> {
  const left = [...all];
  const turn = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await deed(next);
  };
  await Promise.all(Array.from({ length: turns }, turn));
}
