import { expect, test } from 'vitest';
import type { DoubtRow } from './doubts.ts';
import { calendarOf, type DoubtCalendar } from './doubts-calendar.ts';

function due(dueAt: string): DoubtRow {
  return {
    matterId: dueAt,
    matter: 'doubt',
    what: 'bookFollowUp',
    owner: { role: 'coordinator' },
    dueAt,
    lateAt: dueAt,
    late: false,
    openedAt: '2021-01-01T09:00:00.000Z',
    doubt: { dueAt, noShows: 0 },
  };
}

function ids(rows: readonly DoubtRow[]): string[] {
  return rows.map(({ matterId }) => matterId);
}

/** The days on which something is due. */
function filled({ weeks }: DoubtCalendar): string[] {
  return weeks.flatMap(({ days }) => days.filter(({ rows }) => rows.length > 0).map(({ day }) => day));
}

function weekdays({ weeks }: DoubtCalendar): number[] {
  return weeks.map(({ days }) => days.length);
}

const monday = '2021-01-04T09:00:00.000Z';

test('shows four weeks from the one of today on, Monday to Friday', () => {
  const { weeks, former, next } = calendarOf([], '2021-01-06T09:00:00.000Z', undefined);
  expect(weeks.map(({ number, days }) => [number, days[0]?.day, days.at(-1)?.day])).toEqual([
    [1, '2021-01-04', '2021-01-08'],
    [2, '2021-01-11', '2021-01-15'],
    [3, '2021-01-18', '2021-01-22'],
    [4, '2021-01-25', '2021-01-29'],
  ]);
  expect(weeks.flatMap(({ days }) => days.filter(({ isToday }) => isToday).map(({ day }) => day))).toEqual([
    '2021-01-06',
  ]);
  expect([former, next]).toEqual([undefined, '2021-02-01']);
});

test.each([
  ['the last moment of a day in Copenhagen', '2021-01-05T22:59:59.999Z', '2021-01-05'],
  ['midnight there', '2021-01-05T23:00:00.000Z', '2021-01-06'],
])('%s belongs to that day', (_, at, day) => {
  expect(filled(calendarOf([due(at)], monday, undefined))).toEqual([day]);
});

test.each([
  ['spring', '2021-03-22T09:00:00.000Z', ['2021-03-26T22:59:59.999Z', '2021-03-29T21:59:59.999Z']],
  ['autumn', '2021-10-25T09:00:00.000Z', ['2021-10-29T21:59:59.999Z', '2021-11-01T22:59:59.999Z']],
])('the clocks change in %s and every day keeps what is due on it', (_, now, ends) => {
  const calendar = calendarOf(ends.map(due), now, undefined);
  expect(filled(calendar)).toEqual(ends.map((end) => end.slice(0, 10)));
  expect(weekdays(calendar)).toEqual([5, 5, 5, 5]);
});

test('goes over the change of the year', () => {
  const calendar = calendarOf(
    [due('2020-12-31T22:59:59.999Z'), due('2021-01-04T22:59:59.999Z')],
    '2020-12-30T09:00:00.000Z',
    undefined,
  );
  expect(calendar.weeks.map(({ number }) => number)).toEqual([53, 1, 2, 3]);
  expect(filled(calendar)).toEqual(['2020-12-31', '2021-01-04']);
});

test('a Saturday is there where something is due on one', () => {
  const calendar = calendarOf([due('2021-01-16T22:59:59.999Z')], monday, undefined);
  expect(filled(calendar)).toEqual(['2021-01-16']);
  expect(weekdays(calendar)).toEqual([6, 6, 6, 6]);
});

test('a Sunday is there while it is today', () => {
  const { weeks } = calendarOf([], '2021-01-10T09:00:00.000Z', undefined);
  expect(weeks[0]?.days.map(({ day, isToday }) => [day.slice(8), isToday])).toEqual([
    ['04', false],
    ['05', false],
    ['06', false],
    ['07', false],
    ['08', false],
    ['10', true],
  ]);
});

test('what is overdue stands apart, also what was due earlier today', () => {
  const calendar = calendarOf(
    [due('2020-11-02T22:59:59.999Z'), due('2021-01-04T08:00:00.000Z'), due('2021-01-04T22:59:59.999Z')],
    monday,
    undefined,
  );
  expect(ids(calendar.overdue)).toEqual(['2020-11-02T22:59:59.999Z', '2021-01-04T08:00:00.000Z']);
  expect(filled(calendar)).toEqual(['2021-01-04']);
});

test('goes four weeks on and back, and never before this week', () => {
  const week = (from: string | undefined) => {
    const { weeks, former, next } = calendarOf([], monday, from);
    return [former, weeks[0]?.monday, next];
  };
  expect([week('2021-02-03'), week('2021-01-18'), week('2020-11-30'), week('2021-01-09')]).toEqual([
    ['2021-01-04', '2021-02-01', '2021-03-01'],
    ['2021-01-04', '2021-01-18', '2021-02-15'],
    [undefined, '2021-01-04', '2021-02-01'],
    [undefined, '2021-01-04', '2021-02-01'],
  ]);
});

test.each([undefined, '2021-01-18', '2021-02-01', '2022-01-03'])(
  'has each doubt of the list once, from %s on',
  (from) => {
    // Every fifth hour from a month ago until three months ahead: every day, both clocks, weekends and midnights.
    const rows = Array.from({ length: 600 }, (_, index) =>
      due(new Date(Date.parse(monday) + (index * 5 - 700) * 3_600_000).toISOString()),
    );
    const { overdue, sooner, weeks, later } = calendarOf(rows, monday, from);
    const inWeeks = weeks.flatMap(({ days }) => days.flatMap((day) => day.rows));
    expect(ids([...overdue, ...sooner, ...inWeeks, ...later])).toEqual(ids(rows));
  },
);
