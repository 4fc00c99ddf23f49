import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow, unit } from '../../tests/fixtures/case.ts';
import { goesOnDuty, rings, sidOf } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen, kasper } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

function ended(sid: string, more: Record<string, string> = {}) {
  return {
    CallSid: sid,
    From: '+4520123456',
    To: unit.number,
    Direction: 'inbound',
    CallStatus: 'completed',
    ...more,
  };
}

/** A caller who waits, and Karen's softphone that rings. */
async function ringing() {
  const caller = await rings(line);
  await caller.presses();
  await caller.presses();
  await caller.presses('3');
  await goesOnDuty(line);
  await line.dispatch();
  const leg = line.carrier.legs.at(-1);
  if (leg === undefined) throw new Error('Nothing rings');
  return { caller, sid: leg.sid, path: new URL(leg.statusCallback).pathname };
}

describe('the end of a call that came in', () => {
  test('before a choice makes a missed call of it, due at once at its place', async () => {
    const caller = await rings(line);
    expect(await line.status('/carrier-status', ended(caller.sid))).toEqual({ statusCode: 204 });
    const visit = await line.item('visit', caller.visitId);
    expect(visit.callback).toMatchObject({ kind: 'missed', nextAt: caseNow, placeAt: caseNow, attempts: 0 });
    expect(await line.item('call', caller.callId)).toMatchObject({
      state: { at: 'ended', outcome: 'missed' },
      endedAt: caseNow,
      legs: { 1: { sid: caller.sid, endedAt: caseNow } },
    });
    // The call-back of the missed call follows at once, as a call of its own.
    expect(await line.item('call', visit.activeCallId ?? '')).toMatchObject({
      direction: 'callback',
      state: { at: 'waiting' },
    });
    expect(line.events('callEnded')[0]?.by).toBe('citizen');
  });

  test('told twice ends it once', async () => {
    const caller = await rings(line);
    await line.status('/carrier-status', ended(caller.sid));
    const before = line.table.dump();
    await line.status('/carrier-status', ended(caller.sid));
    expect(line.table.dump()).toEqual(before);
  });

  test('whose beginning we never heard is a missed call all the same', async () => {
    expect((await line.status('/carrier-status', ended(sidOf(5)))).statusCode).toBe(204);
    expect(line.all('visit')).toHaveLength(1);
    expect(line.all('visit')[0]?.callback).toMatchObject({ kind: 'missed' });
    expect(line.types()).toEqual(['visitOpened', 'callReceived', 'callbackPromised', 'callEnded', 'callWaiting']);
  });

  test.each(['busy', 'no-answer', 'failed', 'canceled'])('as %s counts as well', async (CallStatus) => {
    const caller = await rings(line);
    await line.status('/carrier-status', ended(caller.sid, { CallStatus }));
    expect((await line.item('call', caller.callId)).state.at).toBe('ended');
  });

  test.each(['ringing', 'in-progress', 'queued', '', 'gone'])('is not told by %j', async (CallStatus) => {
    const caller = await rings(line);
    expect(await line.status('/carrier-status', ended(caller.sid, { CallStatus }))).toEqual({ statusCode: 204 });
    expect((await line.item('call', caller.callId)).state.at).toBe('prompt');
  });

  test('to a number that is not ours, or of a leg we made, changes nothing', async () => {
    const before = line.table.dump();
    await line.status('/carrier-status', ended(sidOf(6), { To: '+4570000000' }));
    await line.status('/carrier-status', ended(sidOf(6), { Direction: 'outbound-api' }));
    expect(line.table.dump()).toEqual(before);
  });

  test.each(['', 'CA12', 'nothing'])('with the CallSid %j is answered 400 and names the field', async (CallSid) => {
    const answer = await line.status('/carrier-status', ended(CallSid));
    expect(answer).toEqual({
      statusCode: 400,
      headers: { 'content-type': 'application/json' },
      body: '{"error":"malformed","field":"CallSid"}',
    });
  });
});

