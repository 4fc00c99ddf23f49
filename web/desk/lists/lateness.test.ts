import { afterEach, expect, test } from 'vitest';
import { english } from '../../language/english.ts';
import { speakWith } from '../../language/say.ts';
import { dueWords, lateWords } from './lateness.ts';

const now = '2021-01-05T09:00:00.000Z';
const endOfToday = '2021-01-05T22:59:59.999Z';

afterEach(() => speakWith(undefined));

test('a moment that ends a day is said as the day, any other with its time', () => {
  expect(dueWords({ what: 'conclude', dueAt: endOfToday }, now)).toBe('senest i dag');
  expect(dueWords({ what: 'ring', dueAt: '2021-01-05T12:00:00.000Z' }, now)).toBe('senest i dag kl. 13.00');
});

test('a meeting has a day, not a latest moment', () => {
  expect(dueWords({ what: 'meeting', dueAt: '2021-01-06T22:59:59.999Z' }, now)).toBe('i morgen');
});

test('says in words since when a step is late', () => {
  expect(lateWords({ what: 'conclude', late: true, dueAt: '2021-01-04T22:59:59.999Z' }, now)).toBe('Fristen var i går');
});

test('says that a deadline behind a step presses although the step itself has time', () => {
  expect(lateWords({ what: 'choose', late: true, dueAt: endOfToday }, now)).toBe(
    'Haster: første samtale kan ikke vente',
  );
  expect(lateWords({ what: 'followUpMeeting', late: true, dueAt: endOfToday }, now)).toBe(
    'Haster: opfølgningen er over fristen',
  );
});

test('says nothing of a step that is in time', () => {
  expect(lateWords({ what: 'choose', late: false, dueAt: endOfToday }, now)).toBeUndefined();
});

test('says the same in English, where a day ends as it does in Danish', () => {
  speakWith(english);
  expect(dueWords({ what: 'conclude', dueAt: endOfToday }, now)).toBe('by today');
  expect(dueWords({ what: 'ring', dueAt: '2021-01-05T12:00:00.000Z' }, now)).toBe('by today at 13:00');
  expect(lateWords({ what: 'conclude', late: true, dueAt: '2021-01-04T22:59:59.999Z' }, now)).toBe('Was due yesterday');
});
