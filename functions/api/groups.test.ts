import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow } from '../../tests/fixtures/case.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kirsten, type Person } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

/** Turns 30 on 5 January 2021, the day after. */
const almostThirty = '650191-1234';
const asked = {
  A1: 'bekraeftet',
  J4: 'Telefonen er nok.',
  K1: 'ja',
  K2: ['rettigheder', 'naesteSkridt', 'cvFrist', 'fysiskMoede', 'klage'],
};

function post(path: string, body: unknown, as: Person = karen) {
  return line.ask('POST', path, { as, body });
}

/** Somebody is registered, and a talk was held in which what must be asked was asked. */
async function talkedWith(more: object) {
  const { body } = await post('/applicants', { name: 'Ida Ibsen', choice: 'none', ...more }, birgit);
  const path = `/visits/${body.visitId}`;
  await post(`${path}/talk`, { form: 'phone', at: line.now });
  await line.ask('PUT', `${path}/checklist`, { as: karen, body: { version: 0, answers: asked } });
  return body;
}

function conclude(visitId: string, category: string, more: object = {}) {
  return post(`/visits/${visitId}/conclude`, { version: 1, category, certainty: 'sikker', ...more });
}

async function shown(visitId: string) {
  const { body } = await line.ask('GET', `/visits/${visitId}`, { as: karen });
  return {
    category: body.category,
    group: body.targetGroup,
    asks: body.asksEducation,
    offered: body.categories.map(({ id }: { id: string }) => id),
  };
}

const ofTheYoung = ['aabenlystUddannelsesparat', 'uddannelsesparat', 'aktivitetsparat'];
const ofOthers = ['jobparat', 'aktivitetsparat'];

describe('a case offers', () => {
  test.each<[string, { cpr?: string; education?: boolean }, string | undefined, string[]]>([
    ['somebody over 30', { cpr: '640191-1234' }, 'over30', ofOthers],
    ['a young person with an education', { cpr: almostThirty, education: true }, 'under30Educated', ofOthers],
    ['a young person without one', { cpr: almostThirty, education: false }, 'under30Uneducated', ofTheYoung],
    ['a young person of whom nobody has said', { cpr: almostThirty }, undefined, ['aktivitetsparat']],
    ['somebody without CPR', {}, undefined, ['jobparat', ...ofTheYoung]],
  ])('%s the categories of the group', async (_who, ...[more, group, offered]) => {
    const { visitId } = await talkedWith(more);
    const asks = 'cpr' in more && group === undefined;
    expect(await shown(visitId)).toEqual({ category: 'ikkeVisiteret', group, asks, offered });
    for (const category of ['jobparat', ...ofTheYoung].filter((id) => !offered.includes(id))) {
      const before = line.table.dump();
      const { status, body } = await conclude(visitId, category);
      expect([status, body.error, body.field]).toEqual([422, asks ? 'educationUnknown' : 'otherGroup', 'category']);
      expect(line.table.dump()).toEqual(before);
    }
    expect((await conclude(visitId, offered.at(-1) ?? '')).status).toBe(200);
    expect((await shown(visitId)).category).toBe(offered.at(-1));
  });

  test('other categories from the birthday on, and says in Danish why the old one is none', async () => {
    const { visitId } = await talkedWith({ cpr: almostThirty, education: false });
    line.now = '2021-01-04T23:00:00.000Z';
    expect(await shown(visitId)).toMatchObject({ group: 'over30', offered: ofOthers });
    const refused = await conclude(visitId, 'uddannelsesparat');
    expect([refused.status, refused.body]).toEqual([
      422,
      {
        error: 'otherGroup',
        field: 'category',
        message: 'Kategorien passer ikke til borgeren, som er 30 år eller mere. Vælg Jobparat eller Aktivitetsparat.',
      },
    ]);
  });

  test('the label of jobindsats.dk', async () => {
    const { visitId } = await talkedWith({ cpr: almostThirty, education: false });
    const { body } = await line.ask('GET', `/visits/${visitId}`, { as: karen });
    expect(body.categories[0]).toMatchObject({ label: 'Åbenlys uddannelsesparat', groups: ['under30Uneducated'] });
  });
});

