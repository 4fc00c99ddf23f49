import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow } from '../../tests/fixtures/case.ts';
import { goesOnDuty, rings, waits } from '../../tests/fixtures/line-callers.ts';
import { effectsOn } from '../../tests/fixtures/line-effects.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen, kasper } from '../../tests/fixtures/line-people.ts';
import { busy, permanent, unreachable } from '../../tests/fixtures/scripted-carrier.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { outcomes } = effectsOn(() => line);

describe('a softphone', () => {
  test('is rung once for the call that waits longest, and the leg is known by its CallSid', async () => {
    const caller = await waits(line);
    await goesOnDuty(line);
    await line.dispatch();
    expect(line.carrier.asked).toEqual([
      [
        'ring',
        {
          to: 'client:karen',
          from: '+4589640000',
          url: `https://line.example/voice/consultant/favrskov/${karen.staffId}/${caller.callId}/2`,
          statusCallback: `https://line.example/carrier-status/leg/${caller.callId}/2`,
          timeout: 20,
        },
      ],
    ]);
    expect((await line.item('call', caller.callId)).legs['2']).toMatchObject({
      party: 'consultant',
      staffId: karen.staffId,
      user: 'karen',
      sid: line.carrier.legs[0]?.sid,
    });
    expect(outcomes('callReserved')).toEqual([{ 0: { result: 'done' } }]);
  });

  test('is marked as rung before the carrier is asked', async () => {
    await waits(line);
    await goesOnDuty(line);
    const seen: unknown[] = [];
    line.carrier.meanwhile = (verb) => void seen.push(verb, outcomes('callReserved'));
    await line.dispatch();
    expect(seen).toEqual(['ring', [{ 0: { result: 'begun', at: caseNow, since: caseNow, tries: 1 } }]]);
  });

  test('that is busy is rung again within the same run, after half a second, a second, two', async () => {
    await waits(line);
    await goesOnDuty(line);
    line.carrier.refuses('ring', busy, { times: 3 });
    await line.dispatch();
    expect(line.pauses).toEqual([500, 1000, 2000]);
    expect(line.carrier.legs).toHaveLength(1);
    expect(line.events('callReleased')).toEqual([]);
  });

  test('that cannot be rung is passed over for the next consultant at once', async () => {
    const caller = await waits(line);
    await goesOnDuty(line, karen);
    await goesOnDuty(line, kasper);
    line.carrier.refuses('ring', permanent);
    await line.dispatch();
    expect(line.carrier.asks('ring').map(([leg]) => (leg as { to: string }).to)).toEqual([
      'client:karen',
      'client:kasper',
    ]);
    expect(line.events('callReleased')[0]?.payload).toMatchObject({
      staffId: karen.staffId,
      why: 'failed',
      waits: true,
    });
    expect(await line.item('call', caller.callId)).toMatchObject({
      state: { at: 'reserved', leg: 3 },
      placeAt: caseNow,
    });
    expect(outcomes('callReserved')).toEqual([{ 0: { result: 'refused', code: '21211' } }, { 0: { result: 'done' } }]);
    expect(line.logged).toContainEqual({
      level: 'info',
      message: 'EFFECT_REFUSED',
      eventId: line.events('callReserved')[0]?.eventId,
      effect: 'ringConsultant',
      code: '21211',
    });
    expect(line.pauses).toEqual([]);
  });

  test('that stays busy is passed over as well', async () => {
    await waits(line);
    await goesOnDuty(line);
    line.carrier.refuses('ring', busy, { times: 4 });
    await line.dispatch();
    expect(line.carrier.legs).toEqual([]);
    expect(outcomes('callReserved')).toEqual([{ 0: { result: 'refused', code: '20429' } }]);
    expect((await line.item('consultant', karen.staffId)).idleFrom).toBe('2021-01-04T09:00:30.000Z');
  });

  test('whose answer was lost is found and not rung twice', async () => {
    const caller = await waits(line);
    await goesOnDuty(line);
    line.carrier.refuses('ring', unreachable, { carriedOut: true });
    await line.dispatch();
    expect(line.carrier.asked.map(([verb]) => verb)).toEqual(['ring', 'findLeg']);
    expect(line.carrier.asks('findLeg')).toEqual([[{ to: 'client:karen', from: '+4589640000', since: caseNow }]]);
    expect(line.carrier.legs).toHaveLength(1);
    expect((await line.item('call', caller.callId)).legs['2']?.sid).toBe(line.carrier.legs[0]?.sid);
  });

  test('whose request never arrived is rung again', async () => {
    await waits(line);
    await goesOnDuty(line);
    line.carrier.refuses('ring', unreachable);
    line.carrier.refuses('findLeg', busy);
    await line.dispatch();
    expect(line.carrier.asked.map(([verb]) => verb)).toEqual(['ring', 'findLeg', 'findLeg', 'ring']);
    expect(line.carrier.legs).toHaveLength(1);
  });

  test('is not rung when its caller left before, and the consultant is free at once', async () => {
    const caller = await waits(line);
    await goesOnDuty(line);
    // The claim is made, its ring still on the stream.
    await line.deliver('dispatch', line.records.slice(-1));
    await caller.hangsUp();
    await line.dispatch();
    expect(line.carrier.legs.filter(({ url }) => url.includes(caller.callId))).toEqual([]);
    const reserved = line.events('callReserved')[0];
    expect(reserved?.outcomes).toEqual({ 0: { result: 'refused', code: 'superseded' } });
  });

  test('that nobody wants any more by the time it rings is hung up, and the consultant is free', async () => {
    const caller = await rings(line, 'anonymous');
    await caller.presses();
    await caller.presses();
    await caller.presses('3');
    await goesOnDuty(line);
    line.carrier.meanwhile = async (verb) => {
      if (verb === 'ring') await caller.hangsUp();
    };
    await line.dispatch();
    expect(line.carrier.asks('hangUp')).toEqual([[line.carrier.legs[0]?.sid]]);
    expect(await line.item('consultant', karen.staffId)).toMatchObject({ state: 'available', idleFrom: caseNow });
    expect(await line.item('call', caller.callId)).toMatchObject({
      state: { at: 'ended' },
      legs: { 2: { sid: line.carrier.legs[0]?.sid, endedAt: caseNow } },
    });
  });
});
