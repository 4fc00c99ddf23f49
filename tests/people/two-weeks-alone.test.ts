import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, atLocal } from '../../flows/calendar/local-time.ts';
import { caseNow } from '../fixtures/case.ts';
import { createLine, type LineInMemory } from '../fixtures/line-in-memory.ts';
import { birgit, kirsten } from '../fixtures/line-people.ts';

/* A thousand persons, and then nobody at work for two weeks: what is open stands on Sager, what is late is late there and has been told. */

const persons = 1000;
const days = 14;
/** Moments of a day at which the timed duties are done; each does a hundred of them, as often as any are due. */
const moments = ['00:00', '08:00', '10:00', '12:00', '14:00', '16:00', '23:59'];
/** Runs of the sweep at one moment: more than a thousand persons have duties for. */
const mostRuns = 60;
const patience = 600_000;

let line: LineInMemory;

interface Row {
  matterId: string;
  visitId: string;
  late: boolean;
  lateAt: string;
  what: string;
}

async function sager(): Promise<Row[]> {
  return (await line.ask('GET', '/cases', { as: kirsten })).body.cases;
}

async function register(index: number): Promise<void> {
  const choice = (['callback', 'physical', 'none'] as const)[index % 3] ?? 'none';
  const body = { name: `Person ${index}`, phone: String(20_000_000 + index), choice };
  const { status } = await line.ask('POST', '/applicants', { as: birgit, body });
  if (status !== 201) throw new Error(`Person ${index} was answered ${status}`);
}

/** Everything that is due at this moment, and what follows from it. */
async function letPass(): Promise<void> {
  for (let run = 0; run < mostRuns; run += 1) {
    const before = line.records.length;
    await line.sweep();
    if (line.records.length === before) return;
  }
  throw new Error('Duties without end');
}

beforeAll(async () => {
  line = await createLine();
  for (let index = 0; index < persons; index += 1) await register(index);
  for (let day = 0; day < days; day += 1)
    for (const moment of moments) {
      line.now = atLocal(addDays('2021-01-05', day), moment);
      await letPass();
    }
  await line.dispatch();
  for (let from = 0; from < line.records.length; from += 100)
    await line.deliver('project', line.records.slice(from, from + 100));
}, patience);

describe('after two weeks without staff', () => {
  test('every person stands on Sager once, with one next step', async () => {
    const rows = await sager();
    const contacts = rows.filter(({ matterId }) => matterId.startsWith('visit_'));
    expect(new Set(contacts.map(({ visitId }) => visitId)).size).toBe(persons);
    expect(contacts).toHaveLength(persons);
  });

  test('whatever is late is late there, and the oldest danger is first', async () => {
    const rows = await sager();
    expect(rows.filter(({ late, lateAt }) => late !== lateAt < line.now)).toEqual([]);
    expect(rows.map(({ lateAt }) => lateAt)).toEqual(rows.map(({ lateAt }) => lateAt).toSorted());
    expect(rows.filter(({ late }) => late).length).toBeGreaterThan(persons / 2);
  });

  test('nobody got more than two messages about broken windows', () => {
    const told = new Map<string, number>();
    for (const { to, body } of line.carrier.messages)
      if (body.includes('Vi nåede ikke at ringe')) told.set(to, (told.get(to) ?? 0) + 1);
    expect(told.size).toBeGreaterThan(300);
    expect(Math.max(...told.values())).toBeLessThanOrEqual(2);
  });

  test('what must be alarmed about was logged by its code', () => {
    const late = line.logged.filter(({ message }) => message === 'MATTER_LATE');
    const kinds = new Set(late.map(({ what }) => what));
    expect([...kinds].toSorted()).toEqual(['firstTalk', 'promiseBrokenTwice']);
    // The week of § 31 was told once a person.
    expect(late.filter(({ what }) => what === 'firstTalk')).toHaveLength(persons);
    expect(line.logged.filter(({ level, message }) => level === 'error' && message !== 'MATTER_LATE')).toEqual([]);
  });

  test('the report counts them as waiting or booked, and nobody twice', async () => {
    const { body } = await line.ask('GET', `/reports/outcomes?from=2021-01-04&to=2021-01-20`, {
      as: { user: 'lars', staffId: 'staff_lars', role: 'manager' },
    });
    const { contactsIn, waiting, booked } = body.figures;
    expect([contactsIn.value, waiting.value + booked.value]).toEqual([persons, persons]);
    expect(caseNow < line.now).toBe(true);
  });
});
