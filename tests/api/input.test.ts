import { beforeEach, describe, expect, test } from 'vitest';
import { answered, caseNow } from '../fixtures/case.ts';
import { createLine, type LineInMemory } from '../fixtures/line-in-memory.ts';
import { birgit, karen, lars, type Person } from '../fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

async function register(more: object = {}) {
  const { body } = await line.ask('POST', '/applicants', { as: birgit, body: { name: 'Bo', choice: 'none', ...more } });
  return body;
}

describe('a date that does not exist is answered 400 with the name of its field', () => {
  test.each<[string, Person, string]>([
    ['/reports/outcomes?from=2021-02-30&to=2021-03-01', lars, 'from'],
    ['/reports/outcomes?from=2021-02-01&to=2021-02-29', lars, 'to'],
    ['/reports/outcomes?from=2021-13-01&to=2021-12-31', lars, 'from'],
    ['/reports/outcomes?from=2021-00-10&to=2021-12-31', lars, 'from'],
    ['/reports/outcomes?from=0000-00-00&to=2021-12-31', lars, 'from'],
    ['/reports/outcomes?from=2021-1-1&to=2021-12-31', lars, 'from'],
    ['/reports/outcomes?from=2021-01-01T00:00:00Z&to=2021-12-31', lars, 'from'],
    ['/reports/outcomes?from=&to=2021-12-31', lars, 'from'],
    ['/reports/outcomes?to=2021-12-31', lars, 'from'],
    ['/reports/outcomes?from=2021-01-01', lars, 'to'],
    ['/reports/outcomes?from=2021-02-01&to=2021-01-31', lars, 'to'],
    ['/slots?from=2021-02-30&to=2021-03-01', birgit, 'from'],
    ['/slots?from=2021-01-04&to=2021-04-31', birgit, 'to'],
    ['/slots?from=2021-02-30T09:00:00Z&to=2021-03-01', birgit, 'from'],
    ['/slots?from=2021-01-04T25:00:00Z&to=2021-03-01', birgit, 'from'],
    ['/slots?from=2021-01-04T09:00:00&to=2021-03-01', birgit, 'from'],
    ['/slots?from=2021-01-04&to=2021-01-05%20or%20later', birgit, 'to'],
    ['/slots?from=2021-01-05&to=2021-01-04', birgit, 'to'],
    ['/desk?since=2021-02-30T09:00:00Z', karen, 'since'],
    ['/desk?since=yesterday', karen, 'since'],
  ])('%s', async (path, as, field) => {
    const { status, body } = await line.ask('GET', path, { as });
    expect([status, body.error, body.field]).toEqual([400, 'malformed', field]);
    expect(body.message).toMatch(/^\p{Lu}.*\.$/u);
  });

  test.each([
    '20210230T080000Z-1',
    '20211304T080000Z-1',
    '20210104T256000Z-1',
    '00000000T000000Z-1',
    '20210105T080000Z-9',
    '20210105T080015Z-1',
  ])('also as the time of a meeting: %s', async (slotId) => {
    const visit = await register();
    const { meeting } = await register({ choice: 'physical' });
    const conclusion = { version: 1, category: 'jobparat', certainty: 'usikker', followUp: { slotId } };
    const path = `/visits/${visit.visitId}`;
    await line.ask('POST', `${path}/talk`, { as: karen, body: { form: 'phone', at: line.now } });
    const { answers: given } = answered();
    await line.ask('PUT', `${path}/checklist`, { as: karen, body: { version: 0, answers: given } });
    const answers = [
      await line.ask('POST', '/applicants', { as: birgit, body: { name: 'Bo', choice: 'physical', slotId } }),
      await line.ask('POST', `/visits/${visit.visitId}/meeting`, { as: birgit, body: { slotId } }),
      await line.ask('POST', `/meetings/${meeting.meetingId}/move`, { as: birgit, body: { slotId } }),
      await line.ask('POST', `/visits/${visit.visitId}/conclude`, { as: karen, body: conclusion }),
    ];
    expect(answers.map(({ status, body }) => [status, body.field])).toEqual([
      [400, 'slotId'],
      [400, 'slotId'],
      [400, 'slotId'],
      [400, 'followUp.slotId'],
    ]);
  });

  test('and one that does is taken: the leap day, the days of summer time, a moment with any zone', async () => {
    for (const path of [
      '/reports/outcomes?from=2020-02-29&to=2020-02-29',
      '/reports/outcomes?from=2021-03-28&to=2021-10-31',
      '/reports/outcomes?from=0001-01-01&to=9999-12-31',
    ])
      expect((await line.ask('GET', path, { as: lars })).status, path).toBe(200);
    const slots = async (query: string) =>
      (await line.ask('GET', `/slots?${query}`, { as: birgit })).body.slots.map(
        ({ slotId }: { slotId: string }) => slotId,
      );
    expect(await slots('from=2021-01-05T10:00:00%2B01:00&to=2021-01-05T09:00:00.000Z')).toEqual([
      '20210105T090000Z-1',
      '20210105T090000Z-2',
    ]);
    expect(await slots('from=2021-01-05T09:00:00.001Z&to=2021-01-05T09:59:59.999Z')).toEqual([]);
    expect((await line.ask('GET', '/desk?since=2021-01-04T09:00:00Z', { as: karen })).status).toBe(200);
  });

  test.each(['from=0001-01-01&to=0001-01-02', 'from=9999-12-30&to=9999-12-31', 'from=2021-01-04&to=9999-12-31'])(
    'at the far ends of the calendar as well: %s',
    async (query) => {
      expect((await line.ask('GET', `/slots?${query}`, { as: birgit })).status).toBe(200);
    },
  );
});

