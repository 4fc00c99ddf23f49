import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cutMetadata, metadataPath } from '../../scripts/phone-metadata.ts';
import { planCountries } from './country.ts';
import { mayDial, whyNotDial } from './may-dial.ts';
import { type Edge, numberOf } from './number.ts';
import { takesSms } from './sms.ts';

const own = '+4589640000';
const rules = { callback: {} };
const bo = '+4520112233';

/** What became of a number at an edge: the number, and why it may not be dialled, if so; or why it is none. */
function read(written: string, edge: Edge): string {
  const number = numberOf(written, edge);
  if ('refused' in number) return number.refused;
  const why = whyNotDial(number.e164, rules, [own]);
  return why === undefined ? number.e164 : `${number.e164} ${why}`;
}

type Row = [edges: string, written: string, becomes: string];

const spellings: Row[] = [
  ['from to desk', '+4520112233', bo],
  ['from to keypad desk', '20112233', bo],
  ['keypad desk', '4520112233', bo],
  ['from keypad desk', '004520112233', bo],
  ['desk', '20 11 22 33', bo],
  ['desk', '2011 2233', bo],
  ['from desk', '+45 20 11 22 33', bo],
  ['desk', '0045 20 11 22 33', bo],
  ['from desk', '(+45) 20-11-22-33', bo],
  ['desk', '+45-20112233', bo],
  ['desk', '+45 (20) 11 22 33', bo],
  ['desk', '20.11.22.33', bo],
  ['desk', '20/11/22/33', bo],
  ['desk', '20\u201311\u201322\u201333', bo],
  ['desk', '\u202a+45 20 11 22 33\u202c', bo],
  ['desk', '\u206620112233\u2069', bo],
  ['desk', '20\u00a011\u00a022\u00a033', bo],
  ['desk', '\u200b20112233', bo],
  ['desk', '20\u00ad112233', bo],
  ['desk', '２０１１２２３３', bo],
  ['desk', '＋４５２０１１２２３３', bo],
  ['desk', 'Tlf. 20 11 22 33', bo],
  ['desk', 'tel:+4520112233', bo],
  ['desk', 'Mobil: 20112233', bo],
  ['from', 'tlf. 20112233', 'withheld'],
  ['desk', '45112233', '+4545112233'],
  ['desk', '86110001', '+4586110001'],
  ['from keypad desk', '20000001', '+4520000001'],
  ['desk', '+45.20.11.22.33', bo],
  ['desk', '2 0 1 1 2 2 3 3', bo],
  ['from to', ' +4520112233\n', bo],
  ['from', '\u202d+4520112233\u202c', bo],
  ['desk', '80112233', '+4580112233'],
  ['desk', '70112233', '+4570112233'],
];

const refused: Row[] = [
  ['keypad desk', '', 'empty'],
  ['from', '', 'withheld'],
  ['from', 'anonymous', 'withheld'],
  ['from', 'Restricted', 'withheld'],
  ['from', 'client:konsulent1', 'withheld'],
  ['from desk', '+266696687', 'withheld'],
  ['from', '266696687', 'withheld'],
  ['from', 'unavailable', 'withheld'],
  ['from', 'anonymous@anonymous.invalid', 'withheld'],
  ['to', 'sip:line@example.test', 'notANumber'],
  ['from', '+7378742833', 'withheld'],
  ['from', '+2562533', 'withheld'],
  ['from', '+8656696', 'withheld'],
  ['from', '+464', 'withheld'],
  ['from', '+86282452253', 'withheld'],
  ['from to keypad desk', '112', 'shortNumber'],
  ['keypad desk', '1813', 'shortNumber'],
  ['keypad from', '0045112', 'shortNumber'],
  ['keypad desk', '114', 'shortNumber'],
  ['from', '+46112', 'tooShort'],
  ['from desk', '+45118', 'shortNumber'],
  ['keypad desk', '116111', 'shortNumber'],
  ['keypad desk', '12', 'tooShort'],
  ['keypad desk', '2011223', 'tooShort'],
  ['from desk', '+452011223', 'tooShort'],
  ['from', '+4690510', 'tooShort'],
  ['keypad desk', '201122334', 'tooLong'],
  ['desk', '+45201122334', 'tooLong'],
  ['desk', '+45371122334455', 'tooLong'],
  ['desk', '+451234567890123456', 'tooLong'],
  ['keypad desk', '01234567', 'notInUse'],
  ['keypad desk', '12345678', 'notInUse'],
  ['from', '+4510203040', 'notInUse'],
  ['desk', '+45 (0) 20112233', 'tooLong'],
  ['desk', '20 11 22 3O', 'notANumber'],
  ['desk', '20112233 x5', 'notANumber'],
  ['desk', '20112233, 30405060', 'notANumber'],
  ['keypad', '2011*233', 'notANumber'],
  ['keypad', '*31*20112233', 'notANumber'],
  ['keypad', '00', 'notANumber'],
  ['keypad desk', '020112233', 'tooLong'],
  ['desk', 'Bo Bæk', 'notANumber'],
  ['desk', '++4520112233', 'notANumber'],
];

