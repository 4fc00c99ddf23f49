import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf } from './outreach-lines.ts';

describe('a list', () => {
  test.each([
    ['as a Danish spreadsheet saves it', '\uFEFFCPR;Navn\r\n670761-4283;Åse Æbelø\r\n20 12 34 56;Bo\r\n'],
    ['as it is pasted from one', 'CPR\tNavn\n670761-4283\tÅse Æbelø\n20 12 34 56\tBo'],
    ['with commas', 'CPR,Navn\n670761-4283,Åse Æbelø\n20 12 34 56,Bo'],
    [
      'in the other order, in quotation marks, with empty cells',
      'Navn;;CPR\r"Åse Æbelø";;670761-4283\rBo;"";"20 12 34 56"',
    ],
  ])('is read %s', (_how, text) => {
    expect(linesOf(text)).toEqual([
      { line: 2, who: '670761-4283', name: 'Åse Æbelø' },
      { line: 3, who: '20 12 34 56', name: 'Bo' },
    ]);
  });

  test('of numbers alone has no headings, and empty lines are none', () => {
    expect(linesOf('20123456\n\n;;\n 6707614283 \n')).toEqual([
      { line: 1, who: '20123456' },
      { line: 4, who: '6707614283' },
    ]);
  });

  test('keeps a line that names nobody by a number, so that it can be told', () => {
    expect(linesOf('CPR;Navn\nÅse;Æbelø')).toEqual([{ line: 2, who: 'Åse' }]);
  });

  test('is numbered as the file is, also after a line break in quotation marks', () => {
    expect(linesOf('20123456;"Bo\nBech; den yngre ""Bobo"""\n20123457;Cille')).toEqual([
      { line: 1, who: '20123456', name: 'Bo\nBech; den yngre "Bobo"' },
      { line: 3, who: '20123457', name: 'Cille' },
    ]);
  });

  test('has whatever was written into quoted cells, and ends whatever it is', () => {
    const text = fc.string({ unit: 'grapheme' }).map((one) => `a${one.replaceAll(/\d/g, '').trim()}`);
    const people = fc.array(fc.tuple(fc.integer({ min: 10_000_000, max: 99_999_999 }), text), { minLength: 1 });
    fc.assert(
      fc.property(people, (rows) => {
        const file = rows.map(([who, name]) => `${who};"${name.replaceAll('"', '""')}"`).join('\r\n');
        expect(linesOf(file).map(({ who, name }) => [Number(who), name])).toEqual(rows);
      }),
    );
    fc.assert(fc.property(fc.string(), (any) => linesOf(any).length <= any.length + 1));
  });
});
