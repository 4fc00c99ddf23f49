import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow } from '../../tests/fixtures/case.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kirsten, lars, type Person } from '../../tests/fixtures/line-people.ts';
import { demandedAnswers } from '../../tests/line/consultant.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const endOfToday = '2021-01-04T22:59:59.999Z';

/** Somebody over 30 was talked with, and this was answered. */
async function talkedWith(answers: object) {
  const more = { name: 'Åse Æbelø', choice: 'none', cpr: '6707614283' };
  const { body } = await line.ask('POST', '/applicants', { as: birgit, body: more });
  const path = `/visits/${body.visitId}`;
  await line.ask('POST', `${path}/talk`, { as: karen, body: { form: 'phone', at: line.now } });
  await save(body.visitId, 0, { ...demandedAnswers, ...answers });
  return body as { visitId: string; personId: string };
}

function save(visitId: string, version: number, answers: object) {
  return line.ask('PUT', `/visits/${visitId}/checklist`, { as: karen, body: { version, answers } });
}

function close(taskId: string, outcome: string, as: Person) {
  return line.ask('POST', `/tasks/${taskId}/close`, { as, body: { outcome } });
}

async function cases(what: string, as: Person = birgit) {
  return (await line.ask('GET', `/cases?what=${what}`, { as })).body.cases;
}

async function shown(visitId: string, as: Person = karen) {
  return (await line.ask('GET', `/visits/${visitId}`, { as })).body;
}

describe('an acute need', () => {
  test('is on Sager and on the overview of intake before anything is concluded, until the office was told', async () => {
    const { visitId, personId } = await talkedWith({ F2: 'nej' });
    const [row, ...others] = await cases('tellBenefits');
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      matter: 'task',
      owner: { role: 'intake' },
      dueAt: endOfToday,
      lateAt: endOfToday,
      late: false,
      personId,
      visitId,
      citizen: { name: 'Åse Æbelø' },
      openedAt: caseNow,
    });
    const { asked } = (await line.ask('GET', '/desk', { as: birgit })).body;
    expect(asked.map(({ matterId }: { matterId: string }) => matterId)).toContain(row.matterId);
    expect((await close(row.matterId, 'told', birgit)).status).toBe(204);
    expect(await cases('tellBenefits')).toEqual([]);
    expect((await shown(visitId)).tasks).toMatchObject([
      { taskId: row.matterId, sort: 'acuteNeed', closed: { at: caseNow, byName: 'birgit', outcome: 'told' } },
    ]);
    expect(line.events('taskClosed')[0]).toMatchObject({ by: birgit.staffId, payload: { inTime: true } });
  });

  test('shows intake that there is one, and nothing of what was answered or noted', async () => {
    const { visitId } = await talkedWith({ F2: 'nej', C3: 'Pungen er stjålet.' });
    const body = await shown(visitId, birgit);
    expect(body.tasks).toMatchObject([{ sort: 'acuteNeed', dueAt: endOfToday, late: false }]);
    expect(body.answers).toEqual({});
    const [row] = await cases('tellBenefits');
    expect(row.what).toBe('tellBenefits');
    for (const told of [body, row, line.table.dump(), line.records, line.logged])
      expect(JSON.stringify(told)).not.toMatch(/stjålet/);
  });

  test('is what is next where nothing else is, and goes away with the answer', async () => {
    const { visitId } = await talkedWith({ F2: 'nej' });
    await save(visitId, 1, { F2: 'ja' });
    expect([await cases('tellBenefits'), (await shown(visitId)).tasks]).toEqual([[], undefined]);
    await save(visitId, 2, { F2: 'nej' });
    await line.ask('POST', `/visits/${visitId}/end`, { as: birgit, body: { reason: 'withdrawn' } });
    expect((await shown(visitId)).step).toMatchObject({ what: 'tellBenefits', late: false });
  });

  test('that nobody told of raises the alarm for a late matter when the day is over, once', async () => {
    await talkedWith({ F2: 'nej' });
    line.now = endOfToday;
    await line.sweep();
    await line.sweep();
    await line.deliver('project', line.records);
    const late = line.logged.filter(({ what }) => what === 'taskOverdue');
    expect(late).toMatchObject([{ level: 'error', message: 'MATTER_LATE' }]);
    line.now = '2021-01-04T23:00:00.000Z';
    expect(await cases('tellBenefits')).toMatchObject([{ late: true }]);
  });
});

describe('the offer of a coordinating caseworker', () => {
  async function offered() {
    const made = await talkedWith({});
    const judged = { version: 1, category: 'aktivitetsparat', certainty: 'sikker' };
    const { status, text } = await line.ask('POST', `/visits/${made.visitId}/conclude`, { as: karen, body: judged });
    expect([status, text]).toMatchObject([200, expect.anything()]);
    return made;
  }

  test('is a coordinator’s for six months, and noted with what the citizen said', async () => {
    const { visitId } = await offered();
    const [row] = await cases('offerCoordinator', kirsten);
    expect(row).toMatchObject({ owner: { role: 'coordinator' }, dueAt: '2021-07-04T21:59:59.999Z', visitId });
    expect((await close(row.matterId, 'declined', kirsten)).status).toBe(204);
    expect(await cases('offerCoordinator', kirsten)).toEqual([]);
    expect((await shown(visitId)).tasks).toMatchObject([
      { sort: 'coordinator', closed: { byName: 'kirsten', outcome: 'declined' } },
    ]);
  });

  test('is refused to intake and to who sees no cases, and closes only as what it is', async () => {
    await offered();
    const [row] = await cases('offerCoordinator', kirsten);
    for (const as of [birgit, lars]) expect((await close(row.matterId, 'accepted', as)).status).toBe(403);
    expect((await close(row.matterId, 'told', kirsten)).status).toBe(404);
    expect((await close('task_none', 'told', kirsten)).status).toBe(404);
    expect((await close(row.matterId, 'withdrawn', kirsten)).body.field).toBe('outcome');
    expect(await cases('offerCoordinator', kirsten)).toHaveLength(1);
  });
});