describe('the end of a leg that we made', () => {
  test.each([
    ['no-answer', 'timeout'],
    ['busy', 'rejected'],
    ['canceled', 'canceled'],
    ['failed', 'failed'],
    ['completed', 'failed'],
  ])('as %s says that the ring came to nothing by %s, and the caller keeps the place', async (CallStatus, why) => {
    const { caller, sid, path } = await ringing();
    line.later('PT20S');
    expect(await line.status(path, { CallSid: sid, CallStatus, Direction: 'outbound-api' })).toEqual({
      statusCode: 204,
    });
    expect(await line.item('call', caller.callId)).toMatchObject({ state: { at: 'waiting' }, placeAt: caseNow });
    expect(line.events('callReleased')[0]).toMatchObject({
      by: 'system',
      payload: { staffId: karen.staffId, leg: 2, why, ringSeconds: 20, endLegs: [], waits: true },
    });
    const { state, idleFrom, callId } = await line.item('consultant', karen.staffId);
    // Left in peace for a while, but for a ring that we took back ourselves.
    expect([state, idleFrom, callId]).toEqual([
      'available',
      why === 'canceled' ? line.now : '2021-01-04T09:00:50.000Z',
      undefined,
    ]);
  });

  test('of another CallSid is not this leg’s: nothing changes', async () => {
    const { caller, path } = await ringing();
    await line.status(path, { CallSid: sidOf(77_777), CallStatus: 'no-answer' });
    expect((await line.item('call', caller.callId)).state).toEqual({ at: 'reserved', leg: 2 });
  });

  test('which rang before somebody else answered leaves the talk that runs alone, however it is told', async () => {
    const { caller, sid, path } = await ringing();
    await line.status(path, { CallSid: sid, CallStatus: 'no-answer' });
    await goesOnDuty(line, kasper);
    await line.dispatch();
    const answered = line.carrier.legs.at(-1);
    await line.voice(new URL(answered?.url ?? '').pathname, { CallSid: answered?.sid ?? '' });
    await line.voice(`/voice/citizen/${caller.callId}/${caller.visitId}`, { CallSid: caller.sid });
    const talks = await line.item('call', caller.callId);
    expect(talks.state).toEqual({ at: 'connected', leg: 3 });
    for (const address of [path, `/carrier-status/leg/${caller.callId}/3`])
      await line.status(address, { CallSid: sid, CallStatus: 'completed' });
    expect(await line.item('call', caller.callId)).toEqual(talks);
    expect((await line.item('consultant', kasper.staffId)).state).toBe('busy');
    // The end of the answered leg itself is a lost talk.
    await line.status(new URL(answered?.statusCallback ?? '').pathname, {
      CallSid: answered?.sid ?? '',
      CallStatus: 'completed',
    });
    expect((await line.item('call', caller.callId)).state).toMatchObject({ at: 'lost', leg: 3 });
  });

  test('that is only on its way changes nothing', async () => {
    const { caller, sid, path } = await ringing();
    await line.status(path, { CallSid: sid, CallStatus: 'ringing' });
    expect((await line.item('call', caller.callId)).state).toEqual({ at: 'reserved', leg: 2 });
  });

  test('of a call nobody knows is heard and changes nothing', async () => {
    const before = line.table.dump();
    expect(await line.status('/carrier-status/leg/call_none/2', { CallSid: sidOf(3), CallStatus: 'failed' })).toEqual({
      statusCode: 204,
    });
    expect(line.table.dump()).toEqual(before);
  });
});

describe('a message', () => {
  async function booked() {
    const { body } = await line.ask('POST', '/applicants', {
      as: karen,
      body: { name: 'Bo', phone: '20123456', choice: 'physical' },
    });
    return {
      visitId: body.visitId,
      path: `/carrier-status/message/${body.visitId}/${body.meeting.meetingId}`,
      meetingId: body.meeting.meetingId,
    };
  }

  test.each(['failed', 'undelivered'])('that is %s is a matter for the desk, once', async (MessageStatus) => {
    const { path, visitId, meetingId } = await booked();
    expect(await line.status(path, { MessageStatus })).toEqual({ statusCode: 204 });
    await line.status(path, { MessageStatus });
    expect(line.all('message')).toHaveLength(1);
    expect(line.all('message')[0]).toMatchObject({
      visitId,
      meetingId,
      failedAt: caseNow,
      step: { what: 'tellCitizen' },
    });
    expect(line.events('messageFailed')).toHaveLength(1);
    expect(line.events('messageFailed')[0]?.by).toBe('system');
  });

  test.each(['delivered', 'sent', 'queued', ''])('that is %j is nothing to do', async (MessageStatus) => {
    const { path } = await booked();
    await line.status(path, { MessageStatus });
    expect(line.all('message')).toEqual([]);
  });
});
