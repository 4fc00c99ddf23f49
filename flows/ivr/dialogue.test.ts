import { describe, expect, test } from 'vitest';
import { type PromptName, promptName } from '../../schemas/prompt.ts';
import { type Heard, moveAt } from './dialogue.ts';
import { hear } from './hear.ts';

/** A move in one word. */
function moveName(
  prompt: PromptName,
  heard: Heard,
  before: { wrong?: number; silent?: number; page?: number } = {},
): string {
  const move = moveAt(prompt, heard, { wrong: 0, silent: 0, page: 3, ...before });
  const { move: name, ...more } = move;
  return [name, ...Object.values(more)].join(' ');
}
const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'];
const silence = { heard: 'silence' } as const;

describe('the keys', () => {
  const choices = { 0: 'times', 1: 'askNumber', 2: 'times', 3: 'talkNow', 4: 'own', 9: 'again repeat' };
  /** A # that came too late behind what was keyed before is no slip anywhere. */
  const again = { 9: 'again repeat', '#': 'again repeat' };
  const meant: Record<PromptName, Record<string, string>> = {
    called: { 0: 'times', 1: 'takeCall', ...again },
    code: { ...choices, 5: 'language', '#': 'ask menu first' },
    ownCode: { ...choices, 4: 'again repeat', 5: 'language', '#': 'tell' },
    menu: { ...choices, 5: 'language', ...again },
    arranged: { 0: 'times', 1: 'keep', 2: 'change', 3: 'cancel', 4: 'talkNow', 5: 'language', ...again },
    callbackNumber: { 0: 'times', 1: 'callback', 2: 'ask keyNumber first', ...again },
    keyNumber: { 0: 'times', ...again },
    readBack: { 0: 'times', 1: 'confirm', 2: 'otherNumber', ...again },
    callbackTime: { 0: 'times', 1: 'soonest', 2: 'windows', ...again },
    callbackTimes: { 0: 'times', 1: 'window 0', 2: 'window 1', 3: 'window 2', 8: 'moreWindows', ...again, '*': 'back' },
    meetingTimes: {
      0: 'again repeat',
      1: 'book 0',
      2: 'book 1',
      3: 'book 2',
      8: 'moreTimes',
      ...again,
      '*': 'back',
    },
    promised: { 0: 'times', ...again },
    booked: { 0: 'times', ...again },
    cancelled: { ...choices, ...again },
    farewell: {},
  };
  const otherwise: Record<PromptName, string> = {
    called: 'again wrong',
    code: 'again codeWrong',
    ownCode: 'again codeWrong',
    menu: 'again wrong',
    arranged: 'again wrong',
    callbackTime: 'again wrong',
    callbackTimes: 'again wrong',
    callbackNumber: 'again wrong',
    keyNumber: 'again wrong',
    readBack: 'again wrong',
    meetingTimes: 'again wrong',
    promised: 'ask farewell first',
    booked: 'ask farewell first',
    cancelled: 'ask farewell first',
    farewell: 'ask farewell first',
  };

  test.each(promptName.options)('at the prompt %s mean what is said there, and nothing else', (prompt) => {
    for (const key of digits)
      expect([key, moveName(prompt, { heard: 'key', key })]).toEqual([key, meant[prompt][key] ?? otherwise[prompt]]);
  });

  test('of times that were not read out are wrong', () => {
    const key = (digit: string, page: number) => moveName('meetingTimes', { heard: 'key', key: digit }, { page });
    expect([key('2', 2), key('2', 1), key('1', 0), key('3', 2)]).toEqual([
      'book 1',
      'again wrong',
      'again wrong',
      'again wrong',
    ]);
  });
});

