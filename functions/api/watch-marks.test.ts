import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow } from '../../tests/fixtures/case.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kasper, kirsten, lars, type Person } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const reviewOn = '2021-03-01';
const text = 'Hører vi mere om ryggen?';

async function register() {
  const { body } = await line.ask('POST', '/applicants', { as: birgit, body: { name: 'Åse Æbelø', choice: 'none' } });
  return body as { visitId: string; personId: string };
}

function set(personId: string, more: object = {}, as: Person = karen) {
  return line.ask('POST', `/persons/${personId}/watch-marks`, { as, body: { reviewOn, text, ...more } });
}

function close(watchMarkId: string, body: unknown, as: Person = kasper) {
  return line.ask('POST', `/watch-marks/${watchMarkId}/close`, { as, body });
}

async function shown(path: string, as: Person = karen) {
  return (await line.ask('GET', path, { as })).body.watchMarks;
}

describe('a mark on a person', () => {
  test('is shown on the case and in the history, with its day and whose it is', async () => {
    const { visitId, personId } = await register();
    const { status, body } = await set(personId, { flag: 'F08' });
    expect([status, body.reviewOn]).toEqual([201, reviewOn]);
    const row = { watchMarkId: body.watchMarkId, flag: 'F08', text, setAt: caseNow, reviewOn, ownerName: 'karen' };
    expect(await shown(`/visits/${visitId}`)).toEqual([row]);
    expect(await shown(`/persons/${personId}`, kirsten)).toEqual([row]);
  });

  test('is hidden from intake, as answers are', async () => {
    const { visitId, personId } = await register();
    await set(personId);
    expect([await shown(`/visits/${visitId}`, birgit), await shown(`/persons/${personId}`, birgit)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('lies sealed, and its words stand in no event and no log', async () => {
    const { personId } = await register();
    const { body } = await set(personId);
    await close(body.watchMarkId, { reason: 'Ryggen er i orden.' });
    for (const told of [line.table.dump(), line.records, line.logged])
      expect(JSON.stringify(told)).not.toMatch(/ryggen|orden/i);
  });

  test('stands among the cases on its day, until it is closed with a reason', async () => {
    const { visitId, personId } = await register();
    const { body } = await set(personId);
    const { watchMarkId } = body;
    const cases = async () =>
      (await line.ask('GET', '/cases?what=reviewMark', { as: kirsten })).body.cases as unknown[];
    line.now = '2021-02-28T22:59:59.999Z';
    await line.sweep();
    expect(await cases()).toEqual([]);
    line.now = '2021-02-28T23:00:00.000Z';
    await line.sweep();
    await line.sweep();
    expect(line.events('watchMarkDue')).toHaveLength(1);
    const dueAt = '2021-03-01T22:59:59.999Z';
    expect(await cases()).toEqual([
      {
        matterId: watchMarkId,
        matter: 'watchMark',
        what: 'reviewMark',
        owner: { staffId: karen.staffId },
        ownerName: 'karen',
        dueAt,
        lateAt: dueAt,
        late: false,
        personId,
        visitId,
        citizen: { name: 'Åse Æbelø' },
        openedAt: '2021-02-28T23:00:00.000Z',
      },
    ]);
    expect((await close(watchMarkId, { reason: 'Ryggen er i orden.' })).status).toBe(204);
    expect(await cases()).toEqual([]);
    expect(await shown(`/persons/${personId}`)).toMatchObject([
      { closed: { at: line.now, reason: 'Ryggen er i orden.' } },
    ]);
    expect(line.events('watchMarkClosed')[0]).toMatchObject({ by: kasper.staffId, payload: { inTime: true } });
  });

  test.each<[string, object, number, string]>([
    ['without words', { text: '  ' }, 400, 'text'],
    ['on a day that no year has', { reviewOn: '2021-02-30' }, 400, 'reviewOn'],
    ['on a day that has gone', { reviewOn: '2021-01-04' }, 422, 'reviewOn'],
    ['for something that is no flag', { flag: 'ryggen' }, 400, 'flag'],
  ])('%s is refused, and nothing is written', async (_how, ...[more, status, field]) => {
    const { personId } = await register();
    const before = line.table.dump();
    const refused = await set(personId, more);
    expect([refused.status, refused.body.field]).toEqual([status, field]);
    expect(line.table.dump()).toEqual(before);
  });

  test('is set and closed by who may read answers only, and on somebody who is there', async () => {
    const { personId } = await register();
    for (const as of [birgit, lars]) expect((await set(personId, {}, as)).status).toBe(403);
    expect((await set('person_none')).status).toBe(404);
    const { body } = await set(personId);
    expect((await close(body.watchMarkId, { reason: 'x' }, birgit)).status).toBe(403);
    expect((await close(body.watchMarkId, { reason: ' ' })).body.field).toBe('reason');
    expect((await close('watchmark_none', { reason: 'x' })).status).toBe(404);
  });
});
