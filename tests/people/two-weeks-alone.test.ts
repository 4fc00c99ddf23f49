import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, atLocal } from '../../flows/calendar/local-time.ts';
import { isOpenContact } from '../../flows/visit/contact.ts';
import { risingAlone } from '../fixtures/alarms-alone.ts';
import { caseNow } from '../fixtures/case.ts';
import { createLine, type LineInMemory } from '../fixtures/line-in-memory.ts';
import { kirsten, lars } from '../fixtures/line-people.ts';
import { type Morning, playMorning } from './monday-morning.ts';

/* A thousand persons, and then nobody at work for two weeks: what is open stands on Sager, what is late is late there and has been told. */

const persons = 1000;
/** Times before a doubt of this morning is due: six times tomorrow and what is left of today, two chairs each. */
const chairs = 20;
const morning: Morning = { doubts: chairs, doubtsQueued: 10, talked: 20, untold: 30, rest: persons - chairs - 60 };
const days = 14;
/** Moments of a day at which the timed duties are done; each does a hundred of them, as often as any are due. */
const moments = ['00:00', '08:00', '10:00', '12:00', '14:00', '16:00', '23:59'];
/** Runs of the sweep at one moment: more than a thousand persons have duties for. */
const mostRuns = 60;

let line: LineInMemory;

interface Row {
  matterId: string;
  matter: string;
  visitId: string;
  late: boolean;
  lateAt: string;
  dueAt: string;
  what: string;
  owner: object;
}

async function sager(): Promise<Row[]> {
  const { cases, more } = (await line.ask('GET', '/cases', { as: kirsten })).body;
  if (more) throw new Error('There are more matters than are shown');
  return cases;
}

/** Everything that is due at this moment, and what follows from it. */
async function letPass(): Promise<void> {
  for (let run = 0; run < mostRuns; run += 1) {
    const before = line.records.length;
    await line.sweep();
    await line.dispatch();
    if (line.records.length === before) return;
  }
  throw new Error('Duties without end');
}

beforeAll(async () => {
  line = await createLine();
  await playMorning(line, morning);
  for (let day = 0; day < days; day += 1)
    for (const moment of moments) {
      line.now = atLocal(addDays('2021-01-05', day), moment);
      await letPass();
    }
  for (let from = 0; from < line.records.length; from += 100)
    await line.deliver('project', line.records.slice(from, from + 100));
});

function idsOf(rows: readonly Row[], matter: string): string[] {
  return rows
    .filter((row) => row.matter === matter)
    .map(({ matterId }) => matterId)
    .toSorted();
}

