import { beforeEach, describe, expect, test } from 'vitest';
import { answered, caseNow } from '../fixtures/case.ts';
import { createLine, type LineInMemory } from '../fixtures/line-in-memory.ts';
import { birgit, karen } from '../fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const bo = { name: 'Bo', choice: 'none', cpr: '640181-1234', phone: '20304050', knownBefore: true };
const slotId = '20210105T080000Z-1';
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

/** The flags of a case, and what it costs to look at it. */
async function look(path: string) {
  const before = line.table.requests;
  const { body } = await line.ask('GET', path, { as: karen });
  const flags = (body.flags as { id: string }[]).map(({ id }) => id);
  return { flags, requests: line.table.requests - before };
}

describe('what somebody was judged before', () => {
  test('is remembered after a contact that came to nothing', async () => {
    const first = await talkedWith({ C2: 'ja', C1: 'nej' });
    expect(await conclude(first, { category: 'aktivitetsparat' })).toMatchObject({ status: 200 });
    const between = await talkedWith();
    expect(await line.ask('POST', `${between}/end`, { as: karen, body: { reason: 'withdrawn' } })).toMatchObject({
      status: 204,
    });
    const calm = { A2: 'ja', C1: 'ja', C2: 'nej', C4: 10 };
    const third = await look(await talkedWith(calm));
    expect(third.flags).toEqual(['F06', 'F08']);
    // The cases further back, and what was answered in the one that counts.
    const known = await look(await talkedWith(calm, { ...bo, cpr: '640182-1234', phone: '20304051' }));
    expect(known.flags).toEqual([]);
    expect(third.requests - known.requests).toBe(3);
  });
});

describe('a physical meeting that the consultant asks for', () => {
  const wish = { J4: { chosen: 'medarbejderOenskerFysisk', text: 'Vil se borgeren, før jeg er færdig.' } };

  test('is demanded by the write, and the event says whose wish it was', async () => {
    const path = await talkedWith(wish);
    expect(await conclude(path)).toMatchObject({ status: 422, body: { error: 'followUpMissing', flags: ['F02'] } });
    expect(await conclude(path, { followUp: { slotId } })).toMatchObject({ status: 200 });
    const [concluded] = line.all('event').filter(({ payload }) => payload.type === 'visitConcluded');
    expect(concluded?.payload).toMatchObject({ requestedBy: 'consultant', mandatoryFlags: ['F02'], flagged: true });
  });
});

describe('danger that the consultant hears', () => {
  test('is said in the consultant’s own section, and the case is concluded only after the procedure', async () => {
    const path = await talkedWith({ J3: ['akutFare'] });
    const followUp = { slotId };
    expect(await conclude(path, { followUp })).toMatchObject({ status: 422, body: { error: 'procedureMissing' } });
    await line.ask('POST', `${path}/procedure`, { as: karen, body: { flag: 'F12' } });
    expect(await conclude(path)).toMatchObject({ status: 422, body: { error: 'followUpMissing', flags: ['F12'] } });
    expect(await conclude(path, { followUp })).toMatchObject({ status: 200, body: { flags: ['F12'] } });
  });
});

describe('somebody who becomes unsure after the conclusion', () => {
  test('brings the follow-up with the correction, which is not undone: only a coordinator withdraws a doubt unseen', async () => {
    const path = await talkedWith();
    expect(await conclude(path)).toMatchObject({ status: 200 });
    const correct = (more: object) =>
      line.ask('POST', `${path}/corrections`, {
        as: karen,
        body: { certainty: 'usikker', reason: 'I tvivl.', ...more },
      });
    expect(await correct({})).toMatchObject({ status: 422, body: { error: 'followUpMissing', flags: ['F01'] } });
    const corrected = await correct({ followUp: { slotId } });
    expect(corrected.status).toBe(201);
    const { body } = await line.ask('GET', path, { as: karen });
    expect(body).toMatchObject({
      step: { what: 'followUpMeeting' },
      conclusion: { certainty: 'usikker' },
      followUp: { startAt: '2021-01-05T08:00:00.000Z', flags: ['F01'] },
    });
    const undo = `/corrections/${corrected.body.correctionId}/undo`;
    expect(await line.ask('POST', undo, { as: karen, body: {} })).toMatchObject({
      status: 409,
      body: { error: 'undoOver' },
    });
    const { body: after } = await line.ask('GET', path, { as: karen });
    expect(after).toMatchObject({ conclusion: { certainty: 'usikker' }, followUp: { flags: ['F01'] } });
  });
});