describe('a name', () => {
  test.each([
    ['A\u030Ase Æbelø-Sørensen', 'Åse Æbelø-Sørensen'],
    ["  Mads\tO'Connor ", "Mads O'Connor"],
    ['\u202EBo\u200B', 'Bo'],
  ])('%j is kept as %j', async (name, kept) => {
    const { visitId } = await register({ name });
    const { body } = await line.ask('GET', `/visits/${visitId}`, { as: birgit });
    expect(body.citizen.name).toBe(kept);
  });

  test.each(['\u200B\u200B', '\u202E', 'Bo\u0000', 'Bo\u001B[2J', '...', 'x'.repeat(121)])(
    '%j is answered 400',
    async (name) => {
      const answer = await line.ask('POST', '/applicants', { as: birgit, body: { name, choice: 'none' } });
      expect([answer.status, answer.body.field]).toEqual([400, 'name']);
      expect(line.all('visit')).toEqual([]);
    },
  );

  test('is found however its letters are composed', async () => {
    await register({ name: 'Åse Æbelø' });
    const { body } = await line.ask('POST', '/persons/search', { as: birgit, body: { text: ' A\u030ASE ' } });
    expect(body.persons).toHaveLength(1);
  });

  test('of a pause is shown as it was meant', async () => {
    await line.ask('PUT', '/me/presence', { as: karen, body: { state: 'pause', reason: 'fro\u200Bkost\n' } });
    expect(await line.item('consultant', karen.staffId)).toMatchObject({ reason: 'frokost' });
    const answer = await line.ask('PUT', '/me/presence', { as: karen, body: { state: 'pause', reason: 'a\u0007' } });
    expect([answer.status, answer.body.field]).toEqual([400, 'reason']);
  });
});

