type Cell = string | number | null;

/**
 * A table as Danish spreadsheets open it by a double click: UTF-8 with BOM, semicolons, decimal comma, CRLF. Text that a spreadsheet would
 * take for a formula gets an apostrophe in front.
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
