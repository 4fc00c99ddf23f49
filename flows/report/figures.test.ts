import { expect, test } from 'vitest';
import { caseUnit } from '../../tests/fixtures/case.ts';
import { definitions, figuresOf, sumOf } from './figures.ts';

const counts = {
  contactsIn: 101,
  served: 41,
  waiting: 23,
  booked: 20,
  ended: 17,
  calls: 77,
  queueFull: 6,
  ratings: 3,
  ratingSum: 13,
  abandoned: 7,
  callbacksKept: 31,
  callbacksInWindow: 29,
  callbacksMissed: 3,
  callbacksBroken: 5,
  concluded: 43,
  'concluded.jobparat': 30,
  'concluded.aktivitetsparat': 13,
  flagged: 11,
  followUpsHeld: 8,
  followUpsClosed: 9,
  followUpsOverdue: 2,
  followUpsOpened: 10,
  followUpTimes: 12,
  'followUpsLate.citizenWish': 2,
  'followUpsLate.illness': 1,
  followUpsMissed: 4,
  followUpsChanged: 6,
  caseworkerChanges: 3,
  'caseworkerChanges.turned30': 2,
  'caseworkerChanges.citizenAsked': 1,
  deadlinesMissed: 13,
  notOffered: 3,
  'notOffered.acute': 2,
  interpreterNeeded: 5,
  interpreterPresent: 4,
  'notOffered.other': 1,
  callsOut: 9,
  callsOutTalked: 5,
  outreachListed: 6,
  outreachClosed: 4,
  'outreach.talked': 3,
  'outreach.declined': 1,
  waits: 4,
  waitSeconds: 251,
};

test('each figure is made of its counters and says out of how many', () => {
  const figures = Object.entries(figuresOf(counts)).map(([name, { value, n }]) => [name, [value, n]]);
  expect(Object.fromEntries(figures)).toEqual({
    contactsIn: [101, 101],
    served: [41, 101],
    waiting: [23, 101],
    booked: [20, 101],
    ended: [17, 101],
    caseworkerChanges: [{ turned30: 2, citizenAsked: 1 }, 3],
    calls: [77, 77],
    queueFull: [6, 77],
    satisfaction: [4.3, 3],
    abandoned: [7, 77],
    // Within the window only: 31 were kept at some time.
    callbacksKept: [29, 39],
    callbacksMissed: [3, 39],
    callbacksBroken: [5, 39],
    concludedByCategory: [{ jobparat: 30, aktivitetsparat: 13 }, 43],
    flagged: [11, 43],
    followUpsHeld: [8, 9],
    followUpsOverdue: [2, 10],
    followUpsLate: [{ citizenWish: 2, illness: 1 }, 12],
    followUpsMissed: [4, 12],
    followUpsChanged: [6, 8],
    callsOut: [5, 9],
    outreach: [{ talked: 3, declined: 1 }, 4],
    deadlinesMissed: [13, 101],
    interpreter: [4, 5],
    notOffered: [{ acute: 2, other: 1 }, 101],
    // 62.75 seconds on average.
    waitSeconds: [63, 4],
  });
});

test('a counter that was never added to is nothing', () => {
  const { contactsIn, concludedByCategory } = figuresOf({});
  expect([contactsIn.value, contactsIn.n, concludedByCategory.value]).toEqual([0, 0, {}]);
});

test('a mean wait of nobody is nothing rather than zero seconds', () => {
  expect(figuresOf({ waits: 0, waitSeconds: 0 }).waitSeconds).toMatchObject({ value: null, n: 0 });
  expect(figuresOf({ waits: 1, waitSeconds: 0 }).waitSeconds).toMatchObject({ value: 0, n: 1 });
});

test('a definition is printed with every figure', () => {
  for (const [name, { definition }] of Object.entries(figuresOf({}))) {
    expect(definition).toBe(definitions[name as keyof typeof definitions]);
    expect(definition).toMatch(/^\p{Lu}.{20,}\.$/u);
  }
});

test('days are added up counter by counter', () => {
  const rollUp = (day: string, of: Record<string, number>) => ({
    entity: 'rollUp' as const,
    unitId: caseUnit,
    day,
    counts: of,
  });
  expect(sumOf([rollUp('2021-01-04', { calls: 2, waits: 1 }), rollUp('2021-01-05', { calls: 3, ended: -1 })])).toEqual({
    calls: 5,
    waits: 1,
    ended: -1,
  });
});
