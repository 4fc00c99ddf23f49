import { beforeEach, describe, expect, test } from 'vitest';
import { policy, unit } from '../../tests/fixtures/case.ts';
import { type Caller, rings, said, talks } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen, kasper, lars } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

function forwards({ callId }: Caller, to = 'jobcenter', as = karen) {
  return line.ask('POST', `/calls/${callId}/forward`, { as, body: { to } });
}

async function deskOf(person = karen) {
  return (await line.ask('GET', '/desk', { as: person })).body;
}

/** What is said to whoever is on hold in a call. */
async function heardOnHold(): Promise<string[]> {
  const [held] = line.carrier.asks('hold').at(-1) as [{ sid: string; url: string }];
  return said(await line.voice(new URL(held.url).pathname, { CallSid: held.sid }));
}

/** A talk in which an office's telephone rings. */
async function createForward() {
  const caller = await talks(line);
  await forwards(caller);
  await line.dispatch();
  const office = line.carrier.legs.at(-1);
  if (office === undefined) throw new Error('Nobody is rung');
  return { caller, office, path: new URL(office.url).pathname };
}

/** It rang in vain. */
async function ringsOut({ callId }: Caller, sid: string, how: string) {
  await line.status(`/carrier-status/leg/${callId}/3`, { CallSid: sid, CallStatus: how });
  await line.dispatch();
}

describe('a citizen is put through to an office', () => {
  test('of the list, which says names only', async () => {
    expect((await line.ask('GET', '/offices', { as: karen })).body).toEqual({
      offices: [
        { id: 'jobcenter', name: 'Jobcentrets hovednummer' },
        { id: 'ydelse', name: 'Ydelseskontoret' },
      ],
    });
    expect((await line.ask('GET', '/offices', { as: lars })).status).toBe(403);
  });

  test('and hears to which while it rings; the desk says so', async () => {
    const { office } = await createForward();
    expect(office).toMatchObject({ to: '+4589640010', from: unit.number, timeout: 30 });
    expect(await heardOnHold()).toEqual(['Du bliver stillet om til Jobcentrets hovednummer. Bliv på linjen.']);
    const { call } = await deskOf();
    expect(call).toMatchObject({ routing: 'connected', heldSince: line.now });
    expect(call.guests).toEqual([{ leg: 3, role: 'office', joined: false, office: 'Jobcentrets hovednummer' }]);
    expect(line.logged.map((entry) => JSON.stringify(entry)).join()).not.toContain('89640010');
  });

  test('and talks on with whoever has heard there what it is about; the consultant is out of it', async () => {
    const { caller, office, path } = await createForward();
    const greeted = await line.voice(path, { CallSid: office.sid });
    expect(said(greeted)).toEqual(['Det er Favrskov Kommune. Du får nu en borger stillet om.']);
    expect(greeted).toContain(`<Redirect method="POST">https://line.example${path}/in</Redirect>`);
    expect((await deskOf()).call).toBeDefined();

    const joins = await line.voice(`${path}/in`, { CallSid: office.sid });
    expect(joins).toContain('endConferenceOnExit="true"');
    expect(joins).toContain(`>${caller.callId}</Conference>`);
    await line.dispatch();
    expect(line.carrier.asks('hold').at(-1)).toEqual([{ conference: caller.callId, sid: caller.sid }]);
    expect(line.carrier.asks('hangUp')).toEqual([[line.carrier.legs[0]?.sid]]);
    expect(line.carrier.asks('endConference')).toEqual([]);
    expect(await deskOf()).toMatchObject({
      me: { presence: { state: 'wrapping' } },
      wrapping: { visitId: caller.visitId, forwardedTo: 'Jobcentrets hovednummer' },
    });
    // The same request again, whose answer was lost.
    expect(await line.voice(`${path}/in`, { CallSid: office.sid })).toBe(joins);
  });

  test('who is left by the office hears a last sentence, and the office is left by nobody', async () => {
    const { caller, office, path } = await createForward();
    await line.voice(`${path}/in`, { CallSid: office.sid });
    await line.dispatch();
    line.now = '2021-01-04T09:10:00.000Z';
    const after = await line.voice(`/voice/citizen/${caller.callId}/${caller.visitId}`, {
      CallSid: caller.sid,
      DialCallStatus: 'answered',
    });
    expect(said(after)).toEqual(['Samtalen er slut. Mangler du noget, så ring til os igen. Farvel.']);
    await caller.hangsUp();
    await line.dispatch();
    expect(line.carrier.asks('hangUp').at(-1)).toEqual([office.sid]);
  });

  test('who waits in vain for an office that was answered too late is fetched out of the silence, once', async () => {
    const { caller, office, path } = await createForward();
    await line.voice(`${path}/in`, { CallSid: office.sid });
    await line.dispatch();
    await ringsOut(caller, office.sid, 'completed');
    const address = `https://line.example/voice/citizen/${caller.callId}/${caller.visitId}/told`;
    expect(line.carrier.asks('redirect').at(-1)).toEqual([caller.sid, address]);
    expect(said(await line.voice(new URL(address).pathname, { CallSid: caller.sid }))).toEqual([
      'Kontoret er ikke længere på linjen. Vi har fået besked og ringer til dig. Du kan også ringe til os igen. Farvel.',
    ]);
    const { body } = await line.ask('GET', `/visits/${caller.visitId}`, { as: karen });
    expect(body.tasks).toMatchObject([{ sort: 'officeGone', late: false }]);
    const desk = await deskOf();
    expect(desk.wrapping).toMatchObject({ visitId: caller.visitId, officeGone: true });
    expect(desk.asked).toMatchObject([{ what: 'officeGone', visitId: caller.visitId }]);
  });
});

