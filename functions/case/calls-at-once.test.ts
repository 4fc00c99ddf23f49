import { beforeEach, describe, expect, test } from 'vitest';
import { overtakenOn, short } from '../../tests/fixtures/at-once.ts';
import { type Caller, goesOnDuty, rings, said, waits } from '../../tests/fixtures/line-callers.ts';
import { casesOn } from '../../tests/fixtures/line-cases.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen, kasper } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { post, register } = casesOn(() => line);
const overtaken = overtakenOn(() => line);

/** Karen talks with a caller; returns the caller. */
async function talks(from?: string): Promise<Caller> {
  const caller = await waits(line, from);
  await goesOnDuty(line);
  await line.dispatch();
  const leg = line.carrier.legs.at(-1);
  await line.voice(new URL(leg?.url ?? '').pathname, { CallSid: leg?.sid ?? '' });
  await line.voice(`/voice/citizen/${caller.callId}/${caller.visitId}`, { CallSid: caller.sid });
  return caller;
}

describe('the citizen and the desk', () => {
  test('a hang-up while the consultant ends the talk ends it once', async () => {
    const caller = await talks();
    const [, answer] = await overtaken(
      () => caller.hangsUp(),
      () => post(`/calls/${caller.callId}/end`, { outcome: 'ended' }),
    );
    expect(answer.body).toEqual({ callId: caller.callId, routing: 'ended', outcome: 'ended' });
    expect(line.events('callEnded')).toHaveLength(1);
    expect((await line.item('call', caller.callId)).state).toEqual({ at: 'ended', outcome: 'ended' });
  });

  test('a consultant who ends the talk that has just ended gets it as it is', async () => {
    const caller = await talks();
    const [answer] = await overtaken(
      () => post(`/calls/${caller.callId}/end`, { outcome: 'ended' }),
      () => caller.hangsUp(),
    );
    expect([answer.status, answer.body]).toEqual([
      200,
      { callId: caller.callId, routing: 'ended', outcome: 'citizenHungUp' },
    ]);
    expect(line.events('callEnded')).toHaveLength(1);
  });

  test('a softphone that is answered while the caller hangs up is told so', async () => {
    const caller = await waits(line, 'anonymous');
    await goesOnDuty(line);
    await line.dispatch();
    const leg = line.carrier.legs.at(-1);
    const [document] = await overtaken(
      () => line.voice(new URL(leg?.url ?? '').pathname, { CallSid: leg?.sid ?? '' }),
      () => caller.hangsUp(),
    );
    expect(said(document)).toEqual(['Samtalen er ikke længere ledig. Tak, fordi du tog telefonen.']);
    expect(line.events('callAccepted')).toEqual([]);
  });

  test('a caller who hangs up while the softphone is answered ends the call, and the consultant is let go', async () => {
    const caller = await waits(line, 'anonymous');
    await goesOnDuty(line);
    await line.dispatch();
    const leg = line.carrier.legs.at(-1);
    await overtaken(
      () => caller.hangsUp(),
      () => line.voice(new URL(leg?.url ?? '').pathname, { CallSid: leg?.sid ?? '' }),
    );
    await line.dispatch();
    expect((await line.item('call', caller.callId)).state.at).toBe('ended');
    expect((await line.item('consultant', karen.staffId)).state).toBe('available');
    expect(line.carrier.asks('endConference')).toEqual([[caller.callId]]);
  });

  test('a caller who presses 1 while a consultant is found for them keeps the call-back, and the consultant is free', async () => {
    const caller = await waits(line);
    const goOnDuty = async () => {
      await goesOnDuty(line);
      await line.dispatch();
    };
    const [heard] = await overtaken(() => caller.presses('1'), goOnDuty);
    expect(said(heard)[0]).toBe('Vi ringer til dig i dag mellem klokken 10 og 12.');
    await line.dispatch();
    expect((await line.item('consultant', karen.staffId)).state).toBe('available');
    expect((await line.item('visit', caller.visitId)).callback?.kind).toBe('callback');
    expect(line.carrier.asks('hangUp')).toEqual([[line.carrier.legs[0]?.sid]]);
  });

  test('a consultant who goes off duty while a call is found for them keeps the call and is told so', async () => {
    await goesOnDuty(line);
    const caller = await waits(line);
    const [answer] = await overtaken(
      () => line.ask('PUT', '/me/presence', { as: karen, body: { state: 'off' } }),
      () => line.dispatch(),
    );
    expect(short(answer)).toEqual([409, 'inCall']);
    expect((await line.item('consultant', karen.staffId)).callId).toBe(caller.callId);
  });

  test('a call-back that falls due while the citizen calls is not made: they are talking with us', async () => {
    const { visitId } = await register({ phone: '20123456', choice: 'callback' });
    let caller: Caller | undefined;
    await overtaken(
      () => line.sweep(),
      async () => {
        caller = await rings(line, '+4520123456');
      },
    );
    expect((await line.item('visit', visitId)).activeCallId).toBe(caller?.callId);
    expect(line.all('call').filter(({ direction }) => direction === 'callback')).toEqual([]);
  });

  test('a citizen who calls while the call-back falls due takes it back', async () => {
    const { visitId } = await register({ phone: '20123456', choice: 'callback' });
    const [caller] = await overtaken(
      () => rings(line, '+4520123456'),
      () => line.sweep(),
    );
    expect((await line.item('visit', visitId)).activeCallId).toBe(caller.callId);
    const [callback] = line.all('call').filter(({ direction }) => direction === 'callback');
    expect(callback?.state).toEqual({ at: 'ended', outcome: 'superseded' });
    expect(line.all('queueEntry')).toEqual([]);
  });

  test('the same webhook twice at once is one call', async () => {
    const fields = { CallSid: `CA${'9'.repeat(32)}`, From: '+4520123456', To: '+4589640000' };
    const [late, first] = await overtaken(
      () => line.voice('/voice', fields),
      () => line.voice('/voice', fields),
    );
    expect(late).toBe(first);
    expect(line.all('call')).toHaveLength(1);
    expect(line.events('callReceived')).toHaveLength(1);
  });

  test('Kasper and Karen never get the same call', async () => {
    await waits(line);
    await goesOnDuty(line);
    await goesOnDuty(line, kasper);
    const [first, second] = line.records.filter(({ dynamodb }) => JSON.stringify(dynamodb).includes('presenceChanged'));
    if (first === undefined || second === undefined) throw new Error('Two went on duty');
    await overtaken(
      () => line.deliver('dispatch', [first]),
      () => line.deliver('dispatch', [second]),
    );
    expect(line.events('callReserved')).toHaveLength(1);
    expect(
      line
        .all('consultant')
        .map(({ state }) => state)
        .toSorted(),
    ).toEqual(['available', 'reserved']);
  });
});
