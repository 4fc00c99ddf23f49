import { expect, test } from 'vitest';
import { answered, caseNow, caseUnit } from '../../tests/fixtures/case.ts';
import { createMemoryTable } from '../../tests/world/memory-table.ts';
import { withSealedAnswers } from './sealed-answers.ts';
import { createSealing } from './sealing.ts';
import { createStore } from './store.ts';

const key = Buffer.alloc(32, 7).toString('base64');

function stores() {
  const plain = createStore(createMemoryTable(), { now: () => caseNow, onSetAside: () => undefined });
  const sealing = createSealing(async () => ({ sealing: key, lookup: key }));
  return { plain, sealed: withSealedAnswers(plain, sealing) };
}

const given = {
  ...answered('visit_1', { G1: 'ja', G4: 'Tunge løft', B2: { day: '2020-11-30', chosen: 'laengere' } }),
  version: 0,
};

test('answers lie in the table as nobody can read them, and are found as they were given', async () => {
  const { plain, sealed } = stores();
  expect(await sealed.commit({ puts: [given], removals: [], events: [] })).toEqual({ done: true });
  const stored = await plain.get('checklist', 'visit_1');
  expect(stored?.answers).toEqual({});
  expect(JSON.stringify(stored)).not.toMatch(/"ja"|Tunge|laengere/);
  const found = await sealed.get('checklist', 'visit_1');
  expect(found).toEqual({ ...given, version: 1 });
  expect(
    await sealed.many([{ ref: { entity: 'checklist', id: 'visit_1' } }, { ref: { entity: 'visit', id: 'visit_9' } }]),
  ).toEqual([found, undefined]);
  expect(await sealed.readable('checklist', ['visit_1', 'visit_9'])).toEqual([found]);
});

test('a seed is sealed as well, and answers that were stored before are read as they lie', async () => {
  const { plain, sealed } = stores();
  await plain.overwrite(given);
  expect((await sealed.get('checklist', 'visit_1'))?.answers).toEqual(given.answers);
  await sealed.overwrite({ ...given, version: 1 });
  expect((await plain.get('checklist', 'visit_1'))?.answers).toEqual({});
  expect((await sealed.get('checklist', 'visit_1'))?.answers).toEqual(given.answers);
  expect(await sealed.get('checklist', 'visit_2', caseUnit)).toBeUndefined();
});

test('what was written freely lies in the table without a word of it, and is found as it was typed', async () => {
  const { plain, sealed } = stores();
  const noted = { ...given, notes: '  Bor i sin bil.\n' };
  await sealed.commit({ puts: [noted], removals: [], events: [] });
  const stored = await plain.get('checklist', 'visit_1');
  expect(stored).not.toHaveProperty('notes');
  expect(JSON.stringify(stored)).not.toMatch(/Bor i|sin bil/);
  const found = await sealed.get('checklist', 'visit_1');
  expect(found).toEqual({ ...noted, version: 1 });
  // Taken back, nothing of it stays.
  await sealed.commit({ puts: [{ ...given, version: 1 }], removals: [], events: [] });
  expect(await plain.get('checklist', 'visit_1')).not.toHaveProperty('sealedNotes');
});

const note = {
  entity: 'note',
  visitId: 'visit_1',
  unitId: caseUnit,
  version: 0,
  writtenAt: caseNow,
  owner: 'staff_1',
  text: 'Borgeren sover hos en ven.',
  addenda: [{ at: caseNow, by: 'staff_1', text: 'Vennen hedder Per.' }],
} as const;

test('a note lies in the table without a word of it, what was added included, and is found as it was written', async () => {
  const { plain, sealed } = stores();
  expect(await sealed.commit({ puts: [{ ...note, addenda: [...note.addenda] }], removals: [], events: [] })).toEqual({
    done: true,
  });
  const stored = await plain.get('note', 'visit_1');
  expect(stored).toMatchObject({ text: '', addenda: [], owner: 'staff_1' });
  expect(JSON.stringify(stored)).not.toMatch(/en ven|Vennen/);
  expect(await sealed.get('note', 'visit_1')).toEqual({ ...note, version: 1 });
  expect(await sealed.many([{ ref: { entity: 'note', id: 'visit_1' } }])).toEqual([{ ...note, version: 1 }]);
});
