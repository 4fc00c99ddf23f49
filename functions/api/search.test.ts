import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow } from '../../tests/fixtures/case.ts';
import { rings } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

async function register(more: object = {}) {
  return (await line.ask('POST', '/applicants', { as: birgit, body: { name: 'Bo', choice: 'none', ...more } })).body;
}

async function answered(text: string) {
  return (await line.ask('POST', '/persons/search', { as: karen, body: { text } })).body;
}

async function search(text: string) {
  return (await answered(text)).persons;
}

async function found(text: string): Promise<string[]> {
  return (await search(text)).map(({ citizen }: { citizen: { name: string } }) => citizen.name);
}

describe('a search', () => {
  test('finds by code, by telephone and by CPR, however they were pasted', async () => {
    await register({ name: 'Åse Æbelø', phone: '20123456', cpr: '6707614283' });
    await register({ name: 'Bo Æbelø', choice: 'callback', phone: '20123456' });
    const { visitId, personId } = await register({ name: 'Carl Bek' });
    expect(await search('700002')).toEqual([
      { personId, citizen: { name: 'Carl Bek' }, visitId, state: 'waiting', openedAt: caseNow },
    ]);
    for (const text of ['20123456', '+45 20 12 34 56', '004520123456', ' 20-12-34-56 ', '20 12 34 56\u200b'])
      expect((await found(text)).toSorted()).toEqual(['Bo Æbelø', 'Åse Æbelø']);
    // Ten digits too, but no day begins with 45: the country code without its plus.
    for (const text of ['45 20 12 34 56', '4520123456', '(45) 20123456', '0045 20 12 34 56'])
      expect([text, (await found(text)).toSorted()]).toEqual([text, ['Bo Æbelø', 'Åse Æbelø']]);
    for (const text of ['6707614283', '670761-4283', '670761 4283', ' 670761–4283\n', '67 07 61 42 83'])
      expect(await found(text)).toEqual(['Åse Æbelø']);
    for (const text of ['', '   ', '799999', '30303030', 'Dora', '6101901234']) expect(await found(text)).toEqual([]);
  });

  // Order, case, composed and decomposed letters, hyphens, apostrophes, spaces, accents and what sounds alike.
  const spellings: [string, string[]][] = [
    [
      'Anne-Grethe Sørensen',
      [
        'anne',
        'GRETHE',
        'sørensen',
        'Sørensen Anne',
        'anne grethe',
        'Anne-Grethe',
        'Sørensen, Anne-Grethe',
        'So\u0308rensen',
      ],
    ],
    ['Åse Kjær', ['åse', 'Aase', 'A\u030Ase', 'kjær åse', 'ÅSE KJÆR', 'Aase Kjaer']],
    ['Muhammed Al-Hassan', ['Muhammed', 'al hassan', 'AL-HASSAN', 'Hassan', 'hasan muhammed', 'Muhamed']],
    ["Siobhán O'Brien", ["O'Brien", 'OBrien', 'o’brien', 'Siobhan', 'siobhán obrien', 'O´Brien']],
    ['Christian Philipsen', ['Kristian', 'christian', 'Filipsen', 'Philipsen  Christian', 'Cristian']],
    ['Zofia Wójcik', ['Zofia', 'Wojcik', 'wójcik', 'Sofia', 'Wo\u0301jcik Zofia']],
    ['Bente Lund', ['  bente   lund ', 'Lun', 'Lund;Bente', 'BENTE']],
  ];

  test('knows more than forty spellings', () => {
    expect(spellings.flatMap(([, typed]) => typed).length).toBeGreaterThanOrEqual(40);
  });

  test.each(spellings)('finds %s however the name is written', async (name, typed) => {
    for (const [other] of spellings) await register({ name: other });
    for (const text of typed) expect([text, await found(text)]).toEqual([text, [name]]);
  });

  test('finds whole words of a name and no part of one', async () => {
    await register({ name: 'Anders Andersen' });
    expect(await found('Ander')).toEqual([]);
    expect(await found('Anders')).toEqual(['Anders Andersen']);
  });

  test('by name finds those whose case is closed as well, and no more than twenty', async () => {
    const { visitId } = await register({ name: 'Ende Bek' });
    await line.ask('POST', `/visits/${visitId}/end`, { as: birgit, body: { reason: 'withdrawn' } });
    expect(await search('Ende')).toMatchObject([{ visitId, state: 'ended' }]);
    for (let number = 0; number < 25; number += 1) await register({ name: `Mange ${number}` });
    expect(await found('mange')).toHaveLength(20);
  });

  test('says that there may be more only where not everybody is shown', async () => {
    for (let number = 0; number < 20; number += 1)
      await register({ name: 'Bo Bek', phone: '20123456', choice: 'callback' });
    for (const text of ['Bo', '20123456', 'Dora']) expect([text, (await answered(text)).more]).toEqual([text, false]);
    await rings(line, '+4540404040');
    expect(await answered('40404040')).toMatchObject({ persons: [{}], more: false });
  });

  test('by a number finds the caller whom nobody knows yet', async () => {
    const caller = await rings(line, '+4540404040');
    expect(await search('40404040')).toMatchObject([{ citizen: { name: 'Ukendt' }, visitId: caller.visitId }]);
  });

  test('by a code finds nobody once the case has ended', async () => {
    const { visitId, referenceCode } = await register({ name: 'Bo' });
    expect(await found(referenceCode)).toEqual(['Bo']);
    await line.ask('POST', `/visits/${visitId}/end`, { as: birgit, body: { reason: 'withdrawn' } });
    expect(await found(referenceCode)).toEqual([]);
  });
});
