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
  ['0707614286', false],
  // Without modulus 11 and valid: issued for 1 January since 2007.
  ['0101600000', false],
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
  // 0-3: the twentieth century.
  ['0101001234', '1900-01-01'],
  ['0707610285', '1961-07-07'],
  ['0101993999', '1999-01-01'],
  // 4 and 9: up to year 36 the twenty-first, else the twentieth.
  ['0101004000', '2000-01-01'],
  ['0101204000', '2020-01-01'],
  ['0101374000', '1937-01-01'],
  ['0101009000', '2000-01-01'],
  ['0101999000', '1999-01-01'],
  // 5-8: up to year 57 the twenty-first, else the nineteenth.
  ['0101005000', '2000-01-01'],
  ['0101588000', '1858-01-01'],
  ['3112998000', '1899-12-31'],
  // 60 is added to the day of replacement and test numbers.
  ['6107610285', '1961-07-01'],
  ['9112610285', '1961-12-31'],
  // Days that do not exist.
  ['2902010285', undefined],
  ['2902000285', undefined],
  ['2902004285', '2000-02-29'],
  ['3004610285', '1961-04-30'],
  ['3104610285', undefined],
  ['0013610285', undefined],
  ['0113610285', undefined],
  ['0100610285', undefined],
  ['9212610285', undefined],
  ['6007610285', undefined],
  // Not born yet.
  ['0401214000', '2021-01-04'],
  ['0501214000', undefined],
])('%s is of somebody born on %s', (cpr, born) => {
  expect(birthDateOf(cpr, today)).toBe(born);
});

test.each([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map((days, index) => [index + 1, days] as const))(
  'month %i of a common year has %i days',
  (month, days) => {
    const isReal = (day: number) => birthDateOf(`${day}${String(month).padStart(2, '0')}610285`, today) !== undefined;
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
  ['nine digits', '070761428', 'digits'],
  ['a letter', '070761428x', 'digits'],
  ['no month', '0100610285', 'noSuchDay'],
  ['a day that no month has', '3202610285', 'noSuchDay'],
  ['30 February', '3002000285', 'noSuchDay'],
  ['29 February of a year that is common in every century', '2902010285', 'noSuchDay'],
  ['60 added to a day that there is not', '9104610285', 'noSuchDay'],
  ['a day between the real ones and those with 60 added', '6001610285', 'noSuchDay'],
  ['29 February of 1900, which was no leap year', '2902000285', 'otherCentury'],
  ['the same with 60 added', '8902000285', 'otherCentury'],
  ['29 February of 2000, which was one', '2902004285', undefined],
  ['29 February of 1896', '2902965285', undefined],
  ['today', '0401214000', undefined],
  ['tomorrow', '0501214000', 'future'],
  ['tomorrow, with 60 added', '6501214000', 'future'],
  ['the last year of the seventh digit 4', '0101364000', 'future'],
  ['the last year of the seventh digit 8', '0101578000', 'future'],
])('%s: %s is %s', (_what, cpr, why) => {
  expect(whyNotCpr(cpr, today)).toBe(why);
  expect(birthDateOf(cpr, today) === undefined).toBe(why !== undefined);
});

test('why a number is none is said in Danish, and never with the number itself', () => {
  const said = ['070761428', '3104610285', '2902000285', '0501214000'].map((cpr) => {
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
  expect(cprConcerns('0707614285', today)).toEqual([]);
  expect(cprConcerns('0707614286', today)).toEqual([
    'Tjek nummeret: det består ikke modulus 11. Det kan stadig være rigtigt.',
  ]);
  expect(cprConcerns('0101588005', today)).toContain('Tjek nummeret: efter det er borgeren født i 1858.');
  expect(cprConcerns('0101', today)).toEqual([]);
});

test.each([
  '0707614285',
  '070761-4285',
  '070761 4285',
  ' 070761–4285\n',
  '07 07 61 42 85',
  '07.07.61-4285',
  '07/07/61-4285',
  // Hyphens and minus signs: non-breaking, figure dash, em dash, minus, full-width.
  '070761\u20114285',
  '070761\u20124285',
  '070761\u20144285',
  '070761\u22124285',
  '070761\uff0d4285',
  // Spaces and marks that nobody sees: no-break, narrow no-break, zero width, soft hyphen, byte order mark, direction.
  '070761\u00a04285',
  '070761\u202f4285',
  '\u200b0707614285',
  '070761\u00ad4285',
  '\ufeff0707614285',
  '\u202a070761-4285\u202c',
  // Full-width digits.
  '\uff10\uff17\uff10\uff17\uff16\uff11\uff0d\uff14\uff12\uff18\uff15',
  'CPR 070761-4285',
  'cpr-nr.: 070761-4285',
  'CPR-nummer:\t070761-4285',
])('is understood as it was pasted: %j', (pasted) => {
  expect(bareCpr(pasted)).toBe('0707614285');
  expect(isCpr(bareCpr(pasted))).toBe(true);
});

test.each(['07076142', '07076142855', '070761428x', '', 'CPR', '0707614285 0101801234'])('%j is none', (pasted) => {
  expect(isCpr(bareCpr(pasted))).toBe(false);
});

test('a number is written without its hyphen, and shown without what is secret', () => {
  expect([bareCpr('070761-4285'), bareCpr('0707614285')]).toEqual(['0707614285', '0707614285']);
  expect(maskCpr('0707614285')).toBe('070761-••••');
});
