import { beforeEach, describe, expect, test } from 'vitest';
import { rowOf } from '../../functions/adapters/entities.ts';
import { createStore, type Store } from '../../functions/adapters/store.ts';
import { favrskovToday } from '../../local/seed/policies/favrskov-today.ts';
import { createMemoryTable, type MemoryTable } from '../../tests/world/memory-table.ts';
import { addUnit } from './add-unit.ts';
import { giveNumber } from './give-number.ts';
import { demandFree, hire } from './hire.ts';
import { listUnits } from './list-units.ts';
import { Refused } from './refused.ts';

const number = '+4587654321';
let table: MemoryTable;
let store: Store;
let ids = 0;
beforeEach(async () => {
  table = createMemoryTable();
  store = createStore(table, { now: () => '2026-01-05T09:00:00.000Z', onSetAside: () => undefined });
});

function adds(unitId: string, place?: string) {
  return addUnit(store, favrskovToday, { verb: 'add', unitId, name: `${unitId} Kommune`, place });
}

function gives(unitId: string, given = number) {
  return giveNumber(store, { verb: 'number', unitId, number: given });
}

function hires(unitId: string, user: string, subject = `sub-${user}`) {
  const newId = () => {
    ids += 1;
    return String(ids);
  };
  return hire(store, { verb: 'staff', unitId, user, name: 'Kirsten Kjær', role: 'consultant', subject, newId });
}

/** What is refused, with everything that stands in the table as it was. */
async function refusal(asked: () => Promise<unknown>): Promise<string> {
  const before = table.snapshot();
  const error = await asked().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(table.snapshot()).toEqual(before);
  if (error instanceof Refused) return error.message;
  throw error ?? new Error('not refused');
}

describe('a new unit', () => {
  test('starts with the rules of Favrskov today, without number and staff', async () => {
    await adds('proeveby', 'Torvet 1, Prøveby');
    expect(await store.get('unit', 'proeveby')).toMatchObject({ name: 'proeveby Kommune', number: '' });
    expect((await store.get('unit', 'proeveby'))?.policies).toEqual([
      { ...favrskovToday, meetings: { ...favrskovToday.meetings, place: 'Torvet 1, Prøveby' } },
    ]);
    expect(await listUnits(store, '2026-01-05')).toEqual([
      'proeveby  proeveby Kommune  no number yet  rules: favrskov-today',
      '  no staff yet',
    ]);
  });

  test('sends nobody to another municipality’s street, and says that it needs one of its own', async () => {
    expect((await adds('proeveby')).join(' ')).toContain('told to meet at “proeveby Kommune”');
    expect((await store.get('unit', 'proeveby'))?.policies[0]?.meetings.place).toBe('proeveby Kommune');
  });

  test('is made once', async () => {
    await adds('proeveby');
    expect(await refusal(() => adds('proeveby'))).toContain('There is a unit proeveby already. Choose another id');
  });
});

