import { beforeEach, expect, test } from 'vitest';
import { conversationTypeOf } from '../../flows/visit/conversation-types.ts';
import type { Outreach } from '../../schemas/outreach.ts';
import { outreachType } from '../../schemas/outreach-api.ts';
import { caseNow, caseUnit, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { goesOnDuty, picksUp } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kasper, kirsten, lars, type Person } from '../../tests/fixtures/line-people.ts';

const conclusion = {
  at: caseNow,
  by: karen.staffId,
  channel: 'phone' as const,
  category: 'jobparat',
  certainty: 'sikker' as const,
  flags: [],
};

/** Somebody is on the list. */
function outreachOf(more: Partial<Outreach>): Outreach {
  return {
    entity: 'outreach',
    outreachId: 'outreach_person_1',
    unitId: caseUnit,
    personId: 'person_1',
    visitId: 'visit_1',
    version: 1,
    type: 'jobsparring',
    listedAt: caseNow,
    listedBy: kirsten.staffId,
    dueAt: caseNow,
    tries: 0,
    ...more,
  };
}

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
  const { sealing } = line.deps;
  for (const n of [1, 2]) {
    const telephone = `+452012345${n}`;
    const phone = await sealing.seal(telephone, caseUnit);
    const hashes = { phone: await sealing.hash('phone', telephone, caseUnit), name: [] };
    const name = await sealing.seal(`Person ${n}`, caseUnit);
    await line.seed(personOf({ personId: `person_${n}`, visits: [`visit_${n}`], name, phone, hashes }));
    await line.seed(visitOf({ visitId: `visit_${n}`, personId: `person_${n}`, conclusion }));
  }
  await goesOnDuty(line);
});

function lists(n: number, body: object = { type: 'jobsparring' }, as: Person = kirsten) {
  return line.ask('POST', `/persons/person_${n}/outreach`, { as, body });
}
function does(what: 'call' | 'close' | 'undo', as: Person = karen, body?: object) {
  return line.ask('POST', `/outreach/outreach_person_1/${what}`, { as, ...(body && { body }) });
}
async function rows(as: Person = karen) {
  return (await line.ask('GET', '/outreach', { as })).body.outreach;
}

test('a coordinator makes the list, and consultants see it with the oldest first', async () => {
  expect(await lists(2, { type: 'bekymring', purpose: 'Høre, hvordan det går' })).toMatchObject({ status: 201 });
  line.later('PT1M');
  expect(await lists(1)).toMatchObject({ status: 201, body: { outreachId: 'outreach_person_1' } });
  expect(await lists(1)).toMatchObject({ status: 409, body: { error: 'alreadyListed' } });
  expect(await rows()).toMatchObject([
    { citizen: { name: 'Person 2' }, title: 'Opkald, fordi vi er bekymrede', purpose: 'Høre, hvordan det går' },
    { citizen: { name: 'Person 1' }, title: 'Sparring om jobsøgning', tries: 0, late: false, active: false },
  ]);
  const { cases } = (await line.ask('GET', '/cases', { as: karen })).body;
  expect(cases.map(({ matter, what }: Record<string, string>) => [matter, what])).toEqual([
    ['outreach', 'callOut'],
    ['outreach', 'callOut'],
  ]);
  expect(JSON.stringify([line.records, line.logged])).not.toContain('hvordan det går');
});

test('the hundred who have waited longest are shown, which of them are late, and whether there are more', async () => {
  const listed = (index: number, listedAt: string) =>
    outreachOf({
      outreachId: `outreach_${String(index).padStart(3, '0')}`,
      listedAt,
      dueAt: '2021-01-11T22:59:59.999Z',
    });
  for (let index = 0; index < 100; index += 1) await line.seed(listed(index, caseNow));
  expect((await line.ask('GET', '/outreach', { as: karen })).body).toMatchObject({ more: false });
  await line.seed(listed(100, '2021-01-04T08:59:59.999Z'));
  line.now = '2021-01-12T09:00:00.000Z';
  const { outreach, more } = (await line.ask('GET', '/outreach', { as: karen })).body;
  expect([outreach.length, outreach[0], more]).toMatchObject([100, { outreachId: 'outreach_100', late: true }, true]);
});

test('one is taken, rung, talked with, and told of', async () => {
  await lists(1);
  const { callId } = (await does('call')).body;
  expect((await rows())[0]).toMatchObject({ active: true });
  expect(await does('call', karen)).toMatchObject({ status: 200, body: { callId } });
  for (let leg = 0; leg < 2; leg += 1) {
    await line.dispatch();
    await picksUp(line);
  }
  expect(line.carrier.legs.map(({ to }) => to)).toEqual([`client:${karen.user}`, '+4520123451']);
  expect(await does('close', karen, { outcome: 'talked' })).toMatchObject({ status: 422, body: { error: 'notHeld' } });
  await line.ask('POST', `/calls/${callId}/end`, { as: karen, body: { outcome: 'ended' } });
  expect((await rows())[0]).toMatchObject({ active: false, talked: { byName: karen.user } });
  expect(await does('close', karen, { outcome: 'talked' })).toMatchObject({ status: 204 });
  expect(await rows()).toEqual([]);
  expect(await line.item('visit', 'visit_1')).not.toHaveProperty('step');
});

test('the office takes somebody off, and puts them back', async () => {
  await lists(1);
  expect(await does('close', karen, { outcome: 'withdrawn' })).toMatchObject({ status: 403 });
  expect(await does('close', kirsten, { outcome: 'withdrawn' })).toMatchObject({ status: 204 });
  expect(await rows()).toEqual([]);
  expect(await does('call')).toMatchObject({ status: 409 });
  expect(await does('undo', kirsten)).toMatchObject({ status: 204 });
  expect(await rows()).toHaveLength(1);
});

test('only voluntary talks are on it, which end without a conclusion', async () => {
  expect(outreachType.options.filter((type) => conversationTypeOf(type).demandsOutcome)).toEqual([]);
  expect(await lists(1, { type: 'visitation' })).toMatchObject({ status: 400, body: { field: 'type' } });
  expect(await lists(1, { type: 'bekymring' })).toMatchObject({ status: 422, body: { field: 'purpose' } });
});

test.each([
  [birgit, 403, 403],
  [lars, 403, 403],
  [kasper, 403, 200],
])('%o lists and reads: %i and %i', async (as, listed, read) => {
  expect((await lists(1, { type: 'udsatte' }, as)).status).toBe(listed);
  expect((await line.ask('GET', '/outreach', { as })).status).toBe(read);
});
