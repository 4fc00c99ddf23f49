import { beforeEach, describe, expect, test } from 'vitest';
import { at, caseNow, caseUnit } from '../../tests/fixtures/case.ts';
import { rings, sidOf } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { busy } from '../../tests/fixtures/scripted-carrier.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

describe('what the carrier knows and we never heard', () => {
  const calls = (...numbers: number[]) =>
    numbers.map((number) => ({ sid: sidOf(number), from: `+452000${1000 + number}` }));

  test('becomes missed calls, a day back at first, then from the stored mark every quarter of an hour', async () => {
    line.carrier.ended = calls(901, 902);
    await line.sweep();
    expect(line.carrier.asks('endedSince')).toEqual([['+4589640000', '2021-01-03T09:00:00.000Z']]);
    expect(line.all('visit').map(({ callback }) => callback?.kind)).toEqual(['missed', 'missed']);
    expect(await line.item('mark', 'reconciled')).toMatchObject({ at: caseNow });
    expect(line.events('callEnded').map(({ by, payload }) => [by, payload])).toMatchObject([
      ['citizen', { outcome: 'missed' }],
      ['citizen', { outcome: 'missed' }],
    ]);
    line.now = at(14.9);
    await line.sweep();
    expect(line.carrier.asks('endedSince')).toHaveLength(1);
    line.now = at(15);
    await line.sweep();
    expect(line.carrier.asks('endedSince')[1]).toEqual(['+4589640000', at(-5)]);
    expect(line.all('visit')).toHaveLength(2);
    expect(line.events('callReceived')).toHaveLength(2);
  });

  test('is told as ended where only its end was lost', async () => {
    const caller = await rings(line);
    line.carrier.ended = [{ sid: caller.sid, from: '+4520123456' }];
    await line.sweep();
    expect((await line.item('call', caller.callId)).state).toEqual({ at: 'ended', outcome: 'missed' });
    expect(line.events('callReceived')).toHaveLength(1);
  });

  test('is read from the same mark again while the carrier does not answer, and after a restart', async () => {
    await line.sweep();
    line.now = at(20);
    line.carrier.refuses('endedSince', busy);
    await line.sweep();
    expect(await line.item('mark', 'reconciled')).toMatchObject({ at: caseNow });
    const rows = line.table.snapshot();
    line = await createLine({ at: at(60) });
    for (const row of rows) await line.table.write([{ put: row }]);
    await line.sweep();
    expect(line.carrier.asks('endedSince')).toEqual([['+4589640000', at(-5)]]);
    expect(await line.item('mark', 'reconciled')).toMatchObject({ at: at(60) });
  });

  test('is not taken as read when one of the calls could not be taken in', async () => {
    line.carrier.ended = calls(903);
    line.faults = ({ kind }) => {
      if (kind === 'write') throw new Error('The table is gone');
      return undefined;
    };
    await line.sweep();
    expect(line.errors).toContainEqual({
      level: 'error',
      message: 'DUTY_FAILED',
      kind: 'reconcile',
      unitId: caseUnit,
      reason: 'The table is gone',
    });
    line.faults = undefined;
    await line.sweep();
    expect(line.all('visit')).toHaveLength(1);
  });

  test('skips what is no call, and a call of which something cannot be read, with a word', async () => {
    const caller = await rings(line);
    await line.spoil(await line.item('call', caller.callId));
    line.carrier.ended = [
      { sid: 'nothing', from: '+4520000009' },
      { sid: caller.sid, from: '+4520123456' },
      ...calls(904),
    ];
    await line.sweep();
    expect(line.all('visit')).toHaveLength(2);
    expect(line.errors).toContainEqual({
      level: 'error',
      message: 'ITEM_SET_ASIDE',
      key: `CALL#${caller.callId} CALL`,
    });
    expect(await line.item('mark', 'reconciled')).toMatchObject({ at: caseNow });
  });

  test('is looked for a day back when the mark lies in the future', async () => {
    await line.seed({ entity: 'mark', unitId: caseUnit, kind: 'reconciled', at: at(600) });
    await line.sweep();
    expect(line.carrier.asks('endedSince')).toEqual([['+4589640000', '2021-01-03T09:00:00.000Z']]);
  });
});
