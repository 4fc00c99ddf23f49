import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow } from '../../tests/fixtures/case.ts';
import { goesOnDuty, waits } from '../../tests/fixtures/line-callers.ts';
import { effectsOn } from '../../tests/fixtures/line-effects.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen } from '../../tests/fixtures/line-people.ts';
import { busy } from '../../tests/fixtures/scripted-carrier.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { outcomes, accepted } = effectsOn(() => line);

describe('hanging up', () => {
  /** The caller hangs up while the softphone rings. */
  async function leftWhileRinging() {
    const caller = await waits(line, 'anonymous');
    await goesOnDuty(line);
    await line.dispatch();
    await caller.hangsUp();
    return { caller, sid: line.carrier.legs[0]?.sid };
  }

  test.each([
    ['a leg that rings', undefined],
    ['a leg that has just gone', { ok: false, code: '21220', retry: false } as const],
    ['a leg of which the carrier knows nothing', { ok: false, code: '20404', retry: false } as const],
  ])('%s ends it here too, and frees its consultant', async (_what, answer) => {
    const { caller, sid } = await leftWhileRinging();
    if (answer !== undefined) line.carrier.refuses('hangUp', answer);
    await line.dispatch();
    expect(line.carrier.asks('hangUp')).toEqual([[sid]]);
    expect((await line.item('call', caller.callId)).legs['2']).toMatchObject({ sid, endedAt: caseNow });
    expect(await line.item('consultant', karen.staffId)).toMatchObject({ state: 'available', idleFrom: caseNow });
  });

  test('is asked for again in a minute while the carrier is busy', async () => {
    const { caller } = await leftWhileRinging();
    line.carrier.refuses('hangUp', busy, { times: 4 });
    await line.dispatch();
    expect(line.pauses).toEqual([500, 1000, 2000]);
    expect((await line.item('call', caller.callId)).legs['2']?.endedAt).toBeUndefined();
    expect(outcomes('callEnded')).toEqual([{ 0: { result: 'retry', retryAt: '2021-01-04T09:01:00.000Z', tries: 1 } }]);
    line.later('PT1M');
    await line.sweep();
    expect(line.carrier.asks('hangUp')).toHaveLength(5);
    expect(outcomes('callEnded')).toEqual([{ 0: { result: 'done' } }]);
    expect((await line.item('consultant', karen.staffId)).state).toBe('available');
  });

  test('is given up after ten tries', async () => {
    await leftWhileRinging();
    for (let tried = 0; tried < 12; tried += 1) {
      line.carrier.refuses('hangUp', busy, { times: 4 });
      if (tried === 0) await line.dispatch();
      else await line.sweep();
      line.later('PT1M');
    }
    expect(line.carrier.asks('hangUp')).toHaveLength(11 * 4);
    expect(outcomes('callEnded')).toEqual([{ 0: { result: 'refused', code: '20429' } }]);
  });

  test('a leg that was never made asks nothing of the carrier', async () => {
    const { callId } = await accepted();
    await line.ask('POST', `/calls/${callId}/end`, { as: karen, body: { outcome: 'ended' } });
    await line.dispatch();
    // The consultant's own leg is hung up; the citizen's was never dialled.
    expect(line.carrier.asks('hangUp')).toEqual([[line.carrier.legs[0]?.sid]]);
    expect(line.carrier.asks('ring')).toHaveLength(1);
    expect(line.carrier.asks('endConference')).toEqual([[callId]]);
    expect(outcomes('callAccepted')).toEqual([{ 0: { result: 'refused', code: 'superseded' } }]);
    expect(line.events('callEnded')[0]).toMatchObject({
      effects: [{ kind: 'endConference' }, { kind: 'hangUp', leg: 2 }, { kind: 'hangUp', leg: 1 }],
      outcomes: { 0: { result: 'done' }, 1: { result: 'done' }, 2: { result: 'done' } },
    });
  });

  test('ends a conference by the name of its call, again later when the carrier is busy', async () => {
    const { callId } = await accepted();
    await line.dispatch();
    await line.ask('POST', `/calls/${callId}/end`, { as: karen, body: { outcome: 'voicemail' } });
    line.carrier.refuses('endConference', busy, { times: 4 });
    await line.dispatch();
    expect(line.carrier.asks('endConference')).toEqual([[callId], [callId], [callId], [callId]]);
    expect(outcomes('callEnded')[0]).toMatchObject({ 0: { result: 'retry', tries: 1 } });
    line.later('PT1M');
    await line.sweep();
    expect(line.carrier.asks('endConference')).toHaveLength(5);
    expect(outcomes('callEnded')[0]).toMatchObject({ 0: { result: 'done' } });
  });

  test('the legs of a conference that the carrier does not know are hung up one by one', async () => {
    const { callId } = await accepted();
    await line.dispatch();
    await line.ask('POST', `/calls/${callId}/end`, { as: karen, body: { outcome: 'voicemail' } });
    line.carrier.conferences = 0;
    await line.dispatch();
    const sids = line.carrier.legs.map(({ sid }) => sid);
    expect(new Set(line.carrier.asks('hangUp').map(([sid]) => sid))).toEqual(new Set(sids));
  });
});
