import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow } from '../../tests/fixtures/case.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kirsten, lars, type Person } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const reason = 'Skrevet forkert af';

async function register(more: object = {}) {
  const body = { name: 'Åse Æbelø', choice: 'none', ...more };
  return (await line.ask('POST', '/applicants', { as: birgit, body })).body as { visitId: string; personId: string };
}

function correct(personId: string, what: object, as: Person = karen) {
  return line.ask('POST', `/persons/${personId}/corrections`, { as, body: { reason, ...what } });
}

function rejudge(visitId: string, what: object, as: Person = karen) {
  return line.ask('POST', `/visits/${visitId}/corrections`, { as, body: { reason, ...what } });
}

function undo(correctionId: string, as: Person = karen) {
  return line.ask('POST', `/corrections/${correctionId}/undo`, { as });
}

async function found(text: string): Promise<string[]> {
  const { body } = await line.ask('POST', '/persons/search', { as: karen, body: { text } });
  return body.persons.map(({ citizen }: { citizen: { name: string } }) => citizen.name);
}

async function seen(path: string, as: Person = karen) {
  return (await line.ask('GET', path, { as })).body;
}

/** Talked with outside the line, asked what must be, and concluded. */
async function concluded(more: object = {}) {
  const registered = await register(more);
  const path = `/visits/${registered.visitId}`;
  await line.ask('POST', `${path}/talk`, { as: karen, body: { form: 'phone', at: line.now } });
  const answers = {
    A1: 'bekraeftet',
    J4: 'Telefonen er nok.',
    K1: 'ja',
    K2: ['rettigheder', 'naesteSkridt', 'cvFrist', 'fysiskMoede', 'klage'],
  };
  await line.ask('PUT', `${path}/checklist`, { as: karen, body: { version: 0, answers } });
  const judged = { version: 1, category: 'jobparat', certainty: 'sikker' };
  expect((await line.ask('POST', `${path}/conclude`, { as: karen, body: judged })).status).toBe(200);
  return registered;
}

describe('what is to be thought of about a person', () => {
  const needs = ['interpreter'];

  function say(personId: string, body: object, as: Person = birgit) {
    return line.ask('POST', `/persons/${personId}/needs`, {
      as,
      body: { needs, protectedAddress: false, reason, ...body },
    });
  }

  test('stands on the person, the case and the meeting, and among the corrections in words', async () => {
    const { visitId, personId } = await register({ choice: 'physical', language: 'polsk', needs: ['companion'] });
    const { status, body } = await say(personId, { protectedAddress: true });
    expect(status).toBe(201);
    const toArrange = { preparations: [{ what: 'interpreter', language: 'pl' }] };
    const shown = await seen(`/persons/${personId}`, birgit);
    expect(shown).toMatchObject({ needs, protectedAddress: true });
    expect(shown.corrections).toMatchObject([
      { what: 'needs', before: 'Har en bisidder med', after: 'Skal have tolk · Navne- og adressebeskyttelse', reason },
    ]);
    expect(await seen(`/visits/${visitId}`)).toMatchObject({ citizen: { needs }, meeting: toArrange });
    // Intake sees it too: it was said at their desk, not in the talk.
    expect((await seen('/desk', birgit)).meetings).toMatchObject([toArrange]);
    await undo(body.correctionId, birgit);
    expect(await seen(`/persons/${personId}`)).toMatchObject({ needs: ['companion'], protectedAddress: false });
    expect((await seen(`/visits/${visitId}`)).meeting).not.toHaveProperty('preparations');
  });

  test('takes a reason and needs that we know, and no want of a telephone beside a number', async () => {
    const { personId } = await register({ phone: '20123456' });
    expect((await say(personId, { reason: ' ' })).body).toMatchObject({ error: 'malformed', field: 'reason' });
    expect((await say(personId, { needs: ['taxi'] })).status).toBe(400);
    expect((await say(personId, { needs: ['noPhone'] })).body).toMatchObject({ error: 'hasTelephone', field: 'needs' });
    expect((await say(personId, {}, lars)).status).toBe(403);
    expect((await say('person_none', {})).status).toBe(404);
  });
});

