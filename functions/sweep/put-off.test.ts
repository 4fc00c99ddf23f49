import { beforeEach, describe, expect, test } from 'vitest';
import {
  at,
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  consultantOf,
  sid,
  unit,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { goesOnDuty } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen } from '../../tests/fixtures/line-people.ts';
import { busy } from '../../tests/fixtures/scripted-carrier.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

describe('a duty that fails', () => {
  const hopeless = visitOf({ visitId: 'visit_hopeless', callback: callbackOf() });
  const key = { pk: 'VISIT#visit_hopeless', sk: 'VISIT' };
  /** What is decided about it can never be written. */
  const fails = () => {
    line.faults = (request) => {
      if (request.kind === 'write' && request.writes.some((write) => 'put' in write && write.put.pk === key.pk))
        throw new Error('Not this one');
      return undefined;
    };
  };
  const dutyAt = async () => String((await line.table.get(key))?.dutyAt);

  test('is tried again after 1, 2, 4 … minutes and in the end every hour, and holds up nobody', async () => {
    await line.seed(hopeless, visitOf({ callback: callbackOf() }));
    fails();
    const waited: number[] = [];
    for (let failed = 0; failed < 9; failed += 1) {
      await line.sweep();
      waited.push((Date.parse(await dutyAt()) - Date.parse(line.now)) / 60_000);
      line.now = await dutyAt();
    }
    expect(waited).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(line.all('call')).toHaveLength(1);
    expect(line.errors).toHaveLength(9);
    expect(line.errors[0]).toEqual({
      level: 'error',
      message: 'DUTY_FAILED',
      kind: 'visit',
      unitId: caseUnit,
      reason: 'Not this one',
    });
  });

  test('is not looked at again before its time', async () => {
    await line.seed(hopeless);
    fails();
    await line.sweep();
    line.later('PT59S');
    await line.sweep();
    expect(line.errors).toHaveLength(1);
    line.later('PT1S');
    await line.sweep();
    expect(line.errors).toHaveLength(2);
  });

  test('is remembered over a restart', async () => {
    await line.seed(hopeless);
    fails();
    await line.sweep();
    line.later('PT1M');
    await line.sweep();
    const rows = line.table.snapshot();
    line = await createLine({ at: line.now });
    for (const row of rows) await line.table.write([{ put: row }]);
    line.later('PT2M');
    fails();
    await line.sweep();
    expect(Date.parse(await dutyAt()) - Date.parse(line.now)).toBe(4 * 60_000);
  });

  test('and cannot even be put off is said, and the others are done', async () => {
    await line.seed(hopeless, visitOf({ callback: callbackOf({ nextAt: at(0) }) }));
    line.faults = (request) => {
      if (request.kind === 'write' && JSON.stringify(request.writes).includes(key.pk))
        throw new Error('The table is gone');
      return undefined;
    };
    await line.sweep();
    expect(line.errors.map(({ kind }) => kind)).toEqual(['visit', 'postpone']);
    expect(line.all('call')).toHaveLength(1);
  });

  test('in one unit leaves the other units theirs', async () => {
    await line.seed(
      { ...unit, unitId: 'aarhus', number: '+4589650000', version: 1 },
      { ...consultantOf({ unitId: 'aarhus', staffId: 'staff_a', user: 'anna' }) },
    );
    await goesOnDuty(line, karen);
    line.later('PT2M');
    line.faults = (request) => {
      if (request.kind === 'query' && request.query.pk === 'UNIT#aarhus') throw new Error('Not this unit');
      return undefined;
    };
    line.carrier.refuses('endedSince', busy);
    await line.sweep();
    expect(line.errors).toContainEqual({
      level: 'error',
      message: 'DUTY_FAILED',
      kind: 'match',
      unitId: 'aarhus',
      reason: 'Not this unit',
    });
    expect((await line.item('consultant', karen.staffId)).state).toBe('off');
    expect(line.carrier.asks('endedSince').map(([to]) => to)).toEqual(['+4589650000', '+4589640000']);
  });
});

describe('an item that cannot be read', () => {
  test('is set aside once with a word, and the others go on', async () => {
    await line.seed(
      visitOf({ visitId: 'visit_bad', callback: callbackOf({ nextAt: at(-10) }) }),
      visitOf({ callback: callbackOf() }),
    );
    await line.spoil(visitOf({ visitId: 'visit_bad' }));
    await line.sweep();
    expect(line.errors).toEqual([{ level: 'error', message: 'ITEM_SET_ASIDE', key: 'VISIT#visit_bad VISIT' }]);
    expect(line.all('call')).toHaveLength(1);
    const row = await line.table.get({ pk: 'VISIT#visit_bad', sk: 'VISIT' });
    expect(row).toMatchObject({ setAside: caseNow, callback: { kind: 'callback' } });
    expect(Object.keys(row ?? {}).filter((name) => ['duty', 'dutyAt', 'list', 'listAt'].includes(name))).toEqual([]);
    line.later('PT1M');
    await line.sweep();
    expect(line.errors).toHaveLength(1);
  });

  test('behind another one puts that one off, and the others go on', async () => {
    await line.seed(
      visitOf({ visitId: 'visit_bad', activeCallId: 'call_bad' }),
      callOf({ callId: 'call_bad', visitId: 'visit_bad', checkAt: at(-1) }),
    );
    await line.seed(visitOf({ callback: callbackOf() }));
    await line.spoil(visitOf({ visitId: 'visit_bad' }));
    line.carrier.statuses.set(sid, 'completed');
    await line.sweep();
    expect(line.all('call')).toHaveLength(2);
    expect(line.errors.map(({ message, kind, reason }) => [message, kind, reason])).toContainEqual([
      'DUTY_FAILED',
      'call',
      'An item cannot be read',
    ]);
  });
});
