import { beforeEach, describe, expect, test } from 'vitest';
import { answered, caseNow } from '../fixtures/case.ts';
import { createLine, type LineInMemory } from '../fixtures/line-in-memory.ts';
import { birgit, karen } from '../fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const bo = { name: 'Bo', choice: 'none', cpr: '640181-1234', phone: '20304050', knownBefore: true };
const demanded = answered().answers;

/** Somebody is registered, talked with outside the line, and answers. */
async function talkedWith(answers: object = {}, who: object = bo): Promise<string> {
  const { body } = await line.ask('POST', '/applicants', { as: birgit, body: who });
  const path = `/visits/${body.visitId}`;
  await line.ask('POST', `${path}/talk`, { as: karen, body: { form: 'phone', at: caseNow } });
  await save(path, { ...demanded, ...answers });
  return path;
}

async function save(path: string, answers: object) {
  const { body } = await line.ask('GET', path, { as: karen });
  return line.ask('PUT', `${path}/checklist`, { as: karen, body: { version: body.version, answers } });
}

async function conclude(path: string, more: object = {}) {
  const { body } = await line.ask('GET', path, { as: karen });
  const judged = { version: body.version, category: 'jobparat', certainty: 'sikker', ...more };
  return line.ask('POST', `${path}/conclude`, { as: karen, body: judged });
}

describe('a talk that did not suit the citizen', () => {
  test('is not concluded: another time is agreed, and that is the next step', async () => {
    const path = await talkedWith({ A2: 'passerIkkeNu' });
    expect(await conclude(path)).toMatchObject({ status: 422, body: { error: 'notNow' } });
    const agreed = await line.ask('POST', `${path}/callback`, { as: karen, body: {} });
    expect(agreed.status).toBe(200);
    expect(Date.parse(String(agreed.body.from)) - Date.parse(caseNow)).toBe(30 * 60_000);
    const { body } = await line.ask('GET', path, { as: karen });
    expect(body).toMatchObject({ state: 'waiting', step: { what: 'ring' } });
    expect(body).not.toHaveProperty('talkedAt');
  });
});
