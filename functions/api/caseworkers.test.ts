import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow, consultantOf } from '../../tests/fixtures/case.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kasper, kirsten, lars, type Person } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
let personId = '';
let visitId = '';
beforeEach(async () => {
  line = await createLine();
  for (const { staffId, user } of [karen, kasper]) await line.seed(consultantOf({ staffId, user, state: 'off' }));
  const { body } = await line.ask('POST', '/applicants', {
    as: birgit,
    body: { name: 'Åse Æbelø', phone: '20112233', choice: 'callback' },
  });
  ({ personId, visitId } = body);
});

const { staffId } = karen;

function named({ staffId: id, user: name }: Person) {
  return { staffId: id, name };
}

function wish(as: Person = birgit, more: object = {}) {
  return line.ask('POST', `/persons/${personId}/not-with`, { as, body: { staffId, ...more } });
}

function takeBack(as: Person = kirsten) {
  return line.ask('POST', `/persons/${personId}/not-with/take-back`, { as, body: { staffId } });
}

function give(to: Person, as: Person = kirsten, reason = 'citizenAsked') {
  return line.ask('PUT', `/persons/${personId}/caseworker`, { as, body: { to: to.staffId, reason } });
}

async function shown(as: Person = birgit) {
  return (await line.ask('GET', `/persons/${personId}/caseworker`, { as })).body;
}

describe('whose citizen a person is', () => {
  test('is nobody’s at first, and whom there is to choose among is named', async () => {
    expect(await shown()).toEqual({ notWith: [], consultants: [named(karen), named(kasper)] });
  });

  test('and with whom they wish not to talk, is seen by whoever works with cases, and each look is written down', async () => {
    expect((await wish(birgit, { reason: 'acquainted' })).status).toBe(204);
    expect((await give(kasper)).status).toBe(204);
    const { caseworker, notWith } = await shown();
    expect(caseworker).toEqual({ ...named(kasper), isGiven: true });
    expect(notWith).toEqual([{ ...named(karen), at: caseNow, reason: 'acquainted' }]);
    expect((await line.ask('GET', `/persons/${personId}/caseworker`, { as: lars })).status).toBe(403);
    expect(line.all('access').map(({ by, to, personId: of }) => [by, to, of])).toEqual([
      [birgit.staffId, 'history', personId],
    ]);
  });

  test('of another unit, or of nobody, is not found', async () => {
    expect((await line.ask('GET', '/persons/person_none/caseworker', { as: birgit })).status).toBe(404);
  });
});

describe('the wish for another consultant', () => {
  test('makes it a coordinator’s to find one, who is told so on the list, and on the case', async () => {
    await wish(karen);
    const { body } = await line.ask('GET', '/cases', { as: kirsten });
    expect(body.cases.filter(({ matter }: { matter: string }) => matter === 'task')).toMatchObject([
      { what: 'giveConsultant', owner: { role: 'coordinator' }, visitId },
    ]);
    const tasks = async () => (await line.ask('GET', `/visits/${visitId}`, { as: kirsten })).body.tasks;
    expect(await tasks()).toMatchObject([{ sort: 'otherConsultant' }]);
    await give(kasper);
    expect(await tasks()).toMatchObject([{ closed: { outcome: 'given', byName: kirsten.user } }]);
  });

  test('keeps the consultant from making the call theirs, who is told why', async () => {
    await wish();
    const { status, body } = await line.ask('POST', `/visits/${visitId}/callback`, { as: karen, body: { mine: true } });
    expect([status, body.error]).toEqual([409, 'notWith']);
    expect(body.message).toContain('ønsket en anden konsulent');
  });

  test('is a coordinator’s to take back', async () => {
    await wish();
    for (const as of [birgit, karen]) expect((await takeBack(as)).status).toBe(403);
    expect((await takeBack()).status).toBe(204);
    expect((await shown()).notWith).toEqual([]);
  });

  test.each([
    ['a reason that is none of the list', { reason: 'Vil ikke' }, 400],
    ['nobody of the unit', { staffId: 'staff_none' }, 404],
  ])('with %s is refused', async (_, more, status) => {
    expect((await wish(birgit, more)).status).toBe(status);
  });

  test('is told in no event with its reason, and in no log at all', async () => {
    await wish(birgit, { reason: 'acquainted' });
    expect(JSON.stringify([line.events('notWithWished'), line.logged])).not.toContain('acquainted');
  });
});

describe('another caseworker', () => {
  test('is given by a coordinator alone, with a reason of the list', async () => {
    for (const as of [birgit, karen]) expect((await give(kasper, as)).status).toBe(403);
    expect((await give(kasper, kirsten, 'fordi')).status).toBe(400);
    expect((await give(kasper)).status).toBe(204);
    expect(line.events('caseworkerChanged').map(({ payload }) => payload)).toEqual([
      { type: 'caseworkerChanged', to: kasper.staffId, reason: 'citizenAsked' },
    ]);
  });

  test('is never whom the citizen wishes not to talk with', async () => {
    await wish();
    const { status, body } = await give(karen);
    expect([status, body.error, body.field]).toEqual([409, 'notWith', 'to']);
  });
});
