import { afterEach, expect, test } from 'vitest';
import { english } from '../../language/english.ts';
import { speakWith } from '../../language/say.ts';
import { dayOfMonth, dueWords, meetingWords, weeksName } from './calendar-words.ts';
import { calendarOf } from './doubts-calendar.ts';

const now = '2021-01-04T09:00:00.000Z';

afterEach(() => speakWith(undefined));

test.each([
  ['no time', undefined, 'Mangler en tid'],
  ['on the due day', '2021-01-06T09:30:00.000Z', 'Møde kl. 10.30'],
  ['before it', '2021-01-04T12:00:00.000Z', 'Møde i dag kl. 13.00'],
  ['after it', '2021-01-08T09:00:00.000Z', 'Møde fredag 8. januar kl. 10.00, efter fristen'],
  ['over', '2021-01-04T08:00:00.000Z', 'Mødet var i dag kl. 09.00'],
])('says when the citizen is met: %s', (_, startAt, words) => {
  expect(meetingWords({ dueAt: '2021-01-06T22:59:59.999Z', startAt, noShows: 0 }, now, true)).toBe(words);
});

test('names the day of a meeting where it stands under none', () => {
  const doubt = { dueAt: '2021-01-04T22:59:59.999Z', startAt: '2021-01-04T12:00:00.000Z', noShows: 0 };
  expect(meetingWords(doubt, now, false)).toBe('Møde i dag kl. 13.00');
  expect(meetingWords({ ...doubt, dueAt: '2021-01-04T08:00:00.000Z' }, now, false)).toBe('Møde i dag kl. 13.00');
});

test.each([
  [undefined, 'Uge 1 til 4 (4. januar til 31. januar)'],
  ['2021-12-13', 'Uge 50 til 1 (13. december 2021 til 9. januar 2022)'],
  ['2022-01-03', 'Uge 1 til 4 (3. januar 2022 til 30. januar 2022)'],
])('names the weeks from %s on', (from, name) => {
  expect(weeksName(calendarOf([], now, from).weeks, now)).toBe(name);
});

test('names a day, and counts what is due', () => {
  expect(dayOfMonth('2021-03-28')).toBe('28. marts');
  expect([0, 1, 2].map(dueWords)).toEqual(['Ingen frister', '1 frist', '2 frister']);
});

test('says all of it in English', () => {
  speakWith(english);
  expect(weeksName(calendarOf([], now, '2021-12-13').weeks, now)).toBe(
    'Weeks 50 to 1 (13 December 2021 to 9 January 2022)',
  );
  const late = { dueAt: '2021-01-06T22:59:59.999Z', startAt: '2021-01-08T09:00:00.000Z', noShows: 0 };
  expect(meetingWords(late, now, true)).toBe('Meeting Friday 8 January at 10:00, after the deadline');
  expect([dayOfMonth('2021-03-28'), dueWords(2)]).toEqual(['28 March', '2 due']);
});
