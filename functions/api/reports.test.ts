import { beforeEach, describe, expect, test } from 'vitest';
import { rings } from '../../tests/fixtures/line-callers.ts';
import { casesOn } from '../../tests/fixtures/line-cases.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { lars } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { register } = casesOn(() => line);

describe('a report', () => {
  test('tells figures and days of a period, with what they mean', async () => {
    await register({ phone: '20123456', choice: 'callback' });
    const caller = await rings(line, 'anonymous');
    await caller.hangsUp();
    line.now = '2021-01-05T09:00:00.000Z';
    await register();
    await line.deliver('project', line.records);
    await line.deliver('project', line.records);
    const { status, body } = await line.ask('GET', '/reports/outcomes?from=2021-01-04&to=2021-01-05', { as: lars });
    expect([status, body.from, body.to]).toEqual([200, '2021-01-04', '2021-01-05']);
    expect(body.definitionVersion).toMatch(/\S/);
    const value = (name: string) => [body.figures[name].value, body.figures[name].n];
    expect(
      ['contactsIn', 'waiting', 'ended', 'served', 'booked', 'calls', 'abandoned'].map((name) => [
        name,
        ...value(name),
      ]),
    ).toEqual([
      ['contactsIn', 3, 3],
      ['waiting', 2, 3],
      ['ended', 1, 3],
      ['served', 0, 3],
      ['booked', 0, 3],
      ['calls', 1, 1],
      ['abandoned', 1, 1],
    ]);
    expect(body.figures.contactsIn.definition).toMatch(/\p{L}/u);
    expect(
      body.days.map(({ day, figures }: { day: string; figures: { contactsIn: number } }) => [day, figures.contactsIn]),
    ).toEqual([
      ['2021-01-04', 2],
      ['2021-01-05', 1],
    ]);
    const [first] = (await line.ask('GET', '/reports/outcomes?from=2021-01-04&to=2021-01-04', { as: lars })).body.days;
    expect(first.day).toBe('2021-01-04');
    const refused = await line.ask('GET', '/reports/outcomes?from=2021-01-05&to=2021-01-04', { as: lars });
    expect(refused.body).toEqual({ error: 'malformed', field: 'to', message: 'Perioden slutter, før den begynder.' });
  });
});
