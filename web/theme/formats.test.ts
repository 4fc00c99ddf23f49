import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { english } from '../language/english.ts';
import { speakWith } from '../language/say.ts';
import {
  age,
  clockTime,
  dayAndTime,
  dayName,
  instantOf,
  localDay,
  localDayAndTime,
  number,
  phoneNumber,
  talkTime,
  windowText,
} from './formats.ts';

const now = '2021-01-04T08:00:00.000Z';

test('tells the time in Copenhagen, in winter and in summer', () => {
  expect(clockTime('2021-01-04T08:05:00.000Z')).toBe('09.05');
  expect(clockTime('2021-07-04T08:05:00.000Z')).toBe('10.05');
});

test('decides the day in Copenhagen, not in UTC', () => {
  expect(localDay('2021-01-04T23:30:00.000Z')).toBe('2021-01-05');
  expect(dayName('2021-01-04T23:30:00.000Z', now)).toBe('i morgen');
});

test('names near days by word and others by weekday, with the year only when it differs', () => {
  expect(dayAndTime(now, now)).toBe('i dag kl. 09.00');
  expect(dayName('2021-01-03T12:00:00.000Z', now)).toBe('i går');
  expect(dayName('2021-01-07T12:00:00.000Z', now)).toBe('torsdag 7. januar');
  expect(dayName('2020-12-30T12:00:00.000Z', now)).toBe('onsdag 30. december 2020');
});

test('counts days rightly over the night when summer time begins', () => {
  expect(dayName('2021-03-28T10:00:00.000Z', '2021-03-27T22:30:00.000Z')).toBe('i morgen');
});

test('writes a window once a day', () => {
  expect(windowText('2021-01-04T12:00:00.000Z', '2021-01-04T13:00:00.000Z', now)).toBe('i dag kl. 13.00-14.00');
});

test.each([
  ['2021-01-04T07:59:30.000Z', 'under 1 min.'],
  ['2021-01-04T07:48:00.000Z', '12 min.'],
  ['2021-01-04T05:55:00.000Z', '2 t. 5 min.'],
  ['2021-01-04T06:00:00.000Z', '2 t.'],
  ['2021-01-01T08:00:00.000Z', '3 dage'],
  ['2021-01-04T09:00:00.000Z', 'under 1 min.'],
])('gives the age of %s as %s', (since, text) => {
  expect(age(since, now)).toBe(text);
});

test('counts a talk in minutes and seconds', () => {
  expect(talkTime('2021-01-04T07:56:53.000Z', now)).toBe('3:07');
});

test('groups Danish numbers in twos and leaves foreign ones', () => {
  expect(phoneNumber('+4520304050')).toBe('20 30 40 50');
  expect(phoneNumber('+46701234567')).toBe('+46701234567');
});

test('writes numbers the Danish way', () => {
  expect(number(1234.56)).toBe('1.234,6');
  expect(number(5)).toBe('5');
});

test('reads a day and time of Copenhagen as the moment it is, in winter and in summer', () => {
  expect(instantOf('2021-01-04T09:30')).toBe('2021-01-04T08:30:00.000Z');
  expect(instantOf('2021-07-04T09:30')).toBe('2021-07-04T07:30:00.000Z');
  expect(localDayAndTime('2021-07-04T07:30:00.000Z')).toBe('2021-07-04T09:30');
  expect([instantOf(''), instantOf('i morgen'), instantOf('2021-02-44T09:30')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('makes a formatter once for all the times of a page', () => {
  const show = () => {
    for (const at of ['2021-01-04T23:30:00.000Z', '2021-07-04T08:05:00.000Z'])
      windowText(at, '2022-07-04T08:05:00.000Z', '2021-01-04T08:05:00.000Z');
  };
  show();
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  show();
  expect(made).not.toHaveBeenCalled();
});

describe('in English', () => {
  beforeEach(() => speakWith(english));
  afterEach(() => speakWith(undefined));

  test('days, times and ages are said as they are in Britain', () => {
    expect(dayAndTime('2021-01-05T08:30:00.000Z', now)).toBe('tomorrow at 09:30');
    expect(dayName('2021-01-08T08:30:00.000Z', now)).toBe('Friday 8 January');
    expect(windowText('2021-01-04T12:00:00.000Z', '2021-01-04T13:00:00.000Z', now)).toBe('today at 13:00-14:00');
    expect(age('2021-01-04T05:55:00.000Z', now)).toBe('2 h 5 min');
    expect(number(1234.5)).toBe('1,234.5');
  });

  test('what a field for day and time wants stays as it is', () => {
    expect(localDayAndTime('2021-01-04T08:30:00.000Z')).toBe('2021-01-04T09:30');
  });
});
