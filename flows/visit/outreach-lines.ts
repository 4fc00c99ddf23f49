/*
 * A list as an office has it: pasted, or saved by a spreadsheet. One person a line: a CPR number or a telephone number, and a name, in either
 * order, parted by semicolons as a Danish spreadsheet does, by tabs as a pasted one, or by commas.
 */

/** A line of a list, with its number in the file. */
export interface ListLine {
  line: number;
  who: string;
  name?: string;
}

/** The people of a list; lines without any figure, the headings among them, are left out unless somebody is meant. */
export function linesOf(text: string): ListLine[] {
  const rows = rowsOf(text.replace(/^\uFEFF/, ''));
  return rows.flatMap(({ line, cells }, index) => {
    const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    const who = filled.find((cell) => /\d/.test(cell));
    // Headings have no figures.
    if (filled.length === 0 || (who === undefined && index === 0)) return [];
    const name = filled.find((cell) => cell !== who && /\p{L}/u.test(cell));
    return [{ line, who: who ?? filled[0] ?? '', ...(name !== undefined && who !== undefined && { name }) }];
  });
}

interface Row {
  line: number;
  cells: string[];
}

/** Cells may stand in quotation marks, with the separator, line breaks and doubled quotation marks in them (RFC 4180). */
function rowsOf(text: string): Row[] {
  const separator = separatorOf(text);
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"?|([^${separator}\\r\\n]*))[^${separator}\\r\\n]*(${separator}|\\r\\n?|\\n|$)`,
    'y',
  );
  const rows: Row[] = [];
  let [line, at]: [number, number] = [1, 0];
  let cells: string[] = [];
  while (at <= text.length) {
    cell.lastIndex = at;
    const [all = '', quoted, plain = '', end = ''] = cell.exec(text) ?? [];
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += all.length;
    if (end !== separator) {
      rows.push({ line, cells });
      cells = [];
    }
    line += all.split(/\r\n?|\n/).length - 1;
    if (end === '') break;
  }
  return rows;
}

/** The one that the first line with any has. */
function separatorOf(text: string): string {
  const first = text.split(/\r\n?|\n/).find((line) => /[;\t,]/.test(line)) ?? '';
  return [';', '\t', ','].find((one) => first.includes(one)) ?? ';';
}
