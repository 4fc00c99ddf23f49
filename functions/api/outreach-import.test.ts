import { beforeEach, expect, test } from 'vitest';
import { linesAtOnce, listedAtOnce } from '../../schemas/outreach-import-api.ts';
import { caseNow } from '../../tests/fixtures/case.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kirsten, type Person } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
/** By name. */
let ids: Record<string, string>;
beforeEach(async () => {
  line = await createLine();
  ids = {};
  const people = [
    { name: 'Åse Æbelø', cpr: '6707614283' },
    { name: 'Bo Bech', phone: '20123456' },
    { name: 'Cille Bech', phone: '20123456' },
    { name: 'Dan Dahl', phone: '20123457', cpr: '6101701234' },
  ];
  for (const one of people) {
    const { body } = await line.ask('POST', '/applicants', { as: birgit, body: { ...one, choice: 'none' } });
    ids[one.name] = body.personId;
  }
});

function checks(lines: object[], as: Person = kirsten) {
  return line.ask('POST', '/outreach/check', { as, body: { type: 'jobsparring', lines } });
}
function lists(personIds: (string | undefined)[], more: object = {}, as: Person = kirsten) {
  return line.ask('POST', '/outreach', { as, body: { type: 'jobsparring', personIds, ...more } });
}
async function verdicts(...lines: object[]): Promise<string[]> {
  return (await checks(lines)).body.lines.map(({ verdict }: { verdict: string }) => verdict);
}

test('each line is told what would come of it, and nothing is stored', async () => {
  await lists([ids['Dan Dahl']]);
  const before = line.records.length;
  const { status, body } = await checks([
    { who: '+45 20 12 34 56', name: 'Boo Beck' },
    { who: '20123456', name: 'Cille' },
    { who: '20123456' },
    { who: '20123457', name: 'Eva' },
    { who: '610170-1234', name: 'Dan' },
    { who: '670761-4283' },
    { who: '30303030' },
    { who: '101701234' },
    { who: 'Åse' },
    { who: '3102650285' },
  ]);
  expect(status).toBe(200);
  expect(body.lines).toEqual([
    { verdict: 'ok', personId: ids['Bo Bech'], name: 'Bo Bech' },
    { verdict: 'ok', personId: ids['Cille Bech'], name: 'Cille Bech' },
    { verdict: 'several' },
    { verdict: 'otherName' },
    { verdict: 'listed', personId: ids['Dan Dahl'], name: 'Dan Dahl' },
    // Nobody can call whoever has no number.
    {
      verdict: 'barred',
      personId: ids['Åse Æbelø'],
      name: 'Åse Æbelø',
      message: 'Skriv et telefonnummer, vi kan ringe på.',
    },
    { verdict: 'unknown' },
    { verdict: 'malformed', message: 'Der mangler et ciffer. Regneark fjerner ofte et 0 forrest.' },
    { verdict: 'malformed', message: 'Hverken et CPR-nummer eller et telefonnummer.' },
    { verdict: 'malformed', message: expect.stringContaining('en fødselsdag, der findes') },
  ]);
  expect(line.records).toHaveLength(before);
  expect(line.all('outreach').map(({ personId }) => personId)).toEqual([ids['Dan Dahl']]);
});

test('who is shown is kept in the access log, and no number in any log', async () => {
  await checks([{ who: '20123457' }, { who: '610170-1234', name: 'Eva' }, { who: '30303030' }]);
  const looks = line.all('access').filter(({ by }) => by === kirsten.staffId);
  expect(looks).toMatchObject([{ to: 'hit', purpose: 'search', personId: ids['Dan Dahl'], at: caseNow }]);
  expect(JSON.stringify(line.logged)).not.toMatch(/20123457|6101701234|Dan Dahl/);
});

test('who can be listed is, and once more changes nothing', async () => {
  const all = [ids['Bo Bech'], ids['Dan Dahl'], ids['Dan Dahl'], ids['Åse Æbelø'], 'person_none'];
  const { status, body } = await lists(all, { type: 'bekymring', purpose: 'Høre, hvordan det går' });
  expect(status).toBe(200);
  expect(body.results).toMatchObject([
    { personId: ids['Bo Bech'], outcome: 'listed' },
    { personId: ids['Dan Dahl'], outcome: 'listed' },
    { personId: ids['Åse Æbelø'], outcome: 'refused', message: 'Skriv et telefonnummer, vi kan ringe på.' },
    { personId: 'person_none', outcome: 'refused' },
  ]);
  const stored = line.all('outreach');
  expect(stored).toHaveLength(2);
  const again = (await lists(all, { type: 'bekymring', purpose: 'Noget andet' })).body.results;
  expect(again.slice(0, 2)).toMatchObject([{ outcome: 'already' }, { outcome: 'already' }]);
  expect(line.all('outreach')).toEqual(stored);
  expect(await verdicts({ who: '20123457' })).toEqual(['listed']);
});

test('is bounded, for coordinators, of what they may be asked to call about', async () => {
  expect((await checks(Array(linesAtOnce + 1).fill({ who: '1' }))).status).toBe(400);
  expect((await lists(Array(listedAtOnce + 1).fill('person_1'))).status).toBe(400);
  expect((await checks([])).status).toBe(400);
  expect((await lists([ids['Bo Bech']], { type: 'visitation' })).status).toBe(400);
  const missing = await lists([ids['Bo Bech']], { type: 'bekymring' });
  expect(missing.body.results).toMatchObject([{ outcome: 'refused' }]);
  for (const as of [karen, birgit]) {
    expect((await checks([{ who: '20123456' }], as)).status).toBe(403);
    expect((await lists([ids['Bo Bech']], {}, as)).status).toBe(403);
  }
});