describe('after two weeks without staff', () => {
  test('every open contact, doubt and message stands on Sager once, with one next step and its owner', async () => {
    const rows = await sager();
    const open = line.all('visit').filter(isOpenContact);
    const doubts = line.all('followUp').filter(({ closed }) => closed === undefined);
    const messages = line.all('message').filter(({ told }) => told === undefined);
    const notes = line.all('note').filter(({ locked }) => locked === undefined);
    expect(open).toHaveLength(persons - morning.doubts - morning.doubtsQueued);
    expect(doubts).toHaveLength(morning.doubts + morning.doubtsQueued);
    expect(messages).toHaveLength(morning.untold);
    expect(notes).toHaveLength(morning.doubts + morning.doubtsQueued);
    expect(idsOf(rows, 'contact')).toEqual(open.map(({ visitId }) => visitId).toSorted());
    expect(idsOf(rows, 'doubt')).toEqual(doubts.map(({ followUpId }) => followUpId).toSorted());
    expect(idsOf(rows, 'message')).toEqual(messages.map(({ messageId }) => messageId).toSorted());
    const tasks = line.all('task').filter(({ closed }) => closed === undefined);
    // And a coordinator is to speak with each for whom a time was found after the second broken promise.
    const apologies = tasks.filter(({ sort }) => sort === 'brokenPromise');
    expect(apologies.length).toBeGreaterThan(0);
    expect(tasks).toHaveLength(morning.talked + apologies.length);
    expect(idsOf(rows, 'task')).toEqual(tasks.map(({ taskId }) => taskId).toSorted());
    expect(idsOf(rows, 'note')).toEqual(notes.map(({ visitId }) => `note_${visitId}`).toSorted());
    expect(rows).toHaveLength(open.length + doubts.length + messages.length + notes.length + tasks.length);
    expect(rows.filter(({ owner, dueAt }) => Object.keys(owner).length !== 1 || dueAt === '')).toEqual([]);
  });

  test('what is next is what was left undone, of every kind', async () => {
    const count = Map.groupBy(await sager(), ({ what }) => what);
    const counts = Object.fromEntries([...count].map(([what, rows]) => [what, rows.length]));
    expect(counts).toMatchObject({
      closeFollowUp: morning.doubts,
      bookFollowUp: morning.doubtsQueued,
      conclude: morning.talked,
      tellCitizen: morning.untold,
      tellBenefits: morning.talked,
      finishNote: morning.doubts + morning.doubtsQueued,
    });
    for (const what of ['choose', 'findTime', 'outcome', 'brokenTwice']) expect(counts[what], what).toBeGreaterThan(0);
  });

  test('everything is late and red by then, and the oldest danger is first', async () => {
    const rows = await sager();
    expect(rows.filter(({ late, lateAt }) => late !== lateAt < line.now)).toEqual([]);
    expect(rows.filter(({ late }) => !late)).toEqual([]);
    expect(rows.map(({ lateAt }) => lateAt)).toEqual(rows.map(({ lateAt }) => lateAt).toSorted());
  });

  test('nobody got more than two messages about broken windows', () => {
    const told = new Map<string, number>();
    for (const { to, body } of line.carrier.messages)
      if (body.includes('Vi nåede ikke at ringe')) told.set(to, (told.get(to) ?? 0) + 1);
    expect(told.size).toBeGreaterThan(300);
    expect(Math.max(...told.values())).toBeLessThanOrEqual(2);
  });

  test.each(risingAlone)('$code $fields.what is in the log: $words', ({ code, fields }) => {
    const risen = line.logged.filter(({ message, what }) => message === code && what === fields.what);
    expect(risen.length).toBeGreaterThan(0);
    expect(risen.filter(({ level, unitId, eventId }) => level !== 'error' || !unitId || !eventId)).toEqual([]);
  });

  test('each was told once for each that was late, and nothing else was alarmed about', () => {
    const late = (kind: string) => line.logged.filter(({ what }) => what === kind).length;
    // Who was talked with on the telephone was talked with in time.
    expect(late('firstTalk')).toBe(persons - morning.doubts - morning.doubtsQueued - morning.talked);
    expect(late('doubtOverdue')).toBe(morning.doubts + morning.doubtsQueued);
    expect(late('taskOverdue')).toBe(line.all('task').length);
    expect(late('doubtWithoutTime')).toBe(morning.doubtsQueued);
    const brokenTwice = line
      .events('callbackBroken')
      .filter(({ payload }) => payload.type === 'callbackBroken' && payload.next === undefined);
    expect(brokenTwice.length).toBeGreaterThan(0);
    expect(late('promiseBrokenTwice')).toBe(brokenTwice.length);
    const names = new Set(risingAlone.map(({ code, fields }) => `${code} ${fields.what}`));
    const errors = line.logged.filter(({ level }) => level === 'error');
    expect(errors.filter(({ message, what }) => !names.has(`${message} ${what}`))).toEqual([]);
  });

  test('the report counts them as waiting, booked or served, and nobody twice', async () => {
    const { body } = await line.ask('GET', `/reports/outcomes?from=2021-01-04&to=2021-01-20`, { as: lars });
    const { contactsIn, waiting, booked, served, followUpsOverdue, flagged } = body.figures;
    const rows = await sager();
    const appointed = rows.filter(({ matter, what }) => matter === 'contact' && ['meeting', 'outcome'].includes(what));
    expect([contactsIn.value, waiting.value + booked.value + served.value]).toEqual([persons, persons]);
    expect([served.value, flagged.value, followUpsOverdue.value]).toEqual(Array(3).fill(chairs + 10));
    expect(booked.value).toBe(appointed.length);
    expect(caseNow < line.now).toBe(true);
  });
});
