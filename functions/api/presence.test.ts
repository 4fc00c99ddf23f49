import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow } from '../../tests/fixtures/case.ts';
import { goesOnDuty, rings, talks } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

async function presence() {
  return (await line.ask('GET', '/desk', { as: karen })).body.me.presence;
}

function takesLonger(from: unknown, as = karen) {
  return line.ask('POST', '/me/wrap-up', { as, body: { from } });
}

describe('presence', () => {
  test('is chosen, is a sign of life, and is shown with since when', async () => {
    const first = await line.ask('PUT', '/me/presence', { as: karen, body: { state: 'available' } });
    expect([first.status, first.body]).toEqual([200, { state: 'available', since: caseNow }]);
    line.later('PT20S');
    const again = await line.ask('PUT', '/me/presence', { as: karen, body: { state: 'available' } });
    expect(again.body).toEqual({ state: 'available', since: caseNow });
    expect(await line.item('consultant', karen.staffId)).toMatchObject({
      user: 'karen',
      aliveAt: line.now,
      idleFrom: caseNow,
    });
    expect(line.events('presenceChanged').map(({ by }) => by)).toEqual([karen.staffId]);
    expect((await line.ask('POST', '/me/heartbeat', { as: karen })).status).toBe(204);
  });
});

test('a consultant takes longer after a talk, and is not rung meanwhile', async () => {
  const { callId } = await talks(line);
  await line.ask('POST', `/calls/${callId}/end`, { as: karen, body: { outcome: 'ended' } });
  const { wrapUntil } = await presence();
  expect((await takesLonger(wrapUntil)).status).toBe(204);
  line.now = wrapUntil;
  await line.sweep();
  expect(await presence()).toMatchObject({ state: 'wrapping', wrapUntil: later(wrapUntil, 300) });
  line.now = later(wrapUntil, 300);
  // The desk is there all the time.
  await presence();
  await line.sweep();
  expect(await presence()).toMatchObject({ state: 'available' });
  expect(await takesLonger(wrapUntil)).toMatchObject({ status: 409, body: { error: 'notWrapping' } });
});

test('only a consultant has such time, and says until when it was', async () => {
  expect(await takesLonger(line.now, birgit)).toMatchObject({ status: 403 });
  expect(await takesLonger('snart')).toMatchObject({ status: 400, body: { field: 'from' } });
});

test('whom three calls rang in vain is off duty, is told so, and is back with Klar', async () => {
  const { presses } = await rings(line);
  for (const key of [undefined, undefined, '3']) await presses(key);
  await goesOnDuty(line);
  for (let ring = 1; ring <= 3; ring += 1) {
    await line.dispatch();
    await ringsOut();
    expect((await presence()).missed).toEqual({ unanswered: ring, isRefused: false, at: line.now });
    if (ring < 3) expect(await presence()).toMatchObject({ state: 'available', restsUntil: later(line.now, 30) });
    line.now = later(line.now, 31);
    await line.sweep();
  }
  expect(await presence()).toMatchObject({ state: 'off' });
  await line.dispatch();
  expect(line.carrier.asks('ring')).toHaveLength(3);
  await goesOnDuty(line);
  expect(await presence()).not.toHaveProperty('missed');
  await line.dispatch();
  expect(line.carrier.asks('ring')).toHaveLength(4);
});

/** Nobody takes the leg that rings. */
async function ringsOut(): Promise<void> {
  const { sid, statusCallback } = line.carrier.legs.at(-1) ?? { sid: '', statusCallback: '' };
  await line.status(new URL(statusCallback).pathname, { CallSid: sid, CallStatus: 'no-answer' });
}

function later(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1000).toISOString();
}
