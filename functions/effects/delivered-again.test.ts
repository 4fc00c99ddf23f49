import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow } from '../../tests/fixtures/case.ts';
import { goesOnDuty, picksUp, waits } from '../../tests/fixtures/line-callers.ts';
import { effectsOn } from '../../tests/fixtures/line-effects.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { permanent } from '../../tests/fixtures/scripted-carrier.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { outcomes } = effectsOn(() => line);

describe('a run that dies in the middle', () => {
  /** Every write fails from now on: the process is gone before it can say what it did. */
  const dies = (when: 'ring') => {
    line.carrier.meanwhile = (verb) => {
      if (verb === when)
        line.faults = ({ kind }) => {
          if (kind === 'write') throw new Error('The process is gone');
          return undefined;
        };
    };
  };
  const revives = () => {
    line.faults = undefined;
    line.carrier.meanwhile = undefined;
  };

  test('leaves a begun ring to itself for a minute, and then finds its leg instead of ringing again', async () => {
    const caller = await waits(line);
    await goesOnDuty(line);
    await line.deliver('dispatch', line.records.slice(-2));
    const [reserved] = line.records
      .slice(-2)
      .filter(({ dynamodb }) => JSON.stringify(dynamodb).includes('callReserved'));
    if (reserved === undefined) throw new Error('Nothing was reserved');
    dies('ring');
    const { batchItemFailures } = await line.deliver('dispatch', [reserved]);
    expect(batchItemFailures).toEqual([{ itemIdentifier: reserved.dynamodb?.SequenceNumber }]);
    expect(line.logged).toContainEqual({
      level: 'error',
      message: 'REQUEST_FAILED',
      sequence: reserved.dynamodb?.SequenceNumber,
      reason: 'The process is gone',
    });
    revives();
    line.later('PT59S');
    expect(await line.deliver('dispatch', [reserved])).toEqual({ batchItemFailures: [] });
    expect(line.carrier.asked.map(([verb]) => verb)).toEqual(['ring']);
    expect(outcomes('callReserved')).toEqual([{ 0: { result: 'begun', at: caseNow, since: caseNow, tries: 1 } }]);
    line.later('PT1S');
    await line.sweep();
    expect(line.carrier.asked.map(([verb]) => verb)).toEqual(['ring', 'findLeg', 'endedSince']);
    expect(line.carrier.asks('findLeg')).toEqual([[{ to: 'client:karen', from: '+4589640000', since: caseNow }]]);
    expect((await line.item('call', caller.callId)).legs['2']?.sid).toBe(line.carrier.legs[0]?.sid);
    expect(outcomes('callReserved')).toEqual([{ 0: { result: 'done' } }]);
  });

  test('before the carrier heard of it rings when it is taken up again', async () => {
    await waits(line);
    await goesOnDuty(line);
    await line.deliver('dispatch', line.records.slice(-2));
    line.carrier.refuses('ring', permanent);
    dies('ring');
    await line.deliver('dispatch', line.records.slice(-2));
    revives();
    line.later('PT1M');
    await line.sweep();
    expect(line.carrier.asked.map(([verb]) => verb)).toEqual(['ring', 'findLeg', 'ring', 'endedSince']);
    expect(line.carrier.legs).toHaveLength(1);
    expect(line.logged).toContainEqual(expect.objectContaining({ message: 'EFFECT_UNKNOWN' }));
  });
});

describe('a stream record that is delivered again', () => {
  test('rings and dials nobody a second time, and fetches nobody elsewhere', async () => {
    const caller = await waits(line);
    await goesOnDuty(line);
    await line.dispatch();
    await picksUp(line);
    await line.dispatch();
    const before = line.table.dump();
    expect(await line.deliver('dispatch', line.records)).toEqual({ batchItemFailures: [] });
    expect(line.table.dump()).toEqual(before);
    expect(line.carrier.asks('ring')).toHaveLength(1);
    const fetched = [caller.sid, `https://line.example/voice/citizen/${caller.callId}/${caller.visitId}`];
    expect(line.carrier.asks('redirect')).toEqual([fetched, fetched]);
    // In a talk that runs nobody is fetched any more.
    await line.voice(`/voice/citizen/${caller.callId}/${caller.visitId}`, { CallSid: caller.sid });
    await line.deliver('dispatch', line.records);
    expect(line.carrier.asks('redirect')).toHaveLength(2);
  });

  test('before its event can be read does nothing', async () => {
    await waits(line);
    await goesOnDuty(line);
    await line.dispatch();
    const other = await createLine();
    await other.deliver('dispatch', line.records);
    expect(other.carrier.asked).toEqual([]);
  });
});
