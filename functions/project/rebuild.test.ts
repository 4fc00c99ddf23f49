import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, atLocal, localDayOf } from '../../flows/calendar/local-time.ts';
import { additionsOf } from '../../flows/report/count.ts';
import { addTo, canonical, type Tally } from '../../flows/report/tally.ts';
import type { Event, Payload } from '../../schemas/event.ts';
import { createMemoryTable, type MemoryTable, type TableFault } from '../../tests/world/memory-table.ts';
import { appliedKey, keyOf, rowOf } from '../adapters/entities.ts';
import { createEventLog } from '../adapters/event-log.ts';
import { createPatientTable } from '../adapters/patient-table.ts';
import { createRollUps } from '../adapters/roll-ups.ts';
import type { Row, Table } from '../adapters/table.ts';
import { createProject } from './handler.ts';
import { rebuild } from './rebuild.ts';

const unitId = 'favrskov';
/** The first event happens on `from`; what is older than six days is settled. */
const [from, to] = ['2021-01-04', '2021-01-21'];
const now = '2021-01-20T12:00:00.000Z';

const payloads: Payload[] = [
  { type: 'callReceived', caller: 'danish', known: true, joined: true, open: true },
  { type: 'callbackPromised', kind: 'callback', from: now, until: now, isTold: true },
  { type: 'callbackMissed', attempts: 3, from: now, until: now },
  { type: 'callIdentified', through: 'code' },
];

/** What happened on the n-th day, to a contact that came in some days before it. */
interface Happening {
  day: number;
  before: number;
  what: number;
}
const happening = fc.record({ day: fc.nat(16), before: fc.nat(3), what: fc.nat(payloads.length - 1) });

let made = 0;
function eventOf({ day, before, what }: Happening): Event {
  made += 1;
  const at = atLocal(addDays(from, day), '09:00');
  const contact = { day: addDays(from, Math.max(0, day - before)), from: 'waiting', to: 'served' } as const;
  return {
    entity: 'event',
    eventId: `event_${made}`,
    unitId,
    at,
    day: localDayOf(at),
    by: 'system',
    payload: payloads[what] ?? { type: 'visitEnded', reason: 'withdrawn' },
    ...(before > 0 && { contact }),
    effects: [],
    hasEffects: false,
  };
}

/** A table with events, and `project` behind its stream: it takes the next record when it is told to. */
function createLine(faults?: () => TableFault | undefined | Promise<TableFault | undefined>) {
  const memory = createMemoryTable(faults === undefined ? {} : { faults });
  const stream: Row[] = [];
  memory.onWrite(({ kind, newImage }) => {
    if (kind === 'INSERT' && newImage?.entity === 'event') stream.push(newImage);
  });
  const table: Table = createPatientTable(memory, { pause: async () => undefined, random: () => 0 });
  const rollUps = createRollUps(table, () => Date.parse(now));
  const project = createProject({ rollUps, log: silent });
  return {
    memory,
    table,
    rollUps,
    stream,
    async happen(event: Event): Promise<void> {
      await table.write([{ put: rowOf(event) }]);
    },
    /** Takes so many records off the stream. */
    async project(records = stream.length): Promise<void> {
      for (const NewImage of stream.splice(0, records).map((row) => marshall(row, { removeUndefinedValues: true })))
        expect(await project({ Records: [{ dynamodb: { NewImage } }] } as DynamoDBStreamEvent)).toEqual({
          batchItemFailures: [],
        });
    },
    rebuild: (write: boolean, span = { from, to }) =>
      rebuild({ eventLog: createEventLog(table), rollUps, now: () => now }, { unitId, ...span, write }),
    async stands(): Promise<string> {
      return canonical(new Map((await rollUps.between(unitId, '0', '9')).map(({ day, counts }) => [day, counts])));
    },
  };
}
const silent = { error: () => undefined } as unknown as Parameters<typeof createProject>[0]['log'];

function countedFrom(events: readonly Event[]): string {
  const tally: Tally = new Map();
  for (const event of events) addTo(tally, additionsOf(event));
  return canonical(tally);
}

