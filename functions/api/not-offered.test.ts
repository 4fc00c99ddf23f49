import { beforeEach, describe, expect, test } from 'vitest';
import { casesOn } from '../../tests/fixtures/line-cases.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { post, register } = casesOn(() => line);

describe('a telephone that was not offered', () => {
  test('is said on the case with why, until the choice is put after all', async () => {
    const { visitId } = await register({ choice: 'physical', notOffered: 'noInterpreter' });
    const look = async () => (await line.ask('GET', `/visits/${visitId}`, { as: karen })).body;
    expect(await look()).toMatchObject({ notOffered: 'noInterpreter', state: 'booked' });
    await post(`/visits/${visitId}/callback`, { phone: '20123456' });
    expect(await look()).not.toHaveProperty('notOffered');
  });

  test('is no reason that nobody knows, and no choice', async () => {
    const unknown = await post('/applicants', { name: 'Bo', choice: 'physical', notOffered: 'busy' }, birgit);
    expect([unknown.status, unknown.body]).toMatchObject([400, { field: 'notOffered' }]);
    const body = { name: 'Bo', phone: '20123456', choice: 'callback', notOffered: 'acute' };
    const chosen = await post('/applicants', body, birgit);
    expect([chosen.status, chosen.body]).toMatchObject([422, { error: 'notOffered', field: 'choice' }]);
    expect(line.all('visit')).toEqual([]);
  });
});
