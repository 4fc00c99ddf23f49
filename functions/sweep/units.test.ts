import { beforeEach, describe, expect, test } from 'vitest';
import { at, caseUnit, unit } from '../../tests/fixtures/case.ts';
import { goesOnDuty } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen } from '../../tests/fixtures/line-people.ts';
import { entities } from '../adapters/entities.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

describe('a unit', () => {
  test('without rules in force is named at every sweep, until there are some', async () => {
    await line.store.overwrite({
      ...unit,
      version: 1,
      policies: unit.policies.map((one) => ({ ...one, validTo: '2021-01-04' })),
    });
    await line.sweep();
    expect(line.errors).toEqual([]);
    line.now = '2021-01-05T09:00:00.000Z';
    await line.sweep();
    expect(line.errors).toEqual([{ level: 'error', message: 'POLICY_MISSING', unitId: caseUnit }]);
  });

  test('that cannot be read is said at every sweep, and the other units are seen to', async () => {
    const aarhus = { ...unit, unitId: 'aarhus', number: '+4589650000', version: 1 };
    await line.seed(aarhus);
    await line.spoil(aarhus);
    await goesOnDuty(line, karen);
    line.now = at(2);
    await line.sweep();
    const first = line.errors;
    expect(first.map(({ message, kind, reason }) => [message, kind, reason])).toEqual(
      ['policy', 'suspension', 'presence', 'closing', 'reconcile'].map((kind) => [
        'DUTY_FAILED',
        kind,
        'An item cannot be read',
      ]),
    );
    expect((await line.item('consultant', karen.staffId)).state).toBe('off');
    expect(line.carrier.asks('endedSince').map(([to]) => to)).toEqual([unit.number]);
    line.now = at(3);
    await line.sweep();
    expect(line.errors).toEqual([...first, ...first]);
  });

  test('that has no number yet does not ask the carrier for the calls of everybody', async () => {
    await line.seed({ ...unit, unitId: 'aarhus', number: '', version: 1 });
    await line.sweep();
    expect(line.errors).toEqual([]);
    expect(line.carrier.asks('endedSince').map(([to]) => to)).toEqual([unit.number]);
  });

  test('that could not be read is seen to again as soon as it can be', async () => {
    const aarhus = { ...unit, unitId: 'aarhus', number: '+4589650000', version: 1 };
    await line.seed(aarhus);
    await line.spoil(aarhus);
    await line.sweep();
    const before = line.errors.length;
    // Whoever mends the row mends its content, and nothing that lists it.
    await line.table.write([
      { put: { ...(await line.table.get({ pk: 'UNIT#aarhus', sk: 'UNIT' })), shape: entities.unit.shape } },
    ]);
    line.now = at(15);
    await line.sweep();
    expect(line.errors).toHaveLength(before);
    expect(line.carrier.asks('endedSince').map(([to]) => to)).toContain(aarhus.number);
  });
});
