import { expect, test } from 'vitest';
import { caseNow, caseUnit } from '../../tests/fixtures/case.ts';
import { recordOf } from './note-record.ts';

const note = {
  entity: 'note',
  visitId: 'visit_1',
  unitId: caseUnit,
  version: 1,
  writtenAt: caseNow,
  owner: 'staff_1',
  text: 'Samtale\n\nVil du fortsætte? Ja.',
  addenda: [],
} as const;
function nameOf(staffId: string): string | undefined {
  return staffId === 'staff_1' ? 'Karen' : undefined;
}

test('the record of a note that is not locked says so', () => {
  expect(recordOf({ ...note, addenda: [] }, nameOf)).toBe(`${note.text}\n\nKladde, som ikke er låst endnu.`);
});

test('the record of a locked note has its time and author, and those of every addendum', () => {
  const at = '2021-01-05T09:30:00.000Z';
  const addenda = [{ at, by: 'staff_2' as const, text: 'Mere.\nOg mere.' }];
  expect(recordOf({ ...note, locked: { at: caseNow, by: 'staff_1' }, addenda }, nameOf)).toBe(
    `${note.text}\n\nLåst den 4. januar 2021 kl. 10 af Karen.\n\nTillæg den 5. januar 2021 kl. 10.30\nMere.\nOg mere.`,
  );
});