/** As the table's own clean-up leaves it: markers are gone a week after. */
async function forgetMarkers(table: Table, events: readonly Event[]): Promise<void> {
  for (const { eventId, day } of events) if (day < '2021-01-13') await table.write([{ remove: appliedKey(eventId) }]);
}

async function dropRollUps({ table, memory }: { table: Table; memory: MemoryTable }): Promise<void> {
  for (const { pk, sk, entity } of memory.dump())
    if (entity === 'rollUp') await table.write([{ remove: { pk: String(pk), sk: String(sk) } }]);
}

/** A line on which `project` has counted some events. */
async function countedLine(happenings: readonly Happening[], faults?: Parameters<typeof createLine>[0]) {
  const line = createLine(faults);
  // Every contact came in with an event of its day: none is older than the first event.
  const events = [{ day: 0, before: 0, what: 3 }, ...happenings].map(eventOf);
  for (const event of events) await line.happen(event);
  await line.project();
  await forgetMarkers(line.table, events);
  return { ...line, events };
}

const some: Happening[] = [
  { day: 0, before: 0, what: 0 },
  { day: 3, before: 2, what: 1 },
  { day: 15, before: 3, what: 2 },
  { day: 16, before: 0, what: 0 },
  { day: 16, before: 0, what: 3 },
];

