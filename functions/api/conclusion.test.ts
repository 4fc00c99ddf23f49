import { beforeEach, describe, expect, test } from 'vitest';
import { answered, caseNow } from '../../tests/fixtures/case.ts';
import { casesOn, slotId } from '../../tests/fixtures/line-cases.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen, kirsten } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { post, register, talkedWith, conclude } = casesOn(() => line);

describe('a conclusion', () => {
  test('without a talk, or without what must be asked, is refused with what is missing', async () => {
    const { visitId } = await register();
    const silent = await conclude(visitId, { version: 0 });
    const missing = ['A1', 'J4', 'K1', 'K2'];
    expect([silent.status, silent.body]).toEqual([
      422,
      {
        error: 'notHeld',
        message: 'Der har ikke været nogen samtale endnu. Registrer samtalen, hvis den er holdt uden om linjen.',
        missing,
      },
    ]);
    await post(`/visits/${visitId}/talk`, { form: 'phone', at: caseNow });
    const unasked = await conclude(visitId, { version: 0 });
    expect([unasked.status, unasked.body]).toEqual([
      422,
      {
        error: 'answersMissing',
        field: 'answers',
        message: 'Der mangler svar i skemaet, før sagen kan afsluttes.',
        missing,
      },
    ]);
  });

  test('that is sure is stored and shown', async () => {
    const { visitId } = await talkedWith();
    const { status, body } = await conclude(visitId);
    expect([status, body]).toEqual([
      200,
      { visitId, state: 'served', category: 'jobparat', certainty: 'sikker', flags: [] },
    ]);
    expect((await line.ask('GET', `/visits/${visitId}`, { as: kirsten })).body).toMatchObject({
      state: 'served',
      conclusion: { at: caseNow, category: 'jobparat', certainty: 'sikker', flags: [], channel: 'phone' },
    });
    expect(line.events('visitConcluded')[0]).toMatchObject({
      by: karen.staffId,
      payload: { category: 'jobparat', form: 'phone', legalBasis: 'phoneIsFirstConversation' },
    });
  });

  test('of somebody with a promise demands what becomes of it', async () => {
    const { visitId } = await talkedWith({ phone: '20123456', choice: 'callback' });
    const refused = await conclude(visitId);
    expect([refused.status, refused.body]).toEqual([
      422,
      {
        error: 'arrangementsMissing',
        field: 'arrangements',
        message: 'Borgeren har en aftale. Vælg, om den skal beholdes eller aflyses.',
      },
    ]);
    expect((await conclude(visitId, { arrangements: 'cancel' })).status).toBe(200);
    await line.dispatch();
    expect(line.carrier.messages.at(-1)?.body).toContain('Vi ringer ikke til dig som aftalt');
  });

  test.each([
    {
      what: 'for no category of the unit',
      more: { category: 'x' },
      status: 400,
      refusal: { error: 'malformed', field: 'category', message: 'Den kategori findes ikke.' },
    },
    {
      what: 'at a time nobody has',
      more: { certainty: 'usikker', followUp: { slotId: '20210105T080000Z-9' } },
      status: 400,
      refusal: { error: 'malformed', field: 'followUp.slotId', message: 'Den tid findes ikke.' },
    },
    {
      what: 'on answers that were changed',
      more: { version: 3 },
      status: 409,
      refusal: {
        error: 'stale',
        message: 'Skemaet er ændret et andet sted. Vælg, hvad der skal stå.',
        stored: { version: 1, definitionVersion: '2021-2', answers: answered().answers },
        sent: { version: 3, answers: {} },
      },
    },
  ])('$what is refused and nothing of it is stored', async ({ more, status, refusal }) => {
    const { visitId } = await talkedWith();
    const before = line.table.dump();
    const answer = await conclude(visitId, more);
    expect([answer.status, answer.body]).toEqual([status, refusal]);
    expect(line.table.dump()).toEqual(before);
  });

  test('at a time that is sold is refused by the name of its field', async () => {
    await register({ choice: 'physical', slotId });
    const { visitId } = await talkedWith();
    const answer = await conclude(visitId, { certainty: 'usikker', followUp: { slotId } });
    expect([answer.status, answer.body]).toEqual([
      409,
      {
        error: 'slotTaken',
        field: 'followUp.slotId',
        message: 'Tiden er lige blevet optaget af en anden. Vælg en ny tid.',
      },
    ]);
  });
});