const ranges: Row[] = [
  ['from keypad desk', '+298211234', '+298211234'],
  ['keypad desk', '00298311000', '+298311000'],
  ['keypad', '00299441234', '+299441234'],
  ['from desk', '+299 32 12 34', '+299321234'],
  ['from keypad', '0046701234567', '+46701234567 country'],
  ['desk', '+49 1512 3456789', '+4915123456789 country'],
  ['from', '+380501234567', '+380501234567 country'],
  ['from', '+12025550123', '+12025550123 country'],
  ['from desk', '90123456', '+4590123456 premium'],
  ['keypad', '4590112233', '+4590112233 premium'],
  ['from to', '+4590112233', '+4590112233 premium'],
  ['keypad desk', '004590112233', '+4590112233 premium'],
  ['from desk', '+298901123', '+298901123 premium'],
  ['keypad', '00881612345678', '+881612345678 satellite'],
  ['desk', '+870 773 123456', '+870773123456 satellite'],
  ['from', '+80012345678', '+80012345678 country'],
  ['keypad', '0020112233', '+20112233 country'],
  ['from', '+881612345678', '+881612345678 satellite'],
  ['from', '+882161234567', '+882161234567 satellite'],
  ['from', '+883510012345', '+883510012345 satellite'],
  ['from', '+870773123456', '+870773123456 satellite'],
  ['from', '+979123456789', '+979123456789 premium'],
  ['from to keypad desk', '89640000', `${own} own`],
  ['to keypad desk', '4589640000', `${own} own`],
  ['from to keypad desk', '004589640000', `${own} own`],
  ['desk', '(+45) 89 64 00 00', `${own} own`],
];

const table = [...spellings, ...refused, ...ranges];
const cases = table.flatMap(([edges, written, becomes]) =>
  edges.split(' ').map((edge) => ({ edge: edge as Edge, written, becomes })),
);

describe('a telephone number', () => {
  test.each(cases)('$written at $edge is $becomes', ({ edge, written, becomes }) => {
    expect(read(written, edge)).toBe(becomes);
  });

  test('is tried in sixty spellings and ranges and more, at every edge', () => {
    const different = new Set(table.map(([, written]) => written)).size;
    console.log('telephone numbers:', { spellings: different, atTheirEdges: cases.length });
    expect(different).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(({ edge }) => edge))).toEqual(new Set(['from', 'to', 'keypad', 'desk']));
  });

  test('is never dialled where it is premium, short, by satellite or our own, however it is written and wherever it comes in', () => {
    const never = cases.filter(({ becomes }) => / (?:premium|satellite|own)$|^shortNumber$/.test(becomes));
    const at = (why: string) => new Set(never.filter(({ becomes }) => becomes.endsWith(why)).map(({ edge }) => edge));
    for (const why of ['premium', 'satellite', 'own', 'shortNumber'])
      expect([why, [...at(why)].toSorted()]).toEqual([why, expect.arrayContaining(['desk', 'from', 'keypad'])]);
    for (const { written, edge } of never) {
      const number = numberOf(written, edge);
      expect('e164' in number && mayDial(number.e164, { callback: { countries: planCountries } }, [own])).toBe(false);
    }
  });

  test('of another country is dialled where the rules list it, and its premium numbers are not', () => {
    const swedish = { callback: { countries: ['SE', 'GB'] as const } };
    const why = (e164: string) => whyNotDial(e164, swedish, []);
    expect(why('+46701234567')).toBeUndefined();
    expect(why('+46900123456')).toBe('premium');
    expect(why('+447012345678')).toBe('premium');
    expect(why('+4915123456789')).toBe('country');
    expect(why('+4610')).toBe('notInUse');
  });
});

test.each([
  ['+4520112233', true],
  ['+4593112233', true],
  ['+4586110001', false],
  ['+4570112233', false],
  ['+4534112233', false],
  ['+298211234', true],
  ['+298311000', false],
  ['+299441234', true],
  ['+299321234', false],
  ['+46701234567', true],
  ['+881612345678', false],
  ['+12025550123', false],
])('%s takes an SMS: %s', (e164, takes) => {
  expect(takesSms(e164)).toBe(takes);
});

test('the number plans are those of the installed library', () => {
  expect(readFileSync(metadataPath, 'utf8')).toBe(cutMetadata());
});
