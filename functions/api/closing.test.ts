import { beforeEach, expect, test } from 'vitest';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kirsten, type Person } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const text = 'Vi har strømsvigt.';

function close(as: Person, body: object = { text }) {
  return line.ask('PUT', '/closing', { as, body });
}

async function seenBy(as: Person) {
  return (await line.ask('GET', '/desk', { as })).body.closing;
}

test('a coordinator closes the line with one request, sees it at once, and everybody else within a minute', async () => {
  const closedAt = line.now;
  expect(await seenBy(karen)).toBeUndefined();
  expect(await close(kirsten)).toMatchObject({ status: 200, body: { closing: { text, closedAt } } });
  expect(await seenBy(kirsten)).toEqual({ text, closedAt });
  line.now = new Date(Date.parse(closedAt) + 60_000).toISOString();
  expect(await seenBy(karen)).toEqual({ text, closedAt });
  expect(await line.ask('POST', '/closing/reopen', { as: kirsten })).toMatchObject({ status: 200, body: {} });
  expect(await seenBy(kirsten)).toBeUndefined();
});

test('nobody else may, and a text that callers could not hear is refused', async () => {
  for (const as of [birgit, karen]) {
    expect((await close(as)).status).toBe(403);
    expect((await line.ask('POST', '/closing/reopen', { as })).status).toBe(403);
  }
  for (const wrong of [{}, { text: ' ' }, { text: 'x'.repeat(201) }])
    expect(await close(kirsten, wrong)).toMatchObject({ status: 400, body: { field: 'text' } });
  expect(line.all('closing')).toEqual([]);
});