describe('an education', () => {
  const say = (personId: string, education: unknown, as: Person = karen) =>
    line.ask('PUT', `/persons/${personId}/education`, { as, body: { education } });

  test('that was not known is said later, and decides from then on', async () => {
    const { visitId, personId } = await talkedWith({ cpr: almostThirty });
    const refused = await conclude(visitId, 'jobparat');
    expect(refused.body.message).toBe(
      'Borgeren er under 30 år. Svar først på, om borgeren har en uddannelse, der giver adgang til et erhverv.',
    );
    expect((await say(personId, true, birgit)).status).toBe(204);
    expect(await shown(visitId)).toMatchObject({ group: 'under30Educated', asks: false, offered: ofOthers });
    expect((await line.ask('GET', `/persons/${personId}`, { as: karen })).body.education).toBe(true);
    expect((await conclude(visitId, 'jobparat')).status).toBe(200);
    expect(line.events('visitConcluded')[0]?.citizen).toEqual({
      knownBefore: false,
      language: 'da',
      ageGroup: 'under30',
      education: true,
    });
  });

  test('is kept when the person is registered again and nobody is asked', async () => {
    const { personId } = await talkedWith({ cpr: almostThirty, education: false });
    await post('/applicants', { name: 'Ida Ibsen', choice: 'none', cpr: almostThirty, join: true }, birgit);
    expect((await line.item('person', personId)).education).toBe(false);
  });

  test('that is no answer, or of nobody, is refused', async () => {
    const { personId } = await talkedWith({ cpr: almostThirty });
    expect(await say(personId, 'måske')).toMatchObject({ status: 400, body: { field: 'education' } });
    expect((await say('person_none', true)).status).toBe(404);
  });
});

describe('a final category', () => {
  test('is of the group of the day on which it is set, and the first one stays', async () => {
    const { visitId } = await talkedWith({ cpr: almostThirty, education: false });
    const followUp = { slotId: '20210105T080000Z-1' };
    const doubt = await conclude(visitId, 'uddannelsesparat', { certainty: 'usikker', followUp });
    const { followUpId } = doubt.body.followUp;
    line.now = '2021-01-05T09:00:00.000Z';
    const close = (body: object) => post(`/followups/${followUpId}/close`, body);
    expect((await close({ outcome: 'confirmed' })).body).toMatchObject({ error: 'otherGroup', field: 'category' });
    expect((await close({ outcome: 'changed', category: 'aabenlystUddannelsesparat' })).status).toBe(422);
    expect((await close({ outcome: 'changed', category: 'jobparat' })).status).toBe(200);
    const { body } = await line.ask('GET', `/visits/${visitId}`, { as: karen });
    expect(body).toMatchObject({
      category: 'jobparat',
      conclusion: { category: 'uddannelsesparat', finalCategory: 'jobparat' },
    });
  });
});

describe('a 30th birthday', () => {
  /** Beside the note of the talk, which is not looked at here. */
  const cases = async () =>
    (await line.ask('GET', '/cases', { as: kirsten })).body.cases.filter(
      ({ matter }: { matter: string }) => matter !== 'note',
    );

  test('stands among the cases from three months ahead on, until it is settled', async () => {
    const { visitId, personId } = await talkedWith({ cpr: '610691-1234', education: false });
    await conclude(visitId, 'uddannelsesparat');
    line.now = '2021-02-28T22:59:59.999Z';
    expect(await line.sweep()).toMatchObject({ nextDueAt: '2021-02-28T23:00:00.000Z' });
    expect(await cases()).toEqual([]);
    line.now = '2021-02-28T23:00:00.000Z';
    await line.sweep();
    await line.sweep();
    expect(line.events('birthdayNear')).toHaveLength(1);
    const lastDay = '2021-05-31T21:59:59.999Z';
    expect(await cases()).toEqual([
      {
        matterId: personId,
        matter: 'birthday',
        what: 'turns30',
        owner: { role: 'coordinator' },
        dueAt: lastDay,
        lateAt: lastDay,
        late: false,
        personId,
        visitId,
        citizen: { name: 'Ida Ibsen', cpr: '610691-••••' },
        openedAt: '2021-02-28T23:00:00.000Z',
      },
    ]);
    line.now = '2021-06-01T08:00:00.000Z';
    expect(await cases()).toMatchObject([{ late: true }]);
    expect((await post(`/persons/${personId}/birthday`, { outcome: 'arranged' }, kirsten)).status).toBe(204);
    expect(await cases()).toEqual([]);
    expect(line.events('birthdaySettled')[0]).toMatchObject({
      by: kirsten.staffId,
      payload: { outcome: 'arranged', inTime: false },
    });
  });

  test('that is not near, or of nobody, cannot be settled, nor in a way there is none', async () => {
    const { visitId, personId } = await talkedWith({ cpr: '610691-1234', education: false });
    await conclude(visitId, 'uddannelsesparat');
    const settle = (id: string, outcome: string) => post(`/persons/${id}/birthday`, { outcome });
    expect(await settle(personId, 'arranged')).toMatchObject({
      status: 409,
      body: { error: 'tooEarly', message: 'Fødselsdagen ligger mere end tre måneder ude i fremtiden.' },
    });
    expect((await settle('person_none', 'left')).status).toBe(404);
    expect((await settle(personId, 'visited')).status).toBe(400);
  });

  test('of whoever is visited shortly before it stands there at once', async () => {
    const { visitId } = await talkedWith({ cpr: almostThirty, education: false });
    await conclude(visitId, 'uddannelsesparat');
    expect(await cases()).toMatchObject([{ what: 'turns30', visitId, openedAt: '2020-10-04T22:00:00.000Z' }]);
    expect(line.events('birthdayNear')[0]).toMatchObject({ at: caseNow, visitId });
  });
});
