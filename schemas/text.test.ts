import { describe, expect, test } from 'vitest';
import { asShown, personName, shortText } from './text.ts';

describe('a name', () => {
  test.each([
    ['Åse Æbelø', 'Åse Æbelø'],
    ["Mads O'Connor-Sørensen", "Mads O'Connor-Sørensen"],
    ['Anne‐Marie d’Arc', 'Anne‐Marie d’Arc'],
    ['Zoë Núñez y Müller', 'Zoë Núñez y Müller'],
    ['محمد', 'محمد'],
    ['王秀英', '王秀英'],
    ['A', 'A'],
  ])('%s is kept as it is written', (written, kept) => {
    expect(personName.parse(written)).toBe(kept);
  });

  test.each([
    ['letters that come in two pieces are composed', 'A\u030Ase Sandgård', 'Åse Sandgård'],
    ['a mark of no width is left out', 'Bo\u200B\uFEFF Bek', 'Bo Bek'],
    ['a mark that turns the direction of writing is left out', '\u202EBo\u202C \u2066Bek\u2069', 'Bo Bek'],
    ['a soft hyphen and a filler are left out', 'Kar\u00ADen\u3164', 'Karen'],
    ['tabs, line breaks and hard spaces are one space', '\tBo\r\n Bek\u00A0\u2028Carl ', 'Bo Bek Carl'],
  ])('%s', (_what, written, kept) => {
    expect(personName.parse(written)).toBe(kept);
  });

  test.each([
    ['nothing', ''],
    ['white space', ' \t\u00A0'],
    ['only marks that nobody sees', '\u200B\u200D\u2060\u202E'],
    ['no letter', '12-34 !'],
    ['a control character', 'Bo\u0000Bek'],
    ['an escape sequence', 'Bo\u001B[31m'],
    ['a control character of the second kind', 'Bo\u009BBek'],
    ['half a pair', 'Bo\uD83D'],
    ['a private sign', 'Bo\uE000'],
    ['a sign that is none', 'Bo\uFFFF'],
    ['more than 120 letters', 'x'.repeat(121)],
  ])('is refused when it is %s', (_what, written) => {
    expect(personName.safeParse(written).success).toBe(false);
  });

  test('is measured as it is kept', () => {
    expect(personName.parse(`${'x'.repeat(120)}  \u200B`)).toHaveLength(120);
  });
});

test('another short text needs no letter, and is as long as it may be', () => {
  expect(shortText(5).parse(' 20 12 ')).toBe('20 12');
  expect(shortText(5).parse('')).toBe('');
  expect(shortText(5).safeParse('123456').success).toBe(false);
  expect(shortText(5).safeParse('a\u0007').success).toBe(false);
});

test('white space is folded before what nobody sees could part it', () => {
  expect(asShown('Bo \u200B Bek')).toBe('Bo Bek');
});
