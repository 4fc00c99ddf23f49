import { beforeEach, expect, test } from 'vitest';
import { type Caller, goesOnDuty, picksUp, talks } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kasper, type Person } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
let caller: Caller;
beforeEach(async () => {
  line = await createLine();
  caller = await talks(line);
  await goesOnDuty(line, kasper);
});

function does(what: '' | '/end' | '/hand-over', as: Person = karen, body: object = {}) {
  return line.ask('POST', `/calls/${caller.callId}/consult${what}`, { as, body });
}

async function asks(): Promise<void> {
  expect(await does('', karen, { to: kasper.staffId })).toMatchObject({ status: 200, body: { routing: 'connected' } });
  await line.dispatch();
}

async function joins(): Promise<void> {
  await asks();
  await picksUp(line);
}

async function deskOf(as: Person) {
  return (await line.ask('GET', '/desk', { as })).body;
}

test('a colleague is asked, hears the case, and goes on with the citizen', async () => {
  await asks();
  expect(line.carrier.legs.at(-1)?.to).toBe(`client:${kasper.user}`);
  expect(line.carrier.asks('hold').at(-1)).toMatchObject([{ sid: caller.sid, url: expect.anything() }]);
  expect(await deskOf(kasper)).toMatchObject({
    me: { presence: { state: 'reserved' } },
    call: { callId: caller.callId, routing: 'reserved', consult: { isMine: false, name: karen.user, joined: false } },
  });
  expect((await does('/hand-over')).body).toMatchObject({ error: 'notAnsweredYet' });
  const document = await picksUp(line);
  // Beside the consultant, whose label is taken.
  expect(document).toContain(`participantLabel="colleague-3">${caller.callId}</Conference>`);
  expect(await deskOf(karen)).toMatchObject({
    call: { routing: 'connected', heldSince: line.now, consult: { isMine: true, name: kasper.user, joined: true } },
  });
  const hungUp = line.carrier.asks('hangUp').length;
  expect((await does('/hand-over')).status).toBe(200);
  await line.dispatch();
  expect(line.carrier.asks('hold').at(-1)).toEqual([{ conference: caller.callId, sid: caller.sid }]);
  expect(line.carrier.asks('hangUp')).toHaveLength(hungUp + 1);
  expect(await deskOf(kasper)).toMatchObject({ call: { routing: 'connected' }, me: { presence: { state: 'busy' } } });
  expect((await deskOf(kasper)).call).not.toHaveProperty('consult');
  expect((await deskOf(kasper)).call).not.toHaveProperty('heldSince');
  expect(await deskOf(karen)).toMatchObject({
    me: { presence: { state: 'wrapping' } },
    wrapping: { visitId: caller.visitId },
  });
});

test.each([karen, kasper])('$user ends it, and the citizen is still on hold with Karen', async (person) => {
  await joins();
  expect((await does('/end', person)).status).toBe(200);
  await line.dispatch();
  expect(await deskOf(kasper)).toMatchObject({ me: { presence: { state: 'available' } } });
  expect((await deskOf(kasper)).call).toBeUndefined();
  expect((await deskOf(karen)).call).toMatchObject({ routing: 'connected', heldSince: line.now });
  expect((await does('/end', person)).body).toMatchObject({ error: 'notConsulting' });
  expect((await does('/hand-over')).body).toMatchObject({ error: 'notConsulting' });
});

test('nobody is asked who is not free, two are not asked at once, and it is the consultant’s to ask', async () => {
  expect((await does('', karen, { to: 'staff_99' })).body).toMatchObject({ error: 'notThere', field: 'to' });
  expect((await does('', karen, { to: karen.staffId })).body).toMatchObject({ error: 'notThere' });
  expect(await does('', karen, { to: 'Kasper' })).toMatchObject({ status: 400, body: { field: 'to' } });
  expect((await does('', kasper, { to: karen.staffId })).status).toBe(403);
  expect((await does('', birgit, { to: kasper.staffId })).status).toBe(403);
  await line.ask('PUT', '/me/presence', { as: kasper, body: { state: 'pause' } });
  expect((await does('', karen, { to: kasper.staffId })).body).toMatchObject({ error: 'notThere' });
  await goesOnDuty(line, kasper);
  await asks();
  expect((await does('', karen, { to: kasper.staffId })).body).toMatchObject({ error: 'consulting' });
});
