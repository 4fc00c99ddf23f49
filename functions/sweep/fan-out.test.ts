import { beforeEach, describe, expect, test } from 'vitest';
import { at, callbackOf, caseUnit, visitOf } from '../../tests/fixtures/case.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { itemsOf, promisesEach, unitOf } from '../../tests/fixtures/many-units.ts';
import { createSweep } from './handler.ts';

let line: LineInMemory;
let asked: string[];
beforeEach(async () => {
  line = await createLine();
  asked = [];
});

/** The function; every run that it asks for is noted, and refused where `refuses` says so. */
function sweep(event: unknown, refuses: (unitId: string) => boolean = () => false) {
  const sweepLater = async (unitId: string) => {
    asked.push(unitId);
    if (refuses(unitId)) throw new Error('Rate exceeded');
  };
  return createSweep({ ...line.deps, sweepLater })(event);
}

async function seedUnits(count: number) {
  for (let number = 1; number <= count; number += 1) await line.seed(...itemsOf(unitOf(number)));
}

/** Requests to the table, and to nothing else, that something takes. */
async function requestsOf(deed: () => Promise<unknown>): Promise<number> {
  const before = line.table.requests;
  await deed();
  return line.table.requests - before;
}

describe('the run of the minute', () => {
  const minute = { source: 'aws.events', detail: {} };

  test('asks for a run for each unit and does nothing itself', async () => {
    await seedUnits(2);
    const before = line.table.dump();
    expect(await sweep(minute)).toEqual({ nextDueAt: null });
    expect(asked.toSorted()).toEqual([caseUnit, 'unit01', 'unit02']);
    expect(line.table.dump()).toEqual(before);
  });

  test.each([1, 97])('reads which units there are in one request, be there %i others', async (count) => {
    await seedUnits(count);
    expect(await requestsOf(() => sweep(minute))).toBe(1);
    expect(asked).toHaveLength(count + 1);
  });

  test('leaves no unit out because another’s run is not accepted, and says so', async () => {
    await seedUnits(3);
    await sweep(minute, (unitId) => unitId === 'unit02');
    expect(asked.toSorted()).toEqual([caseUnit, 'unit01', 'unit02', 'unit03']);
    expect(line.errors).toEqual([
      { level: 'error', message: 'DUTY_FAILED', kind: 'fanOut', unitId: 'unit02', reason: 'Rate exceeded' },
    ]);
  });

  test('asks for ten at once', async () => {
    await seedUnits(24);
    let under = 0;
    let most = 0;
    const sweepLater = async () => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setImmediate(resolve));
      under -= 1;
    };
    await createSweep({ ...line.deps, sweepLater })(minute);
    expect([most, under]).toEqual([10, 0]);
  });

  test('fails where it cannot be known which units there are', async () => {
    line.faults = () => {
      throw new Error('The table is gone');
    };
    await expect(sweep(minute)).rejects.toThrow('The table is gone');
  });
});

describe('the run of a unit', () => {
  test('does what is due there and nowhere else, and asks for no other', async () => {
    await seedUnits(2);
    await sweep({ unitId: 'unit02' });
    expect(asked).toEqual([]);
    expect(line.all('call').map(({ unitId }) => unitId)).toEqual(Array.from({ length: promisesEach }, () => 'unit02'));
  });

  test('that comes twice, one after the other or at once, does everything once', async () => {
    await seedUnits(1);
    await Promise.all([sweep({ unitId: 'unit01' }), sweep({ unitId: 'unit01' })]);
    await sweep({ unitId: 'unit01' });
    expect(line.events('callWaiting')).toHaveLength(promisesEach);
    expect(line.all('queueEntry')).toHaveLength(promisesEach);
  });

  test('takes as many requests however many units there are', async () => {
    const counts: number[] = [];
    for (const count of [1, 97]) {
      line = await createLine();
      await seedUnits(count);
      counts.push(await requestsOf(() => sweep({ unitId: 'unit01' })));
      // The unit is still kept, and the carrier's list was just read.
      counts.push(await requestsOf(() => sweep({ unitId: 'unit01' })));
    }
    const [due, quiet] = counts;
    expect(counts).toEqual([due, quiet, due, quiet]);
    // What is due, silent desks, who waits and who is free, the mark of the carrier's list, what is due next.
    expect(quiet).toBe(6);
    // Beside these what is due, in one request; the unit; the mark, written; and two for each promise.
    expect(due).toBe(9 + 2 * promisesEach);
  });

  test('without anybody takes five requests', async () => {
    await line.seed(unitOf(1));
    await sweep({ unitId: 'unit01' });
    expect(await requestsOf(() => sweep({ unitId: 'unit01' }))).toBe(5);
  });

  test('leaves what is still due after 25 seconds to the next minute, and does the rest of its work', async () => {
    await seedUnits(1);
    line.faults = (request) => {
      if (request.kind === 'write') line.later('PT6S');
      return undefined;
    };
    await sweep({ unitId: 'unit01' });
    // Each takes one write; the fifth ends after half a minute.
    expect(line.all('call')).toHaveLength(5);
    expect(await line.store.get('mark', 'reconciled', 'unit01')).toBeDefined();
    line.faults = undefined;
    await sweep({ unitId: 'unit01' });
    expect(line.all('call')).toHaveLength(promisesEach);
  });

  test.each([[{ unitId: '' }], [{ unitId: 5 }], [undefined]])('is refused where the event is %o', async (event) => {
    await expect(sweep(event)).rejects.toThrow();
    expect(asked).toEqual([]);
  });

  test('says when something is due there next, whatever is due elsewhere', async () => {
    await line.seed(unitOf(1));
    for (const [unitId, minutes] of [
      [caseUnit, 3],
      ['unit01', 7],
    ] as const)
      await line.seed(visitOf({ visitId: `visit_${unitId}`, unitId, callback: callbackOf({ nextAt: at(minutes) }) }));
    expect(await sweep({ unitId: 'unit01' })).toEqual({ nextDueAt: at(7) });
  });
});