describe('a name', () => {
  test('that was wrong is put right, and the person is found by the right one alone', async () => {
    const { visitId, personId } = await register();
    const { status, body } = await correct(personId, { name: 'Åse Ærø' }, birgit);
    expect([status, body]).toEqual([
      201,
      { correctionId: body.correctionId, undoUntil: '2021-01-04T09:10:00.000Z', warnings: [] },
    ]);
    expect([await found('Æbelø'), await found('Ærø'), await found('Åse')]).toEqual([[], ['Åse Ærø'], ['Åse Ærø']]);
    const row = {
      correctionId: body.correctionId,
      what: 'name',
      before: 'Åse Æbelø',
      after: 'Åse Ærø',
      at: caseNow,
      byName: 'birgit',
      reason,
      undoUntil: body.undoUntil,
    };
    expect((await seen(`/visits/${visitId}`)).corrections).toEqual([row]);
    expect((await seen(`/persons/${personId}`, birgit)).corrections).toEqual([row]);
  });

  test('is put back as it was', async () => {
    const { personId } = await register();
    const { body } = await correct(personId, { name: 'Åse Ærø' });
    line.later('PT1M');
    expect((await undo(body.correctionId, kirsten)).status).toBe(204);
    expect([await found('Æbelø'), await found('Ærø')]).toEqual([['Åse Æbelø'], []]);
    expect((await seen(`/persons/${personId}`)).corrections).toMatchObject([{ undoneAt: line.now }]);
    line.later('PT10M');
    const late = await correct(personId, { name: 'Åse Ærø' });
    line.later('PT11M');
    expect(await undo(late.body.correctionId)).toMatchObject({
      status: 409,
      body: { error: 'undoOver', message: 'Rettelsen kan ikke fortrydes længere. Ret igen i stedet.' },
    });
  });
});

describe('a number', () => {
  test('that was wrong is put right in the search and in the case', async () => {
    const { visitId, personId } = await register({ phone: '20123456', choice: 'callback' });
    expect((await correct(personId, { phone: '30 12 34 56' })).status).toBe(201);
    expect([await found('20123456'), await found('30123456')]).toEqual([[], ['Åse Æbelø']]);
    expect((await seen(`/visits/${visitId}`)).citizen.phone).toBe('30 12 34 56');
  });

  test('of CPR is put right with its age, and goes back to the other when it is undone', async () => {
    const { visitId, personId } = await register({ cpr: '6401911234' });
    const { body } = await correct(personId, { cpr: '650191-1234', education: true });
    expect(body.warnings).toHaveLength(1);
    expect([await found('6401911234'), await found('6501911234')]).toEqual([[], ['Åse Æbelø']]);
    expect((await seen(`/visits/${visitId}`)).asksEducation).toBe(true);
    // The wrong number is somebody else's, who is registered with it now.
    await register({ name: 'Bo Bek', cpr: '6401911234' });
    expect(await undo(body.correctionId)).toMatchObject({ status: 409, body: { error: 'cprTaken', field: 'cpr' } });
    expect(await found('6401911234')).toEqual(['Bo Bek']);
  });

  test('of CPR that another person has is refused', async () => {
    await register({ name: 'Bo Bek', cpr: '6401911234' });
    const { personId } = await register();
    const before = line.table.dump();
    expect(await correct(personId, { cpr: '6401911234' })).toMatchObject({
      status: 409,
      body: {
        error: 'cprTaken',
        message: 'CPR-nummeret hører til en anden borger. Er det den samme, så læg de to sager sammen.',
      },
    });
    expect(line.table.dump()).toEqual(before);
  });
});

