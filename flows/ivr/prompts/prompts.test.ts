import { describe, expect, test } from 'vitest';
import { da, danish } from './da.ts';
import { english } from './en.ts';

const sentences = Object.entries(da);

test('every prompt has a sentence, and every sentence an end', () => {
  for (const [key, text] of sentences)
    expect([key, text]).toEqual([key, expect.stringMatching(/^[\p{Lu}{][^_]{8,}\.$/u)]);
});

test('what is filled in is what its sentence is about', () => {
  const filled = sentences.flatMap(([key, text]) => {
    const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    return names.length === 0 ? [] : [`${key}: ${names.join(' ')}`];
  });
  expect(filled).toEqual([
    'welcome: unit',
    'closedNow: day time',
    'closedOutOfTurn: text day time',
    'closedToday: day time',
    'arrangedCall: day from until digits',
    'alsoCall: day from until',
    'alsoMeeting: day time',
    'cancelledNext: number',
    'cancelledCallUs: number',
    'menuWait: minutes',
    'readBack: number',
    'window: day from until key',
    'time: day time key',
    'promised: day from until',
    'promisedRetry: day time',
    'promisedOutside: day from until',
    'promisedAgain: number',
    'promisedOnce: number',
    'booked: day time place',
    'cannotCome: number',
    'place: place',
    'waitMinutes: minutes',
    'weCall: unit',
    'weCallFirst: unit',
    'forwarding: office',
    'farewellDesk: day number',
    'farewellCallback: day from until',
    'farewellMeeting: day time',
    'farewellCallAgain: day time',
    'farewellComeAgain: day time',
    'weCallTooLate: unit',
    'guestJoins: unit',
    'officeGreeted: unit',
  ]);
});

test('a choice says its key last, and a meeting or a repeat has the same key everywhere', () => {
  const keysOf = (text: string) => [...text.matchAll(/tryk (\d)/g)].map(([, key]) => key).join('');
  const offering = sentences.filter(([, text]) => /tryk \d/.test(text)).map(([key, text]) => `${key} ${keysOf(text)}`);
  expect(offering).toEqual([
    'arrangedKeys 123',
    'arrangedTalk 4',
    'menu 123',
    'menuMeetings 2',
    'menuClosed 12',
    'menuOwn 4',
    'menuAgain 9',
    'askNumber 120',
    'askKeyedNumber 0',
    'readBack 12',
    'askTime 120',
    'moreWindows 8',
    'windowsEnd 90',
    'moreTimes 8',
    'timesEnd 9',
    'afterChoice 09',
    'waitingKeys 10',
    'weCallFirst 10',
  ]);
});

test('nobody hears of visitation or of consequences', () => {
  expect(sentences.filter(([, text]) => /visitation|sanktion|straf|mister (?!ikke)/i.test(text))).toEqual([]);
});

describe('English beside Danish', () => {
  const filled = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();
  /** The keys that are offered, in the order in which they are said. */
  const keys = (text: string) =>
    [...text.matchAll(/(?:tryk|press|Press|med|with) (\d|\{key\}|firkant|stjerne|hash|star)/g)].map(([, key]) =>
      (key ?? '').replace('firkant', '#').replace('hash', '#').replace('stjerne', '*').replace('star', '*'),
    );

  test.each(sentences)('%s says the same keys and fills in the same', (key, text) => {
    const other = english.prompts[key as keyof typeof da];
    expect(keys(other)).toEqual(keys(text));
    expect(filled(other)).toEqual(filled(text));
    expect(other).toMatch(/^[\p{Lu}{][^_]{8,}\.$/u);
  });

  test('has no sentence that the other lacks, and each is invited to by the same key', () => {
    expect(Object.keys(english.prompts)).toEqual(Object.keys(danish.prompts));
    expect([english, danish].map(({ invitation }) => keys(invitation))).toEqual([['5'], ['5']]);
  });

  const now = '2021-01-04T09:00:00.000Z';
  test.each([
    ['2021-01-04T11:00:00.000Z', 'today', 'on Monday 4 January', 'noon'],
    ['2021-01-05T08:00:00.000Z', 'tomorrow', 'on Tuesday 5 January', '9 AM'],
    ['2021-06-09T11:30:00.000Z', 'on Wednesday 9 June', 'on Wednesday 9 June', '1:30 PM'],
    ['2021-01-04T23:15:00.000Z', 'tomorrow', 'on Tuesday 5 January', '12:15 AM'],
  ])('names days and hours in English: %s', (at, ...words) => {
    expect([english.day(at, now), english.wholeDay(at), english.time(at)]).toEqual(words);
  });
});
