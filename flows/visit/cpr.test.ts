import { expect, test } from 'vitest';
import {
  bareCpr,
  birthDateOf,
  cprConcerns,
  isCpr,
  maskCpr,
  passesModulus11,
  type WhyNotCpr,
  whyNotCpr,
  whyNotCprText,
} from './cpr.ts';

test.each([
  ['0707614285', true],
  ['6707614283', true],
  ['6707614284', false],
  // Without modulus 11 and valid, as those issued for 1 January since 2007.
  ['6101600000', false],
])('%s passes modulus 11: %s', (cpr, passes) => {
  expect(passesModulus11(cpr)).toBe(passes);
});

test('each digit has its weight in modulus 11', () => {
  // One digit and the check digit that goes with it: the weight times the digit, made up to eleven.
  const valid = [
    '1000000007',
    '0100000008',
    '0010000009',
    '0001000004',
    '0000100005',
    '0000010006',
    '0000001007',
    '0000000108',
    '0000000019',
  ];
  expect(valid.filter((cpr) => !passesModulus11(cpr))).toEqual([]);
});

const today = '2021-01-04';

test.each([
  // The published example; every other has 60 added to the day, as replacement and test numbers have, so that it is nobody's.
  ['0707614285', '1961-07-07'],
  // 0-3: the twentieth century.
  ['6101001234', '1900-01-01'],
  ['6707610285', '1961-07-07'],
  ['6101993999', '1999-01-01'],
  // 4 and 9: up to year 36 the twenty-first, else the twentieth.
  ['6101004000', '2000-01-01'],
  ['6101204000', '2020-01-01'],
  ['6101374000', '1937-01-01'],
  ['6101009000', '2000-01-01'],
  ['6101999000', '1999-01-01'],
  // 5-8: up to year 57 the twenty-first, else the nineteenth.
  ['6101005000', '2000-01-01'],
  ['6101588000', '1858-01-01'],
  ['9112998000', '1899-12-31'],
  // The first and the last day.
  ['6107610285', '1961-07-01'],
  ['9112610285', '1961-12-31'],
  // Days that do not exist.
  ['8902010285', undefined],
  ['8902000285', undefined],
  ['8902004285', '2000-02-29'],
  ['9004610285', '1961-04-30'],
  ['9104610285', undefined],
  ['0013610285', undefined],
  ['6113610285', undefined],
  ['6100610285', undefined],
  ['9212610285', undefined],
  ['6007610285', undefined],
  // Not born yet.
  ['6401214000', '2021-01-04'],
  ['6501214000', undefined],
])('%s is of somebody born on %s', (cpr, born) => {
  expect(birthDateOf(cpr, today)).toBe(born);
});