describe('where nobody at the office has it', () => {
  test.each(['busy', 'no-answer', 'failed'])('%s: the citizen is off hold, with the same consultant', async (how) => {
    const { caller, office } = await createForward();
    await ringsOut(caller, office.sid, how);
    expect(line.carrier.asks('hold').at(-1)).toEqual([{ conference: caller.callId, sid: caller.sid }]);
    const { call } = await deskOf();
    expect(call).toMatchObject({ routing: 'connected' });
    expect(call).not.toHaveProperty('heldSince');
    expect(call).not.toHaveProperty('guests');
  });

  test('a number that the rules of numbers refuse, or that is ours, is not rung', async () => {
    const refused = ['+4590123456', unit.number].map((number, index) => ({ id: `no-${index}`, name: 'Nej', number }));
    await line.store.overwrite({ ...unit, policies: [{ ...policy, offices: refused }] });
    const caller = await talks(line);
    for (const { id } of refused) {
      expect(await forwards(caller, id)).toMatchObject({ status: 200 });
      await line.dispatch();
      expect((await deskOf()).call).not.toHaveProperty('heldSince');
    }
    expect(line.carrier.legs.map(({ to }) => to)).toEqual(['client:karen']);
  });

  test('whoever takes the telephone there too late is told that it is over', async () => {
    const { caller, office, path } = await createForward();
    expect(await line.ask('POST', `/calls/${caller.callId}/forward/take-back`, { as: karen })).toMatchObject({
      status: 200,
    });
    await line.dispatch();
    expect(line.carrier.asks('hangUp')).toEqual([[office.sid]]);
    for (const address of [path, `${path}/in`])
      expect(said(await line.voice(address, { CallSid: office.sid }))).toEqual(['Samtalen er slut. Farvel.']);
    expect(await line.ask('POST', `/calls/${caller.callId}/forward/take-back`, { as: karen })).toMatchObject({
      status: 409,
      body: { error: 'notForwarding' },
    });
  });

  test('nobody hangs up on the citizen by thinking that it is done', async () => {
    const { caller } = await createForward();
    const end = await line.ask('POST', `/calls/${caller.callId}/end`, { as: karen, body: { outcome: 'ended' } });
    expect(end).toMatchObject({ status: 409, body: { error: 'forwarding' } });
    expect((await deskOf()).call).toMatchObject({ routing: 'connected' });
  });
});

test('nobody else puts the citizen through, nor anybody to where no list leads', async () => {
  const caller = await talks(line);
  expect(await forwards(caller, 'elsewhere')).toMatchObject({ status: 404, body: { error: 'notFound' } });
  expect(await forwards(caller, '+4520123456')).toMatchObject({ status: 400, body: { field: 'to' } });
  expect(await forwards(caller, 'jobcenter', kasper)).toMatchObject({ status: 403, body: { error: 'forbidden' } });
  const other = await rings(line, '+4520999999');
  expect(await forwards(other)).toMatchObject({ status: 409, body: { error: 'notTalking' } });
});
