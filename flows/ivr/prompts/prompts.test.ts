import { expect, test } from 'vitest';
import { da } from './da.ts';

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
    'menuWait: minutes',
    'readBack: number',
    'time: day time key',
    'promised: day from until',
    'promisedOutside: day from until',
    'promisedAgain: number',
    'promisedOnce: number',
    'booked: day time place',
    'cannotCome: number',
    'place: place',
    'waitMinutes: minutes',
    'weCall: unit',
    'weCallFirst: unit',
    'farewellCallback: day from until',
    'farewellMeeting: day time',
    'farewellCallAgain: day time',
    'farewellComeAgain: day time',
    'weCallTooLate: unit',
  ]);
});

test('a choice says its key last, and a meeting or a repeat has the same key everywhere', () => {
  const keysOf = (text: string) => [...text.matchAll(/tryk (\d)/g)].map(([, key]) => key).join('');
  const offering = sentences.filter(([, text]) => /tryk \d/.test(text)).map(([key, text]) => `${key} ${keysOf(text)}`);
  expect(offering).toEqual([
    'menu 123',
    'menuMeetings 2',
    'menuClosed 12',
    'menuAgain 9',
    'askNumber 120',
    'askKeyedNumber 0',
    'readBack 12',
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