describe('who slips', () => {
  const wrong: Heard = { heard: 'key', key: '7' };
  test.each<[PromptName, string, string]>([
    ['code', 'again codeWrong', 'ask menu codeGivenUp'],
    ['ownCode', 'again codeWrong', 'tell'],
    ['arranged', 'again wrong', 'keep'],
    ['callbackTime', 'again wrong', 'soonest'],
    ['callbackTimes', 'again wrong', 'soonest'],
    ['menu', 'again wrong', 'decide'],
    ['callbackNumber', 'again wrong', 'decide'],
    ['keyNumber', 'again wrong', 'decide'],
    ['readBack', 'again wrong', 'confirm'],
    ['meetingTimes', 'again wrong', 'leaveTimes'],
  ])('at the prompt %s is asked again, and helped the third time', (prompt, again, helped) => {
    expect([0, 1, 2, 3].map((before) => moveName(prompt, wrong, { wrong: before, silent: 9 }))).toEqual([
      again,
      again,
      helped,
      helped,
    ]);
  });

  test.each<[PromptName, string[]]>([
    ['code', ['again silent', 'ask menu codeGivenUp']],
    ['ownCode', ['again silent', 'tell']],
    ['arranged', ['again silent', 'again silent', 'keep']],
    ['callbackTime', ['again silent', 'again silent', 'soonest']],
    ['callbackTimes', ['again silent', 'again silent', 'soonest']],
    ['cancelled', ['ask farewell first']],
    ['menu', ['again silent', 'again silent', 'decide']],
    ['callbackNumber', ['again silent', 'again silent', 'decide']],
    ['keyNumber', ['again silent', 'again silent', 'decide']],
    ['readBack', ['again silent', 'again silent', 'confirm']],
    ['meetingTimes', ['again silent', 'again silent', 'leaveTimes']],
    ['promised', ['ask farewell first']],
    ['booked', ['ask farewell first']],
    ['farewell', ['ask farewell first']],
  ])('and is silent at the prompt %s is asked again, or helped', (prompt, moves) => {
    expect(moves.map((_, before) => moveName(prompt, silence, { silent: before, wrong: 9 }))).toEqual(moves);
  });

  test('with a code or a number is asked for it again', () => {
    expect(moveName('code', { heard: 'unknownCode' })).toBe('again codeWrong');
    expect(moveName('keyNumber', { heard: 'wrongNumber' })).toBe('again wrong');
    expect(moveName('keyNumber', { heard: 'wrongNumber' }, { wrong: 2 })).toBe('decide');
    expect(moveName('keyNumber', { heard: 'number', number: '+4520123456' }, { wrong: 2 })).toBe('readBack');
    for (const wrongs of [0, 2, 9])
      expect(moveName('code', { heard: 'partOfCode', digits: '612' }, { wrong: wrongs })).toBe('again codeShort');
  });
});

test.each<[PromptName, string, ReturnType<typeof hear>]>([
  ['menu', '', { heard: 'silence' }],
  ['code', '', { heard: 'silence' }],
  ['menu', '12', { heard: 'key', key: '1' }],
  ['menu', '123456', { heard: 'key', key: '1' }],
  ['code', '0', { heard: 'key', key: '0' }],
  ['code', '9', { heard: 'key', key: '9' }],
  ['code', '5', { heard: 'key', key: '5' }],
  ['code', '3#', { heard: 'key', key: '3' }],
  ['code', '#', { heard: 'key', key: '#' }],
  ['code', '*#', { heard: 'key', key: '#' }],
  ['code', '*', { heard: 'key', key: '*' }],
  ['code', '6', { heard: 'partOfCode', digits: '6' }],
  ['code', '61234', { heard: 'partOfCode', digits: '61234' }],
  ['code', '612*', { heard: 'partOfCode', digits: '612' }],
  ['code', '12', { heard: 'partOfCode', digits: '12' }],
  ['code', '61234#', { heard: 'unknownCode' }],
  ['code', '612345', { heard: 'code', code: '612345' }],
  ['code', '123456', { heard: 'code', code: '123456' }],
  ['code', '612345#', { heard: 'code', code: '612345' }],
  ['code', '#612345', { heard: 'code', code: '612345' }],
  ['code', '*612345', { heard: 'code', code: '612345' }],
  ['code', '612*345', { heard: 'code', code: '612345' }],
  ['code', '0612345', { heard: 'code', code: '612345' }],
  ['code', '6123459', { heard: 'code', code: '612345' }],
  ['code', '1234567', { heard: 'code', code: '123456' }],
  ['keyNumber', '0', { heard: 'key', key: '0' }],
  ['keyNumber', '9', { heard: 'key', key: '9' }],
  ['keyNumber', '20123456', { heard: 'number', number: '+4520123456' }],
  ['keyNumber', '004520123456', { heard: 'number', number: '+4520123456' }],
  ['keyNumber', '00298211234', { heard: 'number', number: '+298211234' }],
  ['keyNumber', '0046701234567', { heard: 'wrongNumber' }],
  ['keyNumber', '89640000', { heard: 'wrongNumber' }],
  ['keyNumber', '90123456', { heard: 'wrongNumber' }],
  ['keyNumber', '2012', { heard: 'wrongNumber' }],
  ['callbackNumber', '20123456', { heard: 'key', key: '2' }],
])('at the prompt %s "%s" is heard as %o', (prompt, pressed, heard) => {
  expect(hear(prompt, pressed, { policy: { callback: {} }, ownNumber: '+4589640000' })).toEqual(heard);
});

test.each([
  ['345', { heard: 'code', code: '612345' }],
  ['345#', { heard: 'code', code: '612345' }],
  ['3', { heard: 'partOfCode', digits: '6123' }],
  ['34', { heard: 'partOfCode', digits: '61234' }],
  ['34#', { heard: 'unknownCode' }],
  ['712345', { heard: 'code', code: '712345' }],
  ['0', { heard: 'key', key: '0' }],
  ['9', { heard: 'key', key: '9' }],
  ['#', { heard: 'key', key: '#' }],
  ['', { heard: 'silence' }],
])('after the digits 612 and a pause "%s" is heard as %o', (pressed, heard) => {
  expect(hear('code', pressed, { policy: { callback: {} }, ownNumber: '+4589640000', part: '612' })).toEqual(heard);
});