describe('a rebuild of the roll-ups', () => {
  test('finds nothing to change where project has counted', async () => {
    const line = await countedLine(some);
    const before = line.memory.dump();
    const { differences, events, late, days, hashes } = await line.rebuild(true);
    expect({ differences, events, late, days }).toEqual({ differences: [], events: 6, late: 0, days: 6 });
    expect(hashes.stored).toBe(hashes.counted);
    expect(line.memory.dump()).toEqual(before);
  });

  test('shows a planted difference in a dry run, and leaves it', async () => {
    const line = await countedLine(some);
    const key = keyOf('rollUp', '2021-01-04', unitId);
    await line.table.write([{ update: key, set: {}, add: { 'count.calls': 2, 'count.flagged': 1 } }]);
    const before = line.memory.dump();
    const { differences, hashes } = await line.rebuild(false);
    expect(differences).toEqual([
      { day: '2021-01-04', counter: 'calls', stored: 3, counted: 1 },
      { day: '2021-01-04', counter: 'flagged', stored: 1, counted: 0 },
    ]);
    expect(hashes.stored).not.toBe(hashes.counted);
    expect(line.memory.dump()).toEqual(before);
  });

  test('makes the very roll-ups again that project had made, when all of them are gone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 12 }), async (happenings) => {
        const line = await countedLine(happenings);
        const before = await line.stands();
        expect(before).toBe(countedFrom(line.events));
        await dropRollUps(line);
        await line.rebuild(true);
        expect(await line.stands()).toBe(before);
        const again = await line.rebuild(false);
        expect(again.differences).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('loses and doubles no event that comes, or that project takes, between any two of its requests', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 1, maxLength: 8 }),
        fc.array(fc.record({ at: fc.nat(60), take: fc.nat(3), event: fc.option(happening, { nil: undefined }) }), {
          maxLength: 12,
        }),
        fc.boolean(),
        async (happenings, meanwhile, isDropped) => {
          // Only what is young can come in late.
          const young = (of: Happening): Happening => ({ ...of, day: 14 + (of.day % 3) });
          let request = -1;
          const line = await countedLine(happenings, async () => {
            if (request < 0) return undefined;
            const at = request;
            request = -1;
            for (const { event, take } of meanwhile.filter((one) => one.at === at)) {
              if (event !== undefined) {
                line.events.push(eventOf(young(event)));
                await line.happen(line.events.at(-1) as Event);
              }
              await line.project(take);
            }
            request = at + 1;
            return undefined;
          });
          if (isDropped) await dropRollUps(line);
          else await line.table.write([{ update: keyOf('rollUp', '2021-01-20', unitId), add: { 'count.calls': 7 } }]);
          request = 0;
          await line.rebuild(true);
          request = -1;
          await line.project();
          expect(await line.stands()).toBe(countedFrom(line.events));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('shows no difference in a dry run while project is only on its way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(3), { maxLength: 40 }),
        async (happenings, takes) => {
          let isBusy = false;
          const line = await countedLine(happenings, async () => {
            if (!isBusy) return undefined;
            isBusy = false;
            await line.project(takes.shift() ?? 0);
            isBusy = true;
            return undefined;
          });
          for (const day of [14, 15, 16, 16, 16]) await line.happen(eventOf({ day, before: 1, what: 0 }));
          isBusy = true;
          expect((await line.rebuild(false)).differences).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('is right also when requests conflict, are throttled or lose their answer, and when two run at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat(9)),
        async (happenings, luck) => {
          const faults = ['conflict', 'throttle', 'lostAnswer'] as const;
          // Never two of them in a row: whoever meets five gives up, and says so.
          let isFaulty: boolean | undefined;
          const line = await countedLine(happenings, () => {
            if (isFaulty === undefined) return undefined;
            const fault = isFaulty ? undefined : faults[luck.next().value ?? 3];
            isFaulty = fault !== undefined;
            return fault;
          });
          await dropRollUps(line);
          isFaulty = false;
          await Promise.all([line.rebuild(true), line.rebuild(true)]);
          isFaulty = undefined;
          expect(await line.stands()).toBe(countedFrom(line.events));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('adds an event that project has given up, and project finds it counted when it comes after all', async () => {
    const line = await countedLine(some);
    const given = eventOf({ day: 16, before: 1, what: 0 });
    await line.happen(given);
    expect(await line.rebuild(false)).toMatchObject({ late: 1, differences: [] });
    expect(await line.rebuild(true)).toMatchObject({ late: 1, differences: [] });
    await line.project();
    expect(await line.stands()).toBe(countedFrom([...line.events, given]));
  });

  test('sets an event aside that nobody can read, and counts the others', async () => {
    const line = await countedLine(some);
    await line.table.write([
      { put: { ...rowOf(eventOf({ day: 2, before: 0, what: 0 })), payload: { type: 'callLed' } } },
    ]);
    await line.table.write([{ put: { ...rowOf(eventOf({ day: 16, before: 0, what: 0 })), shape: 99 } }]);
    await dropRollUps(line);
    const { unreadable } = await line.rebuild(true);
    expect(unreadable).toEqual([
      expect.stringMatching(/^EVENTS#favrskov#2021-01-06 2021-01-06T08:00:00.000Z#event_\d+$/),
      expect.stringMatching(/^EVENTS#favrskov#2021-01-20 2021-01-20T08:00:00.000Z#event_\d+$/),
    ]);
    expect(await line.stands()).toBe(countedFrom(line.events));
  });

  test('leaves days alone that are not asked for, and those whose events are deleted', async () => {
    const line = await countedLine(some);
    const plant = (day: string) =>
      line.table.write([{ update: keyOf('rollUp', day, unitId), add: { 'count.calls': 5 } }]);
    for (const day of ['2020-12-31', '2021-01-04', '2021-01-07', '2021-01-19']) await plant(day);
    const asked = await line.rebuild(true, { from: '2021-01-05', to: '2021-01-18' });
    expect(asked.differences.map(({ day }) => day)).toEqual(['2021-01-07']);
    const whole = await line.rebuild(false, { from: '2020-12-01', to });
    expect(whole.differences.map(({ day }) => day)).toEqual(['2021-01-04', '2021-01-19']);
    expect(whole.frozen).toBe(1);
  });

  test('holds one page of events at a time, however many there are', async () => {
    const line = createLine();
    for (let each = 0; each < 1201; each += 1) await line.happen(eventOf({ day: 1, before: 0, what: 0 }));
    const limits: (number | undefined)[] = [];
    const table: Table = {
      ...line.table,
      query: (query) => {
        if (query.pk === 'EVENTS#favrskov#2021-01-05') limits.push(query.limit);
        return line.table.query(query);
      },
    };
    const deps = { eventLog: createEventLog(table), rollUps: line.rollUps, now: () => now };
    const { events, differences } = await rebuild(deps, { unitId, from, to, write: false });
    expect({ events, limits }).toEqual({ events: 1201, limits: [500, 500, 500] });
    expect(differences).toEqual([{ day: '2021-01-05', counter: 'calls', stored: 0, counted: 1201 }]);
  });
});
