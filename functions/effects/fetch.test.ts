import { beforeEach, describe, expect, test } from 'vitest';
import { goesOnDuty, picksUp, waits } from '../../tests/fixtures/line-callers.ts';
import { effectsOn } from '../../tests/fixtures/line-effects.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen } from '../../tests/fixtures/line-people.ts';
import { busy } from '../../tests/fixtures/scripted-carrier.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { outcomes } = effectsOn(() => line);

describe('fetching a caller', () => {
  test('who has just left ends the call, and the consultant hears so', async () => {
    const caller = await waits(line);
    await goesOnDuty(line);
    await line.dispatch();
    await picksUp(line);
    line.carrier.refuses('redirect', { ok: false, code: '21220', retry: false });
    await line.dispatch();
    expect(outcomes('callAccepted')).toEqual([{ 0: { result: 'refused', code: '21220' } }]);
    expect(await line.item('call', caller.callId)).toMatchObject({ state: { at: 'ended', outcome: 'missed' } });
    expect(line.carrier.asks('endConference')).toEqual([[caller.callId]]);
    expect(line.carrier.asks('hangUp')).toEqual([[line.carrier.legs[0]?.sid]]);
    expect((await line.item('consultant', karen.staffId)).callId).not.toBe(caller.callId);
  });

  test('whom the carrier knows nothing of ends the call as well', async () => {
    const caller = await waits(line);
    await goesOnDuty(line);
    await line.dispatch();
    await picksUp(line);
    line.carrier.refuses('redirect', { ok: false, code: '20404', retry: false });
    await line.dispatch();
    expect((await line.item('call', caller.callId)).state.at).toBe('ended');
  });

  test('is tried again by the sweep when the carrier stays busy, and not out of a talk that runs by then', async () => {
    const caller = await waits(line);
    await goesOnDuty(line);
    await line.dispatch();
    await picksUp(line);
    line.carrier.refuses('redirect', busy, { times: 4 });
    await line.dispatch();
    expect(line.carrier.asks('redirect')).toHaveLength(4);
    expect(outcomes('callAccepted')).toEqual([
      { 0: { result: 'retry', retryAt: '2021-01-04T09:01:00.000Z', tries: 1 } },
    ]);
    expect(line.logged).toContainEqual(
      expect.objectContaining({ level: 'warn', message: 'EFFECT_RETRY', effect: 'redirectCitizen', tries: 1 }),
    );
    line.later('PT1M');
    line.carrier.refuses('redirect', busy, { times: 4 });
    await line.sweep();
    expect(outcomes('callAccepted')).toEqual([
      { 0: { result: 'retry', retryAt: '2021-01-04T09:02:00.000Z', tries: 2 } },
    ]);
    // The caller came into the conference by another way meanwhile.
    await line.voice(`/voice/citizen/${caller.callId}/${caller.visitId}`, { CallSid: caller.sid });
    line.later('PT1M');
    await line.sweep();
    expect(line.carrier.asks('redirect')).toHaveLength(8);
    expect(outcomes('callAccepted')).toEqual([{ 0: { result: 'done' } }]);
  });
});
