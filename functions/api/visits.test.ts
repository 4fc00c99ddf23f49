import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow } from '../../tests/fixtures/case.ts';
import { rings } from '../../tests/fixtures/line-callers.ts';
import { casesOn, slotId, startAt } from '../../tests/fixtures/line-cases.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kirsten } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { post, register } = casesOn(() => line);

describe('a case', () => {
  test('is shown with the citizen, the questions, what stands and by when', async () => {
    const { visitId, personId, meeting } = await register({
      name: 'Åse',
      cpr: '6707614283',
      phone: '20123456',
      choice: 'physical',
      slotId,
    });
    const { status, body } = await line.ask('GET', `/visits/${visitId}`, { as: karen });
    expect(status).toBe(200);
    const { definition, categories, script, ...rest } = body;
    expect(rest).toEqual({
      visitId,
      conversationType: 'visitation',
      barredTypes: ['rehabiliteringsmoede'],
      personId,
      step: {
        what: 'meeting',
        owner: { role: 'intake' },
        dueAt: '2021-01-05T22:59:59.999Z',
        lateAt: '2021-01-05T22:59:59.999Z',
        late: false,
      },
      version: 0,
      state: 'booked',
      openedAt: caseNow,
      citizen: {
        name: 'Åse',
        cpr: '670761-••••',
        phone: '20 12 34 56',
        personId,
        referenceCode: '700000',
        knownBefore: false,
        protectedAddress: false,
        language: 'dansk',
      },
      answers: {},
      flags: rest.flags,
      indication: { says: 'uklart', because: [] },
      asked: rest.asked,
      notAsked: [],
      missing: ['A1', 'J4', 'K1', 'K2'],
      facts: {
        today: '2021-01-04',
        form: 'phone',
        attendanceDemanded: false,
        knownBefore: false,
        isYoung: false,
        youngWithoutEducation: false,
        drops: 0,
      },
      showIndication: 'always',
      category: 'ikkeVisiteret',
      targetGroup: 'over30',
      asksEducation: false,
      firstTalkBy: '2021-01-11T22:59:59.999Z',
      meeting: {
        visitId,
        citizen: { name: 'Åse', cpr: '670761-••••', phone: '20 12 34 56' },
        id: meeting.meetingId,
        meetingId: meeting.meetingId,
        startAt,
        endAt: '2021-01-05T08:45:00.000Z',
        purpose: 'visit',
        state: 'booked',
        concluded: false,
      },
    });
    expect(definition.definitionVersion).toBe('2021-2');
    expect(JSON.stringify([definition, script])).not.toMatch(/\{[a-z]+\}/);
    expect(script.conversationType).toBe('visitation');
    // Those of somebody who was born in 1961.
    expect(categories.map(({ id }: { id: string }) => id)).toEqual(['jobparat', 'aktivitetsparat']);
  });

  test('of a caller nobody knows shows the number, and what was promised', async () => {
    const caller = await rings(line, '+4540404040');
    await caller.hangsUp();
    const { body } = await line.ask('GET', `/visits/${caller.visitId}`, { as: birgit });
    expect(body.citizen).toBeUndefined();
    expect(body.callerPhone).toBe('40 40 40 40');
    expect(body.callback).toMatchObject({ kind: 'missed', active: true, attempts: 0 });
    expect(body.state).toBe('waiting');
  });

  test('saves answers, and says what they indicate', async () => {
    const { visitId } = await register();
    const save = (version: number, answers: object, as = karen) =>
      line.ask('PUT', `/visits/${visitId}/checklist`, { as, body: { version, answers } });
    const first = await save(0, { C1: 'ja', C4: 2, J3: ['svar', 'tone'] });
    expect([first.status, first.body.version, first.body.answers]).toEqual([
      200,
      1,
      { C1: 'ja', C4: 2, J3: ['svar', 'tone'] },
    ]);
    expect(first.body.indication).toEqual({ says: 'uklart', because: ['C1'] });
    expect(first.body.flags.map(({ id }: { id: string }) => id)).toContain('F06');
    const second = await save(1, { C1: null, C4: 7 }, kirsten);
    expect([second.body.version, second.body.answers]).toEqual([2, { C4: 7, J3: ['svar', 'tone'] }]);
    const stale = await save(1, { C4: 8 });
    expect([stale.status, stale.body]).toEqual([
      409,
      {
        error: 'stale',
        message: 'Skemaet er ændret et andet sted. Vælg, hvad der skal stå.',
        stored: { version: 2, definitionVersion: '2021-2', answers: { C4: 7, J3: ['svar', 'tone'] } },
        sent: { version: 1, answers: { C4: 8 } },
      },
    ]);
    const unknown = await save(2, { Z9: 'ja' });
    expect([unknown.status, unknown.body]).toEqual([
      400,
      { error: 'malformed', field: 'answers.Z9', message: 'Spørgsmålet Z9 findes ikke.' },
    ]);
    const wrong = await save(2, { C1: 'måske' });
    expect([wrong.status, wrong.body]).toEqual([
      400,
      { error: 'malformed', field: 'answers.C1', message: 'Svaret på C1 passer ikke til spørgsmålet.' },
    ]);
    expect(line.all('event').filter(({ visitId: about }) => about === visitId)).toHaveLength(4);
  });

  test('that nobody knows is answered 404 on every road to it', async () => {
    const answers = [
      await line.ask('GET', '/visits/visit_none', { as: karen }),
      await line.ask('PUT', '/visits/visit_none/checklist', { as: karen, body: { version: 0, answers: {} } }),
      await post('/visits/visit_none/conclude', { version: 0, category: 'jobparat', certainty: 'sikker' }),
      await post('/visits/visit_none/end', { reason: 'withdrawn' }),
      await post('/visits/visit_none/meeting', { slotId }),
      await post('/meetings/meeting_none/outcome', { outcome: 'held' }),
      await post('/meetings/meeting_none/move', { slotId }),
      await post('/followups/followup_none/close', { outcome: 'confirmed' }),
      await post('/followups/followup_none/meeting', { slotId }),
      await post('/visits/visit_none/callback', {}),
      await post('/visits/visit_none/talk', { form: 'phone', at: caseNow }),
      await line.ask('PUT', '/visits/visit_none/type', { as: karen, body: { type: 'jobsamtale' } }),
      await post('/messages/message_none/told', undefined),
      await post('/calls/call_none/split', undefined),
      await line.ask('GET', '/persons/person_none', { as: karen }),
      await post('/calls/call_none/end', { outcome: 'ended' }),
      await post('/calls/nonsense/rejoin', undefined),
      await line.ask('PUT', '/calls/call_none/visit', { as: karen, body: { visitId: 'visit_none' } }),
    ];
    expect(answers.map(({ status, body }) => [status, body])).toEqual(
      answers.map(() => [404, { error: 'notFound', message: 'Det findes ikke.' }]),
    );
  });

  test('is withdrawn with everything that was arranged', async () => {
    const { visitId, meeting } = await register({ choice: 'physical', slotId });
    expect(await post(`/visits/${visitId}/end`, { reason: 'withdrawn' }, birgit)).toMatchObject({
      status: 204,
      text: '',
    });
    expect(await line.item('visit', visitId)).toMatchObject({ ended: { at: caseNow, reason: 'withdrawn' } });
    expect((await line.item('meeting', meeting.meetingId)).state).toBe('cancelled');
    expect(await line.store.get('slot', slotId, 'favrskov')).toBeUndefined();
    const again = await post(`/visits/${visitId}/end`, { reason: 'withdrawn' }, birgit);
    expect([again.status, again.body]).toEqual([
      409,
      { error: 'alreadyConcluded', message: 'Sagen er allerede afsluttet.' },
    ]);
    expect((await post(`/visits/${visitId}/end`, { reason: 'bored' }, birgit)).body.field).toBe('reason');
  });
});

test('a talk of a day before the case was opened is refused in words of its own', async () => {
  const { visitId } = await register();
  const before = await post(`/visits/${visitId}/talk`, { form: 'phone', at: '2021-01-01T09:00:00.000Z' });
  expect([before.status, before.body]).toEqual([
    422,
    {
      error: 'beforeCase',
      field: 'at',
      message: 'Samtalen er holdt, før sagen blev oprettet. Vælg en dag fra den dag af, hvor sagen blev oprettet.',
    },
  ]);
});
