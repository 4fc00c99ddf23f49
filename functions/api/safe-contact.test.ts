import { beforeEach, describe, expect, test } from 'vitest';
import type { Visit } from '../../schemas/visit.ts';
import {
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  consultantOf,
  doubtOf,
  personOf,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kirsten } from '../../tests/fixtures/line-people.ts';

const roles = [birgit, karen, kirsten];
/** Where nobody of intake has a list. */
const notOfIntake = ['/followups'];

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
  const { sealing } = line.deps;
  const name = await sealing.seal('Åse Dahl', caseUnit);
  const phone = await sealing.seal('+4520123456', caseUnit);
  const hashes = { name: await Promise.all(['åse', 'dahl'].map((token) => sealing.hash('name', token, caseUnit))) };
  await line.seed(personOf({ visits: ['visit_1'], name, phone, hashes }));
  const safe: Partial<Visit> = { personId: 'person_1', noMessages: caseNow, procedures: { F11: caseNow } };
  await line.seed(visitOf({ ...safe, callback: callbackOf(), followUpId: 'followup_1' }));
  await line.seed(doubtOf({ flags: ['F11'] }));
  await line.seed(callOf({ state: { at: 'ended', outcome: 'ended' } }));
  await line.seed({
    entity: 'message',
    messageId: 'message_1',
    unitId: caseUnit,
    visitId: 'visit_1',
    version: 1,
    failedAt: caseNow,
    safeContact: true,
  });
  await line.seed({
    entity: 'meeting',
    meetingId: 'meeting_1',
    unitId: caseUnit,
    visitId: 'visit_1',
    slotId: '20210104T120000Z-1',
    version: 1,
    startAt: '2021-01-04T12:00:00.000Z',
    endAt: '2021-01-04T12:45:00.000Z',
    purpose: 'visit',
    state: 'booked',
    bookedAt: caseNow,
  });
  // Somebody else, of whom none of it is said.
  await line.seed(visitOf({ visitId: 'visit_2', callback: callbackOf() }));
});

interface Row {
  visitId: string;
  safeContact?: true;
}

/** Every row of an answer that is about a case, whatever list it stands in. */
function rowsIn(body: unknown): Row[] {
  if (typeof body !== 'object' || body === null) return [];
  const own = 'visitId' in body ? [body as Row] : [];
  return [...own, ...Object.values(body).flatMap(rowsIn)];
}

const lists = ['/desk', '/callbacks', '/followups', '/cases', '/calls'];

describe('how somebody in safe contact may be reached', () => {
  test.each(roles.flatMap((as) => lists.map((path) => ({ as, path, role: as.role }))))(
    'is said to $role in every row of $path, and of nobody else',
    async ({ as, path }) => {
      const { status, body } = await line.ask('GET', path, { as });
      if (as === birgit && notOfIntake.includes(path)) return expect(status).toBe(403);
      const rows = rowsIn(body);
      const theirs = rows.filter(({ visitId }) => visitId === 'visit_1');
      expect(theirs.length).toBeGreaterThan(0);
      expect(theirs.filter(({ safeContact }) => safeContact !== true)).toEqual([]);
      expect(rows.filter(({ visitId, safeContact }) => visitId !== 'visit_1' && safeContact)).toEqual([]);
    },
  );

  test.each(roles)('is said to $role in the case, on the page of the person and in the search', async (as) => {
    const read = await Promise.all([
      line.ask('GET', '/visits/visit_1', { as }),
      line.ask('GET', '/persons/person_1', { as }),
      line.ask('POST', '/persons/search', { as, body: { text: 'Åse' } }),
      line.ask('GET', '/visits/visit_2', { as }),
    ]);
    const [visit, person, found, other] = read.map(({ body }) => body);
    expect([visit.safeContact, person.safeContact, found.persons[0].safeContact]).toEqual([true, true, true]);
    expect(other).not.toHaveProperty('safeContact');
  });

  test('is said to intake without the reason', async () => {
    const paths = ['/desk', '/callbacks', '/cases', '/calls', '/visits/visit_1', '/persons/person_1'];
    for (const path of paths) {
      const { status, text } = await line.ask('GET', path, { as: birgit });
      expect([path, status]).toEqual([path, 200]);
      expect(text).toContain('"safeContact":true');
      expect(text).not.toMatch(/F11|noMessages|procedures":\{"F/);
    }
  });

  test('is said at the desk before the call is taken, and while it lasts', async () => {
    const { staffId } = karen;
    const legs = { 1: { party: 'consultant', staffId, at: caseNow } } as const;
    await line.seed(consultantOf({ staffId, state: 'reserved', callId: 'call_2', leg: 1 }));
    for (const at of ['reserved', 'accepted', 'connected'] as const) {
      await line.seed(callOf({ callId: 'call_2', direction: 'callback', state: { at, leg: 1 }, legs }));
      const { call } = (await line.ask('GET', '/desk', { as: karen })).body;
      expect(call).toMatchObject({ routing: at, visitId: 'visit_1', safeContact: true });
    }
  });

  test('is said on the receipt of a registration that joins their case', async () => {
    const body = { name: 'Åse Dahl', cpr: '6707614283', choice: 'none' };
    const first = await line.ask('POST', '/applicants', { as: birgit, body });
    const stored = await line.item('visit', first.body.visitId);
    expect(first.body).not.toHaveProperty('safeContact');
    await line.seed({ ...stored, noMessages: caseNow });
    const again = await line.ask('POST', '/applicants', { as: birgit, body: { ...body, join: true } });
    expect(again.body).toMatchObject({ visitId: first.body.visitId, safeContact: true });
  });

  test('makes what an SMS did not tell a coordinator’s', async () => {
    const { asked } = (await line.ask('GET', '/desk', { as: birgit })).body;
    const row = asked.find(({ what }: { what: string }) => what === 'tellCitizen');
    expect(row).toMatchObject({ safeContact: true, owner: { role: 'coordinator' } });
  });
});

describe('a call-back in safe contact', () => {
  const path = '/visits/visit_1/callback';

  test('is promised at an agreed time only, which is answered with its window', async () => {
    const without = await line.ask('POST', path, { as: karen, body: {} });
    expect([without.status, without.body]).toMatchObject([422, { error: 'timeMissing', field: 'at' }]);
    const closed = await line.ask('POST', path, { as: karen, body: { at: '2021-01-10T10:00:00+01:00' } });
    expect([closed.status, closed.body]).toMatchObject([422, { error: 'wrongTime', field: 'at' }]);
    const agreed = await line.ask('POST', path, { as: karen, body: { at: '2021-01-05T10:00:00+01:00' } });
    expect([agreed.status, agreed.body]).toEqual([
      200,
      { visitId: 'visit_1', from: '2021-01-05T09:00:00.000Z', until: '2021-01-05T09:30:00.000Z' },
    ]);
  });
});