describe('a body with names of its own', () => {
  test.each(['constructor', 'toString', 'hasOwnProperty'])('an answer to %s is no question of ours', async (id) => {
    const { visitId } = await register();
    const answers = JSON.parse(`{"${id}":"ja"}`);
    const answer = await line.ask('PUT', `/visits/${visitId}/checklist`, { as: karen, body: { version: 0, answers } });
    expect([answer.status, answer.body.field]).toEqual([400, `answers.${id}`]);
  });

  test('stores nothing under a name that no question can have', async () => {
    const { visitId } = await register();
    await line.ask('PUT', `/visits/${visitId}/checklist`, {
      as: karen,
      body: { version: 0, answers: JSON.parse('{"__proto__":"ja","C1":"ja"}') },
    });
    expect(Object.entries((await line.item('checklist', visitId)).answers)).toEqual([['C1', 'ja']]);
  });

  test('is read by its schema alone', async () => {
    const answer = await line.ask('PUT', '/me/presence', {
      as: karen,
      body: JSON.parse('{"state":"pause","__proto__":{"reason":"x"}}'),
    });
    expect(answer.status).toBe(200);
    expect((await line.item('consultant', karen.staffId)).reason).toBeUndefined();
  });

  test.each([[null], [[]], ['state'], [7], [true]])('%j is no request', async (body) => {
    const answer = await line.ask('PUT', '/me/presence', { as: karen, body });
    expect([answer.status, answer.body.error]).toEqual([400, 'malformed']);
    expect(answer.body.field).toMatch(/^(body|state)$/);
  });
});

describe('the token of a softphone', () => {
  const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));

  test('lets calls come in, under the name that nobody else has, and none go out', async () => {
    const { status, body } = await line.ask('POST', '/me/softphone-token', { as: karen });
    expect(status).toBe(200);
    expect(body).toMatchObject({ identity: 'karen', expiresAt: '2021-01-04T10:00:00.000Z' });
    const claims = claimsOf(body.token);
    expect(claims.grants).toEqual({ identity: 'karen', voice: { incoming: { allow: true } } });
    expect([claims.iss, claims.sub]).toEqual([
      'SK00000000000000000000000000000001',
      'AC00000000000000000000000000000001',
    ]);
    expect(claims.exp - claims.iat).toBe(3600);
    const [head] = body.token.split('.');
    expect(JSON.parse(Buffer.from(head, 'base64url').toString('utf8'))).toMatchObject({ twr: 'ie1' });
  });

  test.each([birgit, lars])('is given to consultants and coordinators only, not to $user', async (as) => {
    expect((await line.ask('POST', '/me/softphone-token', { as })).status).toBe(403);
  });

  test('is for a name that is given once only: a second member of staff by it is refused, in any unit', async () => {
    const { companionsOf } = await import('../../flows/case/companions.ts');
    const twin = {
      entity: 'staff',
      subject: 'sub-twin',
      staffId: 'staff_twin',
      unitId: 'elsewhere',
      user: 'karen',
      name: 'Karen Anden',
      role: 'consultant',
    } as const;
    const hired = await line.store.commit({ puts: [twin, ...companionsOf(twin)], removals: [], events: [] });
    expect(hired).toEqual({ done: false, conflict: ['userName'], doubtful: false });
    expect(await line.store.get('staff', 'sub-twin')).toBeUndefined();
    const other = { ...twin, user: 'karen2' };
    expect(await line.store.commit({ puts: [other, ...companionsOf(other)], removals: [], events: [] })).toEqual({
      done: true,
    });
  });
});

test('the clock of a sign of life is ours', async () => {
  await line.ask('PUT', '/me/presence', { as: karen, body: { state: 'available' } });
  line.later('PT40S');
  expect(
    (await line.ask('POST', '/me/heartbeat', { as: karen, body: { aliveAt: '2030-01-01T00:00:00.000Z' } })).status,
  ).toBe(204);
  expect(await line.item('consultant', karen.staffId)).toMatchObject({ aliveAt: line.now, since: caseNow });
});

test('what a person needs is kept to the case, and whoever has no telephone is not to be called back', async () => {
  const needs = ['interpreter', 'noPhone'];
  const refused = await line.ask('POST', '/applicants', {
    as: birgit,
    body: { name: 'Bo', phone: '20112233', choice: 'callback', needs },
  });
  expect([refused.status, refused.body.field]).toEqual([400, 'choice']);
  const { visitId } = await register({ choice: 'physical', needs });
  const { body } = await line.ask('GET', `/visits/${visitId}`, { as: karen });
  expect(body.citizen.needs).toEqual(needs);
  const unknown = await line.ask('POST', '/applicants', {
    as: birgit,
    body: { name: 'Bo', choice: 'none', needs: ['something'] },
  });
  expect(unknown.status).toBe(400);
});
