import { beforeEach, describe, expect, test } from 'vitest';
import { goesOnDuty, rings } from '../../tests/fixtures/line-callers.ts';
import { casesOn } from '../../tests/fixtures/line-cases.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kasper, type Person } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { post, register } = casesOn(() => line);

describe('a call', () => {
  /** Karen talks with somebody whom nobody knows. */
  async function talks() {
    const caller = await rings(line, '+4540404040');
    await caller.presses();
    await caller.presses();
    await caller.presses('3');
    await goesOnDuty(line);
    await line.dispatch();
    const leg = line.carrier.legs.at(-1);
    await line.voice(new URL(leg?.url ?? '').pathname, { CallSid: leg?.sid ?? '' });
    return {
      caller,
      join: () => line.voice(`/voice/citizen/${caller.callId}/${caller.visitId}`, { CallSid: caller.sid }),
    };
  }

  test('is ended by the consultant who talks in it, once, and by nobody else', async () => {
    const { caller, join } = await talks();
    const end = (as: Person, outcome = 'ended') => post(`/calls/${caller.callId}/end`, { outcome }, as);
    const early = await end(karen);
    expect([early.status, early.body]).toEqual([
      409,
      { error: 'notTalking', message: 'Borgeren er ved at blive stillet igennem.' },
    ]);
    await join();
    const other = await end(kasper);
    expect([other.status, other.body]).toEqual([403, { error: 'forbidden', message: 'Det har du ikke adgang til.' }]);
    const mailbox = await end(karen, 'voicemail');
    expect([mailbox.status, mailbox.body]).toEqual([
      422,
      { error: 'notACallback', field: 'outcome', message: 'Kun en opringning kan ende på en telefonsvarer.' },
    ]);
    const off = await line.ask('PUT', '/me/presence', { as: karen, body: { state: 'off' } });
    expect([off.status, off.body]).toEqual([409, { error: 'inCall', message: 'Du har et opkald. Læg på først.' }]);
    const ended = { callId: caller.callId, routing: 'ended', outcome: 'ended' };
    expect([(await end(karen)).body, (await end(karen)).body]).toEqual([ended, ended]);
    expect(line.events('callEnded')).toHaveLength(1);
    const rejoin = await post(`/calls/${caller.callId}/rejoin`, undefined);
    expect([rejoin.status, rejoin.body.error]).toEqual([403, 'forbidden']);
  });

  test('can be come back to only while it waits for that, and in time', async () => {
    const { caller, join } = await talks();
    await join();
    const rejoin = (as = karen) => post(`/calls/${caller.callId}/rejoin`, undefined, as);
    const talking = await rejoin();
    expect([talking.status, talking.body]).toEqual([
      409,
      { error: 'notLost', message: 'Samtalen venter ikke på dig.' },
    ]);
    const leg = line.carrier.legs.at(-1);
    await line.status(new URL(leg?.statusCallback ?? '').pathname, {
      CallSid: leg?.sid ?? '',
      CallStatus: 'completed',
    });
    expect((await rejoin(kasper)).status).toBe(403);
    line.later('PT30S');
    const late = await rejoin();
    expect([late.status, late.body]).toEqual([
      409,
      { error: 'tooLate', message: 'Borgeren er givet videre til den næste ledige.' },
    ]);
  });

  test('is linked to the case it is about, once', async () => {
    const caller = await rings(line, '+4540404040');
    const { visitId } = await register({ name: 'Åse' });
    const link = (to: string, callId: string = caller.callId) =>
      line.ask('PUT', `/calls/${callId}/visit`, { as: karen, body: { visitId: to } });
    const bare = await rings(line, 'anonymous');
    const unidentified = await link(bare.visitId);
    expect([unidentified.status, unidentified.body]).toEqual([
      422,
      { error: 'unidentifiedVisit', field: 'visitId', message: 'Den sag har ingen borger endnu.' },
    ]);
    expect(await link(visitId)).toMatchObject({ status: 200, body: { callId: caller.callId, routing: 'prompt' } });
    expect(await line.item('call', caller.callId)).toMatchObject({ visitId, identified: true });
    expect(await line.item('visit', caller.visitId)).toMatchObject({ ended: { reason: 'joined' } });
    expect((await link(visitId)).status).toBe(200);
    expect((await line.ask('PUT', `/calls/${caller.callId}/visit`, { as: birgit, body: { visitId } })).status).toBe(
      200,
    );
    const { visitId: other } = await register({ name: 'Bo' });
    const again = await link(other);
    expect([again.status, again.body]).toEqual([
      422,
      { error: 'identified', message: 'Opkaldet hører allerede til en sag.' },
    ]);
  });
});
