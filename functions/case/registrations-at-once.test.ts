import { beforeEach, describe, expect, test } from 'vitest';
import { overtakenOn, short } from '../../tests/fixtures/at-once.ts';
import { rings } from '../../tests/fixtures/line-callers.ts';
import { casesOn } from '../../tests/fixtures/line-cases.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kirsten } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { post, register } = casesOn(() => line);
const overtaken = overtakenOn(() => line);

describe('two desks that', () => {
  test('name one unknown caller: the second is told that the call belongs to a case', async () => {
    const caller = await rings(line, '+4540404040');
    const [one, two] = [await register({ name: 'Åse' }), await register({ name: 'Bo' })];
    const link = (visitId: string, as = karen) =>
      line.ask('PUT', `/calls/${caller.callId}/visit`, { as, body: { visitId } });
    const [late, first] = await overtaken(
      () => link(one.visitId),
      () => link(two.visitId, kirsten),
    );
    expect([short(first), short(late)]).toEqual([
      [200, undefined],
      [422, 'identified'],
    ]);
    expect((await line.item('call', caller.callId)).visitId).toBe(two.visitId);
    expect((await line.item('visit', one.visitId)).activeCallId).toBeUndefined();
  });

  test('register one citizen: the second is told of the case that is open, and joins it where that is wanted', async () => {
    const applicant = { choice: 'callback', cpr: '070761-4285', phone: '20123456' } as const;
    const named = (name: string, more: object = {}) => post('/applicants', { name, ...applicant, ...more }, birgit);
    const [late, first] = await overtaken(
      () => named('Bo'),
      () => named('Bo Berg'),
    );
    expect([short(first), short(late)]).toEqual([
      [201, undefined],
      [409, 'openCase'],
    ]);
    expect(late.body.visitId).toBe(first.body.visitId);
    expect([line.all('person').length, line.all('visit').length]).toEqual([1, 1]);
    const [joined, other] = await overtaken(
      () => named('Bo', { cpr: '610160-0000', join: true }),
      () => named('Bo', { cpr: '610160-0000' }),
    );
    expect([short(other), short(joined)]).toEqual([
      [201, undefined],
      [201, undefined],
    ]);
    expect([joined.body.visitId, joined.body.personId]).toEqual([other.body.visitId, other.body.personId]);
    expect([line.all('person').length, line.all('visit').length]).toEqual([2, 2]);
    expect(line.events('callbackPromised')).toHaveLength(3);
  });

  test('register two people of one name and telephone: each is a person of their own', async () => {
    const named = (cpr: string) =>
      post('/applicants', { name: 'Bo', choice: 'callback', cpr, phone: '20123456' }, birgit);
    const [one, two] = await overtaken(
      () => named('070761-4285'),
      () => named('610160-0000'),
    );
    expect([short(two), short(one)]).toEqual([
      [201, undefined],
      [201, undefined],
    ]);
    expect(line.all('person')).toHaveLength(2);
    expect(line.all('personLookup').filter(({ kind }) => kind === 'cpr')).toHaveLength(2);
  });

  test('register one unknown caller: there is one person behind the case', async () => {
    const caller = await rings(line, '+4540404040');
    const named = (name: string) => post('/applicants', { name, choice: 'none', callId: caller.callId }, birgit);
    const [late, first] = await overtaken(
      () => named('Åse'),
      () => named('Bo'),
    );
    expect([short(first), short(late)]).toEqual([
      [201, undefined],
      [422, 'identified'],
    ]);
    expect(line.all('person')).toHaveLength(1);
  });
});
