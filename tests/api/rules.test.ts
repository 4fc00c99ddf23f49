import { beforeEach, describe, expect, test } from 'vitest';
import { policies } from '../../local/seed/policies/policies.ts';
import { policy, unit } from '../fixtures/case.ts';
import { createLine, type LineInMemory } from '../fixtures/line-in-memory.ts';
import { birgit } from '../fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

async function rulesAre(more: Partial<typeof policy>): Promise<void> {
  const { version } = await line.item('unit', 'favrskov');
  await line.store.overwrite({ ...unit, version, policies: [{ ...policy, ...more }] });
}

function register(more: object) {
  return line.ask('POST', '/applicants', { as: birgit, body: { name: 'Bo Bæk', phone: '20112233', ...more } });
}

/** What was chosen, and whose wish it was, as the events tell it. */
function chosen() {
  return line.events('choiceMade').map(({ payload }) => payload);
}

describe('at the desk, where the rules begin with the telephone', () => {
  beforeEach(() => rulesAre({ defaultChannel: 'phone' }));

  test('the desk is told so, and who asks for nothing else is called by the rules', async () => {
    const desk = await line.ask('GET', '/desk', { as: birgit });
    expect(desk.body.me.rules).toMatchObject({ defaultChannel: 'phone' });
    expect((await register({ choice: 'callback', askedBy: 'rule' })).body).toMatchObject({ callback: {} });
    expect(chosen()).toMatchObject([{ choice: 'callback', askedBy: 'rule' }]);
  });

  test.each(['citizen', 'staff'])(
    'a meeting is for whoever asks, and that it was the %s is stored',
    async (askedBy) => {
      const { body } = await register({ choice: 'physical', askedBy });
      expect(chosen()).toMatchObject([{ choice: 'physical', askedBy }]);
      expect(await line.item('visit', body.visitId)).toMatchObject({ choice: 'physical', askedBy });
    },
  );

  test('the rules ask for nothing but what they begin with', async () => {
    const { status, body } = await register({ choice: 'physical', askedBy: 'rule' });
    expect([status, body.field]).toEqual([400, 'askedBy']);
  });
});

test('where the rules begin with neither, a choice is the citizen\u2019s unless the staff say that it was theirs', async () => {
  const desk = await line.ask('GET', '/desk', { as: birgit });
  expect(desk.body.me.rules).not.toHaveProperty('defaultChannel');
  await register({ choice: 'callback' });
  expect(chosen()).toMatchObject([{ choice: 'callback', askedBy: 'citizen' }]);
  expect((await register({ choice: 'callback', askedBy: 'rule' })).body).toMatchObject({ field: 'askedBy' });
});

test('of the five shipped policies two begin with one way, and three leave the choice to the citizen alone', () => {
  const usual = Object.entries(policies).map(([name, { defaultChannel }]) => [name, defaultChannel]);
  expect(Object.fromEntries(usual)).toEqual({
    'favrskov-2021': undefined,
    'favrskov-today': undefined,
    skanderborg: 'phone',
    'copenhagen-video': 'physical',
    'copenhagen-2020': undefined,
  });
});
