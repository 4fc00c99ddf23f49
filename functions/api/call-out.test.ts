import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow, caseUnit, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { goesOnDuty, picksUp } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kasper, type Person } from '../../tests/fixtures/line-people.ts';

const path = '/visits/visit_1/call';
const worried = { type: 'bekymring', purpose: 'Høre, om der er mad i huset' };

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
  const { sealing } = line.deps;
  const phone = await sealing.seal('+4520123456', caseUnit);
  const hashes = { phone: await sealing.hash('phone', '+4520123456', caseUnit), name: [] };
  await line.seed(personOf({ name: await sealing.seal('Åse Dahl', caseUnit), phone, hashes }));
  await line.seed(visitOf({ personId: 'person_1' }));
  await goesOnDuty(line);
});

function callsOut(body: object = { type: 'visitation' }, as: Person = karen) {
  return line.ask('POST', path, { as, body });
}

/** The newest leg is answered, and what comes of it happens. */
async function isAnswered(): Promise<void> {
  await line.dispatch();
  await picksUp(line);
  await line.dispatch();
}

describe('a call out', () => {
  test('rings the softphone, then the telephone at the number of the case, and is talked in', async () => {
    const { status, body } = await callsOut();
    expect([status, body]).toMatchObject([200, { routing: 'reserved' }]);
    await line.dispatch();
    expect(line.carrier.legs.at(-1)?.to).toBe(`client:${karen.user}`);
    await picksUp(line);
    await line.dispatch();
    expect(line.carrier.legs.at(-1)?.to).toBe('+4520123456');
    const desk = (await line.ask('GET', '/desk', { as: karen })).body;
    expect(desk.call).toMatchObject({ visitId: 'visit_1', direction: 'callback', routing: 'accepted' });
    await picksUp(line);
    await line.dispatch();
    expect((await line.ask('GET', '/desk', { as: karen })).body.call).toMatchObject({ routing: 'connected' });
    const ended = await line.ask('POST', `/calls/${body.callId}/end`, { as: karen, body: { outcome: 'ended' } });
    expect(ended.status).toBe(200);
    expect(await line.item('visit', 'visit_1')).toMatchObject({ talkedBy: karen.staffId, step: { what: 'conclude' } });
  });

  test('ends on a mailbox as a call-back does', async () => {
    const { callId } = (await callsOut()).body;
    await isAnswered();
    await picksUp(line);
    const ended = await line.ask('POST', `/calls/${callId}/end`, { as: karen, body: { outcome: 'voicemail' } });
    expect(ended.body).toMatchObject({ outcome: 'voicemail' });
    expect(await line.item('visit', 'visit_1')).toMatchObject({ step: { what: 'choose' } });
  });

  test('shows script and words of its own while it lasts, to those who may see answers', async () => {
    await callsOut(worried);
    const scriptOf = async (as: Person) => (await line.ask('GET', '/visits/visit_1', { as })).body.script;
    expect(await scriptOf(karen)).toMatchObject({ conversationType: 'bekymring', purpose: worried.purpose });
    expect((await scriptOf(birgit)).purpose).not.toContain(worried.purpose);
    const { callId } = (await callsOut(worried)).body;
    await line.ask('PUT', '/me/presence', { as: karen, body: { state: 'available' } });
    await isAnswered();
    await line.ask('POST', `/calls/${callId}/end`, { as: karen, body: { outcome: 'ended' } });
    expect(await scriptOf(karen)).toMatchObject({ conversationType: 'visitation' });
  });

  test('without words of its own has the script of its type, and what that says of why', async () => {
    const before = (await line.ask('GET', '/visits/visit_1', { as: karen })).body.script;
    expect((await callsOut({ type: 'jobsparring' })).status).toBe(200);
    const { status, body } = await line.ask('GET', '/visits/visit_1', { as: karen });
    expect([status, body.script]).toMatchObject([200, { conversationType: 'jobsparring' }]);
    expect(body.script.purpose).not.toBe(before.purpose);
  });

  test('keeps its words sealed, and out of every event, log line and address', async () => {
    await callsOut(worried);
    await isAnswered();
    const told = JSON.stringify([line.records, line.logged, line.carrier.legs]);
    expect(told).not.toContain('mad i huset');
    const { activeCallId } = await line.item('visit', 'visit_1');
    const { out } = await line.item('call', activeCallId ?? '');
    expect(out?.purpose).not.toContain('mad i huset');
    expect(await line.deps.sealing.open(out?.purpose ?? '', caseUnit)).toBe(worried.purpose);
  });
});

describe('no telephone rings', () => {
  test('at a number that may not be dialled, and it is said why', async () => {
    const { sealing } = line.deps;
    const callNumber = await sealing.seal('+4590123456', caseUnit);
    await line.seed(visitOf({ personId: 'person_1', callNumber, dialHash: 'premium' }));
    const { status, body } = await callsOut();
    expect([status, body]).toMatchObject([400, { field: 'phone' }]);
    expect(line.carrier.legs).toEqual([]);
  });

  test.each([
    [422, { type: 'bekymring' }, { error: 'purposeMissing', field: 'purpose' }],
    [400, { type: 'bekymring', purpose: ' ' }, { field: 'purpose' }],
    [400, { type: 'bekymring', purpose: 'a'.repeat(201) }, { field: 'purpose' }],
    [400, { type: 'rehabiliteringsmoede' }, { field: 'type' }],
    [400, { type: 'snak' }, { field: 'type' }],
    [400, {}, { field: 'type' }],
  ])('%i: %j', async (status, body, said) => {
    expect(await callsOut(body)).toMatchObject({ status, body: said });
  });

  test('for who is not at the softphone, and in safe contact', async () => {
    expect(await callsOut({ type: 'visitation' }, birgit)).toMatchObject({ status: 403 });
    expect(await callsOut({ type: 'visitation' }, kasper)).toMatchObject({ status: 409, body: { error: 'notReady' } });
    await line.seed(visitOf({ personId: 'person_1', noMessages: caseNow }));
    expect(await callsOut()).toMatchObject({ status: 409, body: { error: 'agreedTimeOnly' } });
    expect(await line.ask('POST', '/visits/visit_9/call', { as: karen, body: { type: 'visitation' } })).toMatchObject({
      status: 404,
    });
  });
});