test.each([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map((days, index) => [index + 1, days] as const))(
  'month %i of a common year has %i days',
  (month, days) => {
    const isReal = (day: number) =>
      birthDateOf(`${60 + day}${String(month).padStart(2, '0')}610285`, today) !== undefined;
    expect([isReal(days), isReal(days + 1)]).toEqual([true, false]);
  },
);

/** The century by the seventh digit and the year, at every border of the table. */
test.each([
  ['0', '00', 1900],
  ['0', '99', 1999],
  ['1', '36', 1936],
  ['2', '57', 1957],
  ['3', '58', 1958],
  ['3', '99', 1999],
  ['4', '00', 2000],
  ['4', '21', 2021],
  ['4', '37', 1937],
  ['4', '99', 1999],
  ['5', '00', 2000],
  ['5', '58', 1858],
  ['6', '21', 2021],
  ['7', '99', 1899],
  ['8', '58', 1858],
  ['9', '00', 2000],
  ['9', '37', 1937],
  ['9', '99', 1999],
])('the seventh digit %s in year %s means %i', (seventh, year, born) => {
  expect(birthDateOf(`0101${year}${seventh}000`, today)).toBe(`${born}-01-01`);
  // Replacement and test numbers are of the same day.
  expect(birthDateOf(`6101${year}${seventh}000`, today)).toBe(`${born}-01-01`);
});

test.each<[string, string, WhyNotCpr | undefined]>([
  ['nine digits', '670761428', 'digits'],
  ['a letter', '670761428x', 'digits'],
  ['no month', '0100610285', 'noSuchDay'],
  ['a day that no month has', '3202610285', 'noSuchDay'],
  ['30 February', '3002000285', 'noSuchDay'],
  ['29 February of a year that is common in every century', '2902010285', 'noSuchDay'],
  ['60 added to a day that there is not', '9104610285', 'noSuchDay'],
  ['a day between the real ones and those with 60 added', '6001610285', 'noSuchDay'],
  ['29 February of 1900, which was no leap year', '2902000285', 'otherCentury'],
  ['the same with 60 added', '8902000285', 'otherCentury'],
  ['29 February of 2000, which was one', '8902004285', undefined],
  ['29 February of 1896', '8902965285', undefined],
  ['today', '6401214000', undefined],
  ['tomorrow', '6501214000', 'future'],
  ['the last year of the seventh digit 4', '6101364000', 'future'],
  ['the last year of the seventh digit 8', '6101578000', 'future'],
])('%s: %s is %s', (_what, cpr, why) => {
  expect(whyNotCpr(cpr, today)).toBe(why);
  expect(birthDateOf(cpr, today) === undefined).toBe(why !== undefined);
});

test('why a number is none is said in Danish, and never with the number itself', () => {
  const said = ['670761428', '3104610285', '2902000285', '6501214000'].map((cpr) => {
    const why = whyNotCpr(cpr, today);
    return why === undefined ? undefined : whyNotCprText(why, cpr);
  });
  expect(said).toEqual([
    'Skriv de ti cifre i CPR-nummeret.',
    'CPR-nummeret begynder ikke med en fødselsdag, der findes.',
    'Fødselsdagen og det syvende ciffer passer ikke sammen: der var ingen 29. februar i 1900.',
    'Fødselsdagen i CPR-nummeret er ikke kommet endnu. Tjek fødselsdagen og det syvende ciffer.',
  ]);
});

test('a number is taken and looked at again where it fails modulus 11, or is of somebody who cannot be alive', () => {
  expect(cprConcerns('6707614283', today)).toEqual([]);
  expect(cprConcerns('6707614284', today)).toEqual([
    'Tjek nummeret: det består ikke modulus 11. Det kan stadig være rigtigt.',
  ]);
  expect(cprConcerns('6101588005', today)).toContain('Tjek nummeret: efter det er borgeren født i 1858.');
  expect(cprConcerns('0101', today)).toEqual([]);
});

test.each([
  '6707614283',
  '670761-4283',
  '670761 4283',
  ' 670761–4283\n',
  '67 07 61 42 83',
  '67.07.61-4283',
  '67/07/61-4283',
  // Hyphens and minus signs: non-breaking, figure dash, em dash, minus, full-width.
  '670761\u20114283',
  '670761\u20124283',
  '670761\u20144283',
  '670761\u22124283',
  '670761\uff0d4283',
  // Spaces and marks that nobody sees: no-break, narrow no-break, zero width, soft hyphen, byte order mark, direction.
  '670761\u00a04283',
  '670761\u202f4283',
  '\u200b6707614283',
  '670761\u00ad4283',
  '\ufeff6707614283',
  '\u202a670761-4283\u202c',
  // Full-width digits.
  '\uff16\uff17\uff10\uff17\uff16\uff11\uff0d\uff14\uff12\uff18\uff13',
  'CPR 670761-4283',
  'cpr-nr.: 670761-4283',
  'CPR-nummer:\t670761-4283',
])('is understood as it was pasted: %j', (pasted) => {
  expect(bareCpr(pasted)).toBe('6707614283');
  expect(isCpr(bareCpr(pasted))).toBe(true);
});

test.each(['07076142', '67076142835', '670761428x', '', 'CPR', '6707614283 6101801234'])('%j is none', (pasted) => {
  expect(isCpr(bareCpr(pasted))).toBe(false);
});

test('a number is written without its hyphen, and shown without what is secret', () => {
  expect([bareCpr('670761-4283'), bareCpr('6707614283')]).toEqual(['6707614283', '6707614283']);
  expect(maskCpr('6707614283')).toBe('670761-••••');
});