describe('a conclusion', () => {
  test('that was wrong is put right, and so are the figures', async () => {
    const { visitId } = await concluded();
    await line.deliver('project', line.records);
    const { status, body } = await rejudge(visitId, { category: 'aktivitetsparat' });
    expect(status).toBe(201);
    expect(await seen(`/visits/${visitId}`)).toMatchObject({
      category: 'aktivitetsparat',
      conclusion: { category: 'aktivitetsparat', certainty: 'sikker' },
      corrections: [{ what: 'conclusion', reason }],
    });
    const figures = async () => {
      await line.deliver('project', line.records);
      const report = await line.ask('GET', '/reports/outcomes?from=2021-01-04&to=2021-01-04', { as: lars });
      return report.body.figures.concludedByCategory.value;
    };
    expect(await figures()).toMatchObject({ aktivitetsparat: 1, jobparat: 0 });
    expect((await undo(body.correctionId)).status).toBe(204);
    expect((await seen(`/visits/${visitId}`)).category).toBe('jobparat');
    expect(await figures()).toMatchObject({ aktivitetsparat: 0, jobparat: 1 });
  });

  test('of each kind says what stood before and after, and no whole CPR number', async () => {
    const { visitId, personId } = await concluded({ cpr: '6401911234' });
    await correct(personId, { phone: '30123456' });
    await correct(personId, { phone: '30 12 34 57' });
    await correct(personId, { cpr: '650191-1234' });
    await rejudge(visitId, { category: 'aktivitetsparat', certainty: 'nogenlunde' });
    const { corrections } = await seen(`/visits/${visitId}`);
    expect(corrections.map(({ what, before, after }: Record<string, string>) => [what, before, after])).toEqual([
      ['phone', undefined, '30 12 34 56'],
      ['phone', '30 12 34 56', '30 12 34 57'],
      ['cpr', '640191-••••', '650191-••••'],
      ['conclusion', 'Jobparat, sikker', 'Aktivitetsparat, nogenlunde'],
    ]);
  });

  test('is hidden from intake with its reason, and not theirs to undo', async () => {
    const { visitId, personId } = await concluded();
    const { body } = await rejudge(visitId, { certainty: 'nogenlunde' });
    expect((await seen(`/visits/${visitId}`, birgit)).corrections).toEqual([]);
    expect((await undo(body.correctionId, birgit)).status).toBe(403);
    expect((await rejudge(visitId, { category: 'aktivitetsparat' }, birgit)).status).toBe(403);
    expect((await correct(personId, { name: 'Åse Ærø' }, birgit)).status).toBe(201);
    expect((await seen(`/persons/${personId}`, birgit)).corrections).toMatchObject([{ what: 'name' }]);
  });

  test('does not become uncertain without its follow-up, nor something that there is none of', async () => {
    const { visitId } = await concluded();
    expect(await rejudge(visitId, { certainty: 'usikker' })).toMatchObject({ status: 422, body: { flags: ['F01'] } });
    expect((await rejudge(visitId, { category: 'rask' })).status).toBe(400);
    expect((await rejudge(visitId, {})).body.error).toBe('sameAsBefore');
    const open = await register({ name: 'Bo' });
    expect(await rejudge(open.visitId, { category: 'jobparat' })).toMatchObject({
      status: 409,
      body: { error: 'notConcluded' },
    });
  });
});

describe('a correction', () => {
  test.each<[string, object, string]>([
    ['of nothing', {}, 'body'],
    ['of two things at once', { name: 'Bo', phone: '20123456' }, 'body'],
    ['to a name without a letter', { name: '...' }, 'name'],
    ['to a number that cannot be called', { phone: '90123456' }, 'phone'],
    ['to no number at all', { phone: '' }, 'phone'],
    ['to a CPR number of no day', { cpr: '3102901234' }, 'cpr'],
    ['without a reason', { name: 'Bo', reason: ' ' }, 'reason'],
  ])('%s is refused with its field, and nothing is written', async (_how, what, field) => {
    const { personId } = await register();
    const before = line.table.dump();
    const { status, body } = await correct(personId, what);
    expect([status, body.field]).toEqual([400, field]);
    expect(line.table.dump()).toEqual(before);
  });

  test('lies sealed with its reason, and stands in no event and no log', async () => {
    const { personId } = await register({ phone: '20123456' });
    await correct(personId, { name: 'Åse Ærø' });
    await correct(personId, { phone: '30123456' });
    for (const told of [line.table.dump(), line.records, line.logged])
      expect(JSON.stringify(told)).not.toMatch(/Ærø|30123456|forkert/);
  });

  test('is for who may see cases, and of somebody who is there', async () => {
    const { personId } = await register();
    expect((await correct(personId, { name: 'Bo' }, lars)).status).toBe(403);
    expect((await correct('person_none', { name: 'Bo' })).status).toBe(404);
    expect((await rejudge('visit_none', { category: 'jobparat' })).status).toBe(404);
    expect((await undo('correction_none')).status).toBe(404);
  });
});
