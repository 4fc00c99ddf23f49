import { expect, test } from 'vitest';
import { linesOf } from '../../../flows/visit/outreach-lines.ts';
import { readListFile } from './read-list-file.ts';

const text = '20123456;Åse Æbelø\r\n';
const read = { line: 1, who: '20123456', name: 'Åse Æbelø' };
const windows = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const utf8 = new TextEncoder().encode(`\uFEFF${text}`);

test.each([
  ['as UTF-8 with a mark before it', utf8],
  ['as Windows-1252', windows],
])('a list that was saved %s is read with its Danish letters', async (_how, bytes) => {
  expect(linesOf((await readListFile(new File([bytes], 'liste.csv'))) ?? '')).toEqual([read]);
});

test('a file that is no list is not read', async () => {
  expect(await readListFile(new File([new Uint8Array(200_001)], 'billede.csv'))).toBeUndefined();
});
