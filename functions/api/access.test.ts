import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow } from '../../tests/fixtures/case.ts';
import { rings } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kasper, kirsten, lars, type Person, rikke } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

function get(path: string, as: Person = karen) {
  return line.ask('GET', path, { as });
}

async function register(name = 'Åse Æbelø', more: object = {}) {
  const { body } = await line.ask('POST', '/applicants', { as: birgit, body: { name, choice: 'none', ...more } });
  return body as { visitId: string; personId: string };
}

/** Who looked at what for what, the newest first. */
async function looks(query = '') {
  const { status, body } = await get(`/access${query}`, rikke);
  expect(status).toBe(200);
  return body.accesses.map(({ staffName, what, purpose }: Record<string, string>) => [staffName, what, purpose]);
}

/** Requests to the table that a deed makes. */
async function requestsOf(deed: () => Promise<unknown>): Promise<number> {
  const before = line.table.requests;
  await deed();
  return line.table.requests - before;
}

describe('the access log holds', () => {
  test('one item for a case that is opened, with the purpose that the page says', async () => {
    const { visitId, personId } = await register();
    await get(`/visits/${visitId}?purpose=callback`);
    expect(line.all('access')).toMatchObject([
      { by: karen.staffId, at: caseNow, to: 'case', purpose: 'callback', visitId, personId },
    ]);
    expect((await get('/access', rikke)).body).toEqual({
      accesses: [
        {
          at: caseNow,
          staffId: karen.staffId,
          staffName: 'karen',
          what: 'case',
          purpose: 'callback',
          personId,
          visitId,
        },
      ],
      more: false,
    });
  });

  test('a case that stands open once in ten minutes, and again for another purpose', async () => {
    const { visitId } = await register();
    const open = (purpose: string) => get(`/visits/${visitId}?purpose=${purpose}`);
    for (const purpose of ['call', 'call', 'followUp']) expect((await open(purpose)).status).toBe(200);
    expect((await looks()).toSorted()).toEqual([
      ['karen', 'case', 'call'],
      ['karen', 'case', 'followUp'],
    ]);
    line.later('PT10M');
    await open('call');
    expect(await looks()).toHaveLength(3);
  });

  test('a history that is opened, and a case of which no purpose is known as casework', async () => {
    const { visitId, personId } = await register();
    await get(`/persons/${personId}?purpose=search`, kasper);
    line.later('PT1M');
    await get(`/visits/${visitId}`, birgit);
    expect(await looks()).toEqual([
      ['birgit', 'case', 'casework'],
      ['kasper', 'history', 'search'],
    ]);
  });

  test('every hit of a search that is shown, each time, and none where nobody is found', async () => {
    const [one, other] = [await register('Bo Bek'), await register('Bo Bro')];
    const search = (text: string) => line.ask('POST', '/persons/search', { as: karen, body: { text } });
    expect((await search('Bo')).body.persons).toHaveLength(2);
    expect(
      line
        .all('access')
        .map(({ personId }) => personId)
        .toSorted(),
    ).toEqual([one.personId, other.personId].toSorted());
    await search('Bek');
    await search('Dora');
    expect(await looks()).toEqual(Array(3).fill(['karen', 'hit', 'search']));
  });

  test('a caller whom nobody has named, by the case', async () => {
    const { visitId } = await rings(line, '+4540404040');
    await line.ask('POST', '/persons/search', { as: karen, body: { text: '40404040' } });
    expect(line.all('access')).toMatchObject([{ to: 'hit', visitId }]);
    expect(line.all('access')[0]).not.toHaveProperty('personId');
  });

  test('no row of a list and no poll', async () => {
    await register('Bo', { choice: 'callback', phone: '20123456' });
    for (const path of ['/desk', '/cases', '/callbacks', '/followups', '/calls'])
      expect((await get(path, karen)).status).toBe(200);
    expect(line.all('access')).toEqual([]);
  });

  test('nothing of what was refused', async () => {
    const { visitId, personId } = await register();
    expect((await get(`/visits/${visitId}`, lars)).status).toBe(403);
    expect((await get('/visits/visit_none')).status).toBe(404);
    expect((await get('/persons/person_none')).status).toBe(404);
    const wrong = await get(`/persons/${personId}?purpose=nysgerrighed`);
    expect([wrong.status, wrong.body.field, wrong.body.message]).toEqual([
      400,
      'purpose',
      'Feltet purpose er ikke rigtigt.',
    ]);
    expect(line.all('access')).toEqual([]);
  });
});

