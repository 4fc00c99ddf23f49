import { expect, test } from 'vitest';
import { createLine } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kirsten } from '../../tests/fixtures/line-people.ts';

test("a step that is somebody's own has the name of whoever it is, on Sager and on the case", async () => {
  const line = await createLine();
  const registered = await line.ask('POST', '/applicants', { as: birgit, body: { name: 'Bo Bæk', choice: 'none' } });
  const { visitId } = registered.body;
  const body = { form: 'phone', at: line.now };
  expect((await line.ask('POST', `/visits/${visitId}/talk`, { as: karen, body })).status).toBe(200);
  const step = { what: 'conclude', owner: { staffId: karen.staffId }, ownerName: karen.user };
  expect((await line.ask('GET', '/cases', { as: kirsten })).body.cases).toMatchObject([step]);
  expect((await line.ask('GET', `/visits/${visitId}`, { as: kirsten })).body).toMatchObject({ step });
});
