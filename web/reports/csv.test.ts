import { expect, test } from 'vitest';
import { csv } from './csv.ts';

test('writes what a Danish spreadsheet opens rightly', () => {
  expect(
    csv([
      ['Tal', 'Værdi'],
      ['Ventetid', 12.5],
      ['Intet', null],
    ]),
  ).toBe('\uFEFFTal;Værdi\r\nVentetid;12,5\r\nIntet;\r\n');
});

test('quotes semicolons, quotes and line breaks', () => {
  expect(csv([['a;b', 'sagde "ja"', 'to\nlinjer']])).toBe('\uFEFF"a;b";"sagde ""ja""";"to\nlinjer"\r\n');
});

test.each(['=1+1', '+45', '-2', '@SUM(A1)', '\tx', '\rx'])('takes the power out of %j as a formula', (text) => {
  const written = csv([[text]])
    .slice(1)
    .replace(/^"/, '');

  expect(written.startsWith("'")).toBe(true);
});

test('leaves a negative number a number', () => {
  expect(csv([[-2]])).toBe('\uFEFF-2\r\n');
});