describe('what is looked at', () => {
  test('costs one request more to write down, and none where nobody is found', async () => {
    const { visitId } = await register();
    const opening = () => get(`/visits/${visitId}`);
    const search = (text: string) => () => line.ask('POST', '/persons/search', { as: karen, body: { text } });
    // What a warm function keeps is kept.
    for (const deed of [opening, search('Åse')]) await deed();
    let writes = 0;
    line.faults = ({ kind }) => {
      if (kind === 'write') writes += 1;
      return undefined;
    };
    const costs = [await requestsOf(opening), await requestsOf(search('Åse')), await requestsOf(search('Dora'))];
    expect(writes).toBe(2);
    expect(costs).toEqual([costs[0], 5, 2]);
  });

  test('is not shown where the look cannot be written', async () => {
    const { visitId, personId } = await register('Åse', { cpr: '6707614283' });
    line.faults = ({ kind }) => (kind === 'write' ? 'throttle' : undefined);
    const asked = [
      await get(`/visits/${visitId}`),
      await get(`/persons/${personId}`),
      await line.ask('POST', `/persons/${personId}/cpr`, { as: karen, body: { purpose: 'call' } }),
      await line.ask('POST', '/persons/search', { as: karen, body: { text: 'Åse' } }),
    ];
    expect(asked.map(({ status }) => status)).toEqual(Array(4).fill(500));
    for (const { text } of asked) expect(text).not.toContain('Åse');
  });

  test('stands in no log, nor who looked or why', async () => {
    const { visitId, personId } = await register('Åse', { cpr: '6707614283' });
    const before = line.logged.length;
    await get(`/visits/${visitId}?purpose=call`);
    await line.ask('POST', `/persons/${personId}/cpr`, { as: karen, body: { purpose: 'call' } });
    expect(JSON.stringify(line.logged.slice(before))).not.toMatch(/staff_karen|person_|purpose|670761/);
  });
});

describe('a CPR number in full', () => {
  const show = (personId: string, body: unknown, as: Person = karen) =>
    line.ask('POST', `/persons/${personId}/cpr`, { as, body });

  test('is shown for a purpose, which is kept each time', async () => {
    const { personId } = await register('Åse', { cpr: '670761 4283' });
    for (const as of [karen, karen, kirsten, birgit])
      expect(await show(personId, { purpose: 'callback' }, as)).toMatchObject({
        status: 200,
        body: { cpr: '670761-4283' },
      });
    expect((await looks()).toSorted()).toEqual([
      ['birgit', 'cpr', 'callback'],
      ['karen', 'cpr', 'callback'],
      ['karen', 'cpr', 'callback'],
      ['kirsten', 'cpr', 'callback'],
    ]);
  });

  test('is not shown without one, to somebody who may see no cases, or where there is none', async () => {
    const [{ personId }, without] = [await register('Åse', { cpr: '6707614283' }), await register('Bo')];
    expect(await show(personId, {})).toMatchObject({ status: 400, body: { field: 'purpose' } });
    expect(await show(personId, { purpose: 'nysgerrighed' })).toMatchObject({ status: 400 });
    for (const as of [lars, rikke]) expect((await show(personId, { purpose: 'call' }, as)).status).toBe(403);
    expect((await show(without.personId, { purpose: 'call' })).status).toBe(404);
    expect((await show('person_none', { purpose: 'call' })).status).toBe(404);
    expect(line.all('access')).toEqual([]);
  });
});

describe('the auditor', () => {
  test('reads the log by person, by staff and by time', async () => {
    const [one, other] = [await register('Bo'), await register('Eva')];
    await get(`/visits/${one.visitId}?purpose=call`);
    await get(`/visits/${other.visitId}?purpose=search`, kasper);
    line.later('P1D');
    await get(`/visits/${one.visitId}?purpose=followUp`, kirsten);
    expect(await looks(`?person=${one.personId}`)).toEqual([
      ['kirsten', 'case', 'followUp'],
      ['karen', 'case', 'call'],
    ]);
    expect(await looks(`?staff=${kasper.staffId}`)).toEqual([['kasper', 'case', 'search']]);
    expect(await looks('?from=2021-01-05')).toEqual([['kirsten', 'case', 'followUp']]);
    expect(await looks('?to=2021-01-04')).toHaveLength(2);
    expect(await looks(`?person=${one.personId}&staff=${karen.staffId}&from=2021-01-01`)).toEqual([
      ['karen', 'case', 'call'],
    ]);
    line.later('P31D');
    expect(await looks()).toEqual([]);
    expect(await looks('?from=2021-01-01')).toHaveLength(3);
  });

  test('is the only one who does, and names nobody by it', async () => {
    const { visitId } = await register('Åse Æbelø', { cpr: '6707614283', phone: '20123456' });
    await get(`/visits/${visitId}`);
    for (const as of [karen, birgit, kirsten, lars]) expect((await get('/access', as)).status).toBe(403);
    const { text } = await get('/access', rikke);
    expect(text).not.toMatch(/Åse|670761|20123456|20 12 34 56/);
    expect((await get('/access?from=i+dag', rikke)).body.field).toBe('from');
  });
});
