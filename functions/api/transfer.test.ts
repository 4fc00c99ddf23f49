import { beforeEach, expect, test } from 'vitest';
import { type Caller, goesOnDuty, picksUp, said, talks } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen, kasper } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

function transfers({ callId }: Caller, body: object = {}) {
  return line.ask('POST', `/calls/${callId}/transfer`, { as: karen, body });
}

test('a citizen is put through to a colleague: hears it, is rung for there, and talks on', async () => {
  const caller = await talks(line);
  await goesOnDuty(line, kasper);
  const { body: desk } = await line.ask('GET', '/colleagues', { as: karen });
  expect(desk.colleagues).toEqual([
    { staffId: kasper.staffId, name: kasper.user, state: 'available', since: line.now },
  ]);
  expect(await transfers(caller, { to: kasper.staffId })).toMatchObject({ status: 200, body: { routing: 'waiting' } });
  await line.dispatch();
  const address = `https://line.example/voice/citizen/${caller.callId}/${caller.visitId}`;
  expect(line.carrier.asks('redirect').at(-1)).toEqual([caller.sid, `${address}/told`]);
  expect(line.carrier.asks('hangUp')).toHaveLength(1);
  const heard = await line.voice(new URL(`${address}/told`).pathname, { CallSid: caller.sid });
  expect(said(heard)[0]).toBe('Du bliver stillet om til en kollega. Bliv på linjen.');
  expect(line.carrier.legs.at(-1)?.to).toBe(`client:${kasper.user}`);
  await picksUp(line);
  await line.dispatch();
  expect(line.carrier.asks('redirect').at(-1)).toEqual([caller.sid, address]);
  // The word before comes a second time: it is no arrival.
  await line.voice(new URL(`${address}/told`).pathname, { CallSid: caller.sid });
  expect((await line.ask('GET', '/desk', { as: kasper })).body.call).toMatchObject({ routing: 'accepted' });
  await line.voice(new URL(address).pathname, { CallSid: caller.sid });
  expect((await line.ask('GET', '/desk', { as: kasper })).body.call).toMatchObject({
    callId: caller.callId,
    routing: 'connected',
  });
  // Karen writes down what was talked of.
  expect((await line.ask('GET', '/desk', { as: karen })).body).toMatchObject({
    me: { presence: { state: 'wrapping' } },
    wrapping: { visitId: caller.visitId },
  });
});

test('nobody is put through to somebody who is not there', async () => {
  const caller = await talks(line);
  expect((await line.ask('GET', '/colleagues', { as: karen })).body).toEqual({ colleagues: [] });
  expect(await transfers(caller, { to: kasper.staffId })).toMatchObject({
    status: 409,
    body: { error: 'notThere', field: 'to' },
  });
  expect(await transfers(caller, { to: 'Kasper' })).toMatchObject({ status: 400, body: { field: 'to' } });
  expect(await line.item('call', caller.callId)).toMatchObject({ state: { at: 'connected' } });
});

test('whose desk has gone silent, who has left, or who is on a break, is no colleague to put anybody through to', async () => {
  await talks(line);
  await goesOnDuty(line, kasper);
  await line.ask('PUT', '/me/presence', { as: kasper, body: { state: 'off' } });
  expect((await line.ask('GET', '/colleagues', { as: karen })).body).toEqual({ colleagues: [] });
  await line.ask('PUT', '/me/presence', { as: kasper, body: { state: 'pause', reason: 'Frokost' } });
  expect((await line.ask('GET', '/colleagues', { as: karen })).body).toEqual({ colleagues: [] });
  await goesOnDuty(line, kasper);
  line.later('PT1M1S');
  expect((await line.ask('GET', '/colleagues', { as: karen })).body).toEqual({ colleagues: [] });
});