describe('a number', () => {
  beforeEach(async () => {
    await adds('proeveby');
    await adds('aarhus');
  });

  test('leads to its unit', async () => {
    await gives('proeveby');
    expect(await store.get('lineNumber', number)).toEqual({ entity: 'lineNumber', number, unitId: 'proeveby' });
    expect((await store.get('unit', 'proeveby'))?.number).toBe(number);
  });

  test('is no other unit’s as well', async () => {
    await gives('proeveby');
    expect(await refusal(() => gives('aarhus'))).toBe(
      `${number} is answered by proeveby. Give aarhus another number, or proeveby another one first.`,
    );
  });

  test('that a unit has already is not given again', async () => {
    await gives('proeveby');
    expect(await refusal(() => gives('proeveby'))).toBe(`proeveby answers ${number} already. There is nothing to do.`);
  });

  test('is given to nobody where there is no such unit, and the units that there are are named', async () => {
    expect(await refusal(() => gives('odense'))).toContain('There is no unit odense. There are aarhus, proeveby.');
  });

  test('that two units want at once is one’s, and the other is told so', async () => {
    const outcomes = await Promise.allSettled([gives('proeveby'), gives('aarhus')]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const owner = (await store.get('lineNumber', number))?.unitId;
    const numbers = await Promise.all(
      ['proeveby', 'aarhus'].map(async (unitId) => [unitId, (await store.get('unit', unitId))?.number]),
    );
    expect(Object.fromEntries(numbers)).toEqual({ proeveby: '', aarhus: '', [String(owner)]: number });
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(String(refused?.reason)).toContain(`${number} is answered by ${owner}`);
  });

  test('of before is let go, and may be another unit’s', async () => {
    await gives('proeveby');
    expect((await gives('proeveby', '+4587654322')).join(' ')).toContain(`${number} is answered by nobody any more`);
    expect(await store.get('lineNumber', number)).toBeUndefined();
    await gives('aarhus');
    expect((await store.get('lineNumber', number))?.unitId).toBe('aarhus');
  });

  test('is given although somebody writes the unit in between', async () => {
    const lookedOn = { ...(await store.get('unit', 'proeveby')), lookedOnUntil: '2026-01-05T10:00:00.000Z' };
    const plain = store.commit;
    let isFirst = true;
    store.commit = async (change) => {
      if (isFirst) await store.overwrite(lookedOn as never);
      isFirst = false;
      return plain(change);
    };
    await gives('proeveby');
    expect(await store.get('unit', 'proeveby')).toMatchObject({ number, lookedOnUntil: '2026-01-05T10:00:00.000Z' });
  });
});

describe('staff', () => {
  beforeEach(async () => {
    await adds('proeveby');
    await adds('aarhus');
  });

  test('stand with their role and a name that nobody else has', async () => {
    expect((await hires('proeveby', 'kirsten')).join(' ')).toContain('proeveby has no number yet');
    expect(await store.get('staff', 'sub-kirsten')).toMatchObject({ unitId: 'proeveby', user: 'kirsten' });
    expect(await store.get('userName', 'kirsten')).toMatchObject({ unitId: 'proeveby' });
    expect(await listUnits(store, '2026-01-05')).toContain('  kirsten           consultant     Kirsten Kjær');
  });

  test('are hired once', async () => {
    await hires('proeveby', 'kirsten');
    expect(await refusal(() => hires('proeveby', 'kirsten', 'sub-other'))).toContain(
      'kirsten works in proeveby already',
    );
    expect(await refusal(() => hires('aarhus', 'kirsten', 'sub-other'))).toContain('the name of somebody in proeveby');
    expect(await refusal(() => hires('aarhus', 'kirsten_2', 'sub-kirsten'))).toContain(
      'is kirsten in proeveby already',
    );
  });

  test('are refused before a sign-in is made for them elsewhere', async () => {
    await hires('proeveby', 'kirsten');
    const asks = (unitId: string, user: string) => refusal(() => demandFree(store, { unitId, user }));
    expect(await asks('aarhus', 'kirsten')).toContain('kirsten is the name of somebody in proeveby.');
    expect(await asks('odense', 'ny')).toContain('There is no unit odense.');
    await expect(demandFree(store, { unitId: 'aarhus', user: 'ny' })).resolves.toBeUndefined();
  });

  test('work in a unit that there is', async () => {
    expect(await refusal(() => hires('odense', 'kirsten'))).toContain('There is no unit odense.');
  });
});

test('a list names a unit that cannot be read and one without rules, and shows the others', async () => {
  expect((await listUnits(store, '2026-01-05')).join()).toContain('There is no unit yet. Add one');
  await adds('proeveby');
  await adds('aarhus');
  await gives('proeveby');
  const aarhus = await store.get('unit', 'aarhus');
  await table.write([{ put: { ...rowOf(aarhus as never), shape: 99 } }]);
  expect(await listUnits(store, '2020-01-01')).toEqual([
    'aarhus  cannot be read (docs/runbooks/item-set-aside.md)',
    `proeveby  proeveby Kommune  ${number}  rules: none in force, so meetings only`,
    '  no staff yet',
  ]);
});
