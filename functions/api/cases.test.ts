import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow } from '../../tests/fixtures/case.ts';
import { goesOnDuty, meanwhile, rings } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kasper, kirsten, lars, type Person } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const slotId = '20210105T080000Z-1';
const startAt = '2021-01-05T08:00:00.000Z';
const place = 'Skovvej 1, Hinnerup';

function post(path: string, body: unknown, as: Person = karen) {
  return line.ask('POST', path, { as, body });
}

async function register(more: object = {}) {
  return (await post('/applicants', { name: 'Bo', choice: 'none', ...more }, birgit)).body;
}

async function open(sealed: string | undefined) {
  return sealed === undefined ? undefined : line.deps.sealing.open(sealed, 'favrskov');
}

describe('a registration', () => {
  test('with everything is kept sealed, and answered with what is handed out', async () => {
    const { status, body } = await post(
      '/applicants',
      {
        name: 'Åse Æbelø',
        cpr: '670761-4283',
        phone: '+45 20 12 34 56',
        choice: 'physical',
        slotId,
        knownBefore: true,
        protectedAddress: true,
        language: 'arabisk',
      },
      birgit,
    );
    expect(status).toBe(201);
    const [person] = line.all('person');
    const visit = await line.item('visit', body.visitId);
    expect(body).toEqual({
      visitId: visit.visitId,
      personId: person?.personId,
      referenceCode: '700000',
      warnings: [],
      sameNumber: [],
      meeting: { meetingId: visit.meeting?.meetingId, startAt, place },
    });
    expect(person).toMatchObject({
      version: 1,
      registeredAt: caseNow,
      visits: [visit.visitId],
      bornOn: '1961-07-07',
      knownBefore: true,
      protectedAddress: true,
      language: 'arabisk',
    });
    expect(await Promise.all([person?.name, person?.cpr, person?.phone, visit.referenceCode].map(open))).toEqual([
      'Åse Æbelø',
      '6707614283',
      '+4520123456',
      '700000',
    ]);
    expect(visit).toMatchObject({
      openedBy: 'registration',
      choice: 'physical',
      citizen: { knownBefore: true, language: 'ar' },
    });
    expect(line.events().map(({ by, payload }) => [by, payload.type])).toEqual(
      ['visitOpened', 'personRegistered', 'choiceOffered', 'choiceMade', 'meetingBooked'].map((type) => [
        birgit.staffId,
        type,
      ]),
    );
    expect(JSON.stringify(line.events())).not.toMatch(/Åse|6707614283|20123456|700000/);
  });

  test('with nothing but a name asks for the choice within two days', async () => {
    const body = await register();
    expect(body).toEqual({
      visitId: body.visitId,
      personId: body.personId,
      referenceCode: '700000',
      warnings: [],
      sameNumber: [],
    });
    expect(await line.item('visit', body.visitId)).toMatchObject({
      desk: { what: 'choose', dueAt: '2021-01-06T09:00:00.000Z' },
      citizen: { knownBefore: false, language: 'da' },
    });
    expect(line.all('person')[0]).toMatchObject({ knownBefore: false, protectedAddress: false, language: 'dansk' });
    expect(line.all('openNumber')).toEqual([]);
  });

  test('with a call-back promises a window', async () => {
    const body = await register({ phone: '20123456', choice: 'callback' });
    expect(body.callback).toEqual({ from: caseNow, until: '2021-01-04T11:00:00.000Z' });
    expect(body.meeting).toBeUndefined();
  });

  test('with a meeting at no special time gets the first that is free', async () => {
    expect((await register({ choice: 'physical' })).meeting).toEqual({
      meetingId: line.all('meeting')[0]?.meetingId,
      startAt: '2021-01-04T12:30:00.000Z',
      place,
    });
  });

  test.each([
    [{ phone: '12' }, 'Der mangler tal. Et dansk telefonnummer har otte cifre.', 'phone'],
    [
      { phone: '+46701234567' },
      'Vi kan ikke ringe til det land. Skriv et dansk, færøsk eller grønlandsk nummer.',
      'phone',
    ],
    [{ phone: '89640000' }, 'Det er vores eget nummer. Skriv borgerens nummer.', 'phone'],
    [{ choice: 'callback' }, 'Skriv et telefonnummer, vi kan ringe på.', 'phone'],
    [{ choice: 'callback', phone: '  ' }, 'Skriv et telefonnummer, vi kan ringe på.', 'phone'],
    [{ cpr: '3113600000' }, 'CPR-nummeret begynder ikke med en fødselsdag, der findes.', 'cpr'],
    [{ cpr: '2902010285' }, 'CPR-nummeret begynder ikke med en fødselsdag, der findes.', 'cpr'],
    [
      { cpr: '2902000285' },
      'Fødselsdagen og det syvende ciffer passer ikke sammen: der var ingen 29. februar i 1900.',
      'cpr',
    ],
    [
      { cpr: '6501214000' },
      'Fødselsdagen i CPR-nummeret er ikke kommet endnu. Tjek fødselsdagen og det syvende ciffer.',
      'cpr',
    ],
    [{ cpr: '0101600' }, 'Skriv de ti cifre i CPR-nummeret.', 'cpr'],
  ])('of %j is answered 400: %s', async (more, message, field) => {
    const { status, body } = await post('/applicants', { name: 'Bo', choice: 'none', ...more }, birgit);
    expect([status, body]).toEqual([400, { error: 'malformed', message, field }]);
    expect(line.all('visit')).toEqual([]);
  });

  test('of a CPR number that fails modulus 11 is made, with a warning', async () => {
    expect((await register({ cpr: '610160-0000' })).warnings).toEqual([
      'Tjek nummeret: det består ikke modulus 11. Det kan stadig være rigtigt.',
    ]);
    expect((await register({ cpr: ' 670761 4283\n' })).warnings).toEqual([]);
  });

  test('of somebody with an open case is refused with that case, and joined to it on demand', async () => {
    const { visitId, personId } = await register({ cpr: '6707614283', choice: 'callback', phone: '20123456' });
    const again = await post(
      '/applicants',
      { name: 'Bo', choice: 'callback', cpr: '670761-4283', phone: '20123456' },
      birgit,
    );
    expect([again.status, again.body]).toEqual([
      409,
      {
        error: 'openCase',
        message: 'Personen har allerede en åben sag. Åbn den, eller læg henvendelsen sammen med den.',
        visitId,
      },
    ]);
    const joined = await register({ name: 'Bo', choice: 'callback', cpr: '670761-4283', join: true });
    expect([joined.visitId, joined.personId]).toEqual([visitId, personId]);
    expect([line.all('visit').length, line.all('person').length]).toEqual([1, 1]);
  });

  test('with the number of an open contact is made, and names that contact', async () => {
    const { visitId } = await register({ phone: '20123456' });
    const second = await register({ name: 'Åse', phone: '20 12 34 56' });
    expect(second.sameNumber).toEqual([visitId]);
    expect(second.visitId).not.toBe(visitId);
  });

  test('that turns out to be of the same person is joined to the earlier one', async () => {
    const { visitId, personId } = await register({ phone: '20123456' });
    const second = await register({ phone: '20123456', choice: 'physical' });
    const path = `/visits/${visitId}/join`;
    const joined = await post(path, { visitId: second.visitId }, birgit);
    expect([joined.status, joined.body]).toEqual([200, { visitId, state: 'booked' }]);
    expect(await line.item('visit', second.visitId)).toMatchObject({ ended: { reason: 'joined' } });
    const found = await line.ask('POST', '/persons/search', { as: karen, body: { text: '20123456' } });
    expect(found.body.persons).toMatchObject([{ personId, visitId }]);
    const again = await post(path, { visitId: second.visitId }, birgit);
    expect([again.status, again.body]).toEqual([409, { error: 'notOpen', message: 'Sagen er afsluttet.' }]);
  });

  test('of the caller on the line names the case of the call', async () => {
    const caller = await rings(line, '+4540404040');
    const body = await register({ choice: 'callback', callId: caller.callId });
    expect(body.visitId).toBe(caller.visitId);
    expect(await line.item('call', caller.callId)).toMatchObject({ identified: true });
    const again = await post('/applicants', { name: 'Bo', choice: 'none', callId: caller.callId }, birgit);
    expect([again.status, again.body]).toEqual([
      422,
      { error: 'identified', field: 'callId', message: 'Opkaldet hører allerede til en sag.' },
    ]);
    const nobody = await post('/applicants', { name: 'Bo', choice: 'none', callId: 'call_none' }, birgit);
    expect([nobody.status, nobody.body]).toEqual([404, { error: 'notFound', message: 'Det findes ikke.' }]);
  });

  test('whose code somebody has already gets another one', async () => {
    const codes = ['700100', '700100', '700100', '700101'];
    line.deps.newCode = () => codes.shift() ?? '799999';
    expect((await register()).referenceCode).toBe('700100');
    expect((await register()).referenceCode).toBe('700101');
  });

  test('whose code somebody gets at the same moment is told so, and can be made again', async () => {
    line.deps.newCode = () => '700100';
    meanwhile(line, () => post('/applicants', { name: 'Åse', choice: 'none' }, birgit));
    const late = await post('/applicants', { name: 'Bo', choice: 'none' }, birgit);
    expect([late.status, late.body.error]).toEqual([409, 'conflict']);
    line.deps.newCode = () => '700101';
    expect((await register()).referenceCode).toBe('700101');
    expect(line.all('person')).toHaveLength(2);
  });

  test('for which no code is left is a fault of ours, and not tried for ever', async () => {
    let drawn = 0;
    line.deps.newCode = () => {
      drawn += 1;
      return '700100';
    };
    await register();
    expect((await post('/applicants', { name: 'Bo', choice: 'none' }, birgit)).status).toBe(500);
    expect(drawn).toBe(21);
    expect(line.logged.at(-1)).toMatchObject({ message: 'REQUEST_FAILED', reason: 'No reference code is free' });
  });
});

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

const asked = {
  A1: 'bekraeftet',
  J4: 'Borgeren ønskede telefon.',
  K1: 'ja',
  K2: ['rettigheder', 'naesteSkridt', 'cvFrist', 'fysiskMoede', 'klage'],
};

/** Somebody is registered, talked with outside the line, and asked what must be. */
async function talkedWith(more: object = {}, said: object = {}) {
  const registered = await register(more);
  const path = `/visits/${registered.visitId}`;
  await post(`${path}/talk`, { form: 'phone', at: caseNow });
  await line.ask('PUT', `${path}/checklist`, { as: karen, body: { version: 0, answers: { ...asked, ...said } } });
  return registered;
}

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

describe('a conclusion', () => {
  const conclude = (visitId: string, more: object = {}) =>
    post(`/visits/${visitId}/conclude`, { version: 1, category: 'jobparat', certainty: 'sikker', ...more });

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

  test('that is a doubt needs its follow-up, and shows it until the citizen was met', async () => {
    const { visitId } = await talkedWith({ name: 'Åse' });
    const without = await conclude(visitId, { certainty: 'usikker' });
    expect([without.status, without.body]).toEqual([
      422,
      {
        error: 'followUpMissing',
        field: 'followUp',
        message: 'Der skal bookes et fysisk møde, før tvivlen kan gemmes.',
        flags: ['F01'],
      },
    ]);
    const { body } = await conclude(visitId, { certainty: 'usikker', followUp: { slotId } });
    const { followUpId, meetingId } = body.followUp;
    expect(body).toEqual({
      visitId,
      state: 'served',
      category: 'jobparat',
      certainty: 'usikker',
      flags: ['F01'],
      followUp: { followUpId, meetingId, startAt, dueAt: '2021-01-05T22:59:59.999Z' },
    });
    const row = {
      id: followUpId,
      followUpId,
      visitId,
      citizen: { name: 'Åse' },
      meetingId,
      startAt,
      dueAt: '2021-01-05T22:59:59.999Z',
      overdue: false,
      noShows: 0,
      flags: ['F01'],
      provisionalCategory: 'jobparat',
    };
    expect((await line.ask('GET', '/followups', { as: kirsten })).body).toEqual({ followUps: [row], more: false });
    expect((await line.ask('GET', '/desk', { as: kirsten })).body.followUps).toEqual([row]);
    const early = await post(`/followups/${followUpId}/close`, { outcome: 'confirmed' }, karen);
    expect([early.status, early.body]).toEqual([409, { error: 'tooEarly', message: 'Mødet er ikke begyndt endnu.' }]);
    line.now = '2021-01-05T23:00:00.000Z';
    expect((await line.ask('GET', '/followups', { as: kirsten })).body.followUps[0].overdue).toBe(true);
    expect((await line.ask('GET', `/visits/${visitId}`, { as: kirsten })).body.followUp.followUpId).toBe(followUpId);
    const missing = await post(`/followups/${followUpId}/close`, { outcome: 'changed' }, kirsten);
    expect([missing.status, missing.body]).toEqual([
      422,
      { error: 'categoryMissing', field: 'category', message: 'Vælg den endelige kategori.' },
    ]);
    const unknown = await post(`/followups/${followUpId}/close`, { outcome: 'changed', category: 'x' }, kirsten);
    expect([unknown.status, unknown.body]).toEqual([
      400,
      { error: 'malformed', field: 'category', message: 'Den kategori findes ikke.' },
    ]);
    const closed = await post(
      `/followups/${followUpId}/close`,
      { outcome: 'changed', category: 'aktivitetsparat' },
      kirsten,
    );
    expect([closed.status, closed.body]).toEqual([
      200,
      { followUpId, outcome: 'changed', category: 'aktivitetsparat' },
    ]);
    const view = (await line.ask('GET', `/visits/${visitId}`, { as: kirsten })).body;
    expect([view.followUp, view.conclusion.finalCategory]).toEqual([undefined, 'aktivitetsparat']);
    expect((await line.ask('GET', '/followups', { as: kirsten })).body.followUps).toEqual([]);
    const twice = await post(`/followups/${followUpId}/close`, { outcome: 'confirmed' }, kirsten);
    expect([twice.status, twice.body]).toEqual([
      409,
      { error: 'alreadyClosed', message: 'Opfølgningen er allerede lukket.' },
    ]);
    expect(line.events('followUpClosed')[0]).toMatchObject({
      by: kirsten.staffId,
      payload: { sameStaff: false, changed: true },
    });
  });

  test('tells intake that there is a doubt, and not why: flags and procedures say what was answered', async () => {
    const { visitId } = await talkedWith({ name: 'Åse' });
    const { body } = await conclude(visitId, { certainty: 'usikker', followUp: { slotId } });
    const visit = await line.item('visit', visitId);
    await line.seed({ ...visit, procedures: { F12: caseNow }, version: visit.version + 1 });
    const seenBy = async (as: Person) => {
      const view = (await line.ask('GET', `/visits/${visitId}`, { as })).body;
      const [row] = (await line.ask('GET', '/desk', { as })).body.followUps;
      expect([view.conclusion.category, view.followUp.followUpId, row.followUpId]).toEqual([
        'jobparat',
        body.followUp.followUpId,
        body.followUp.followUpId,
      ]);
      return [view.procedures, view.conclusion.flags, view.followUp.flags, row.flags];
    };
    expect(await seenBy(karen)).toEqual([{ F12: caseNow }, ['F01'], ['F01'], ['F01']]);
    expect(await seenBy(birgit)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('tells whoever may see the answers what is to be arranged for the meeting, and nobody else', async () => {
    const { visitId } = await talkedWith(
      { name: 'Åse' },
      { A4: { chosen: 'tolkMangler', text: 'arabisk' }, F1: 'nej' },
    );
    expect((await conclude(visitId, { certainty: 'sikker', followUp: { slotId } })).status).toBe(200);
    const seenBy = async (as: Person) => {
      const view = (await line.ask('GET', `/visits/${visitId}`, { as })).body;
      const [row] = (await line.ask('GET', '/desk', { as })).body.followUps;
      return [view.followUp.preparations, row.preparations];
    };
    const all = [{ what: 'interpreter', language: 'ar' }, { what: 'meetingPlace' }, { what: 'supportPerson' }];
    expect(await seenBy(karen)).toEqual([all, all]);
    expect(await seenBy(birgit)).toEqual([undefined, undefined]);
  });

  test('in doubt whose citizen does not come stays open, is booked anew, and is withdrawn by a coordinator only', async () => {
    const { visitId } = await talkedWith({ name: 'Åse' });
    const { followUpId } = (await conclude(visitId, { certainty: 'usikker', followUp: { slotId } })).body.followUp;
    const close = (body: object, as = karen) => post(`/followups/${followUpId}/close`, body, as);
    line.now = startAt;
    const bare = await close({ outcome: 'noShow' });
    expect([bare.status, bare.body]).toEqual([
      422,
      {
        error: 'nextMissing',
        field: 'next',
        message: 'Tvivlen er stadig åben. Book en ny tid, eller sæt den i kø til en tid.',
      },
    ]);
    const late = { slotId: '20210107T080000Z-1' };
    const unexplained = await close({ outcome: 'noShow', next: late });
    expect([unexplained.status, unexplained.body]).toEqual([
      422,
      {
        error: 'lateReason',
        field: 'lateReason',
        message: 'Tiden ligger efter fristen. Vælg, hvorfor den alligevel er den rigtige.',
      },
    ]);
    expect((await close({ outcome: 'noShow', next: { ...late, lateReason: 'citizenWish' } })).status).toBe(200);
    const [row] = (await line.ask('GET', '/followups', { as: karen })).body.followUps;
    expect(row).toMatchObject({ followUpId, noShows: 1, startAt: '2021-01-07T08:00:00.000Z' });
    const moved = await post(`/followups/${followUpId}/meeting`, {
      slotId: '20210108T080000Z-1',
      lateReason: 'illness',
    });
    expect([moved.status, moved.body]).toEqual([
      201,
      {
        followUpId,
        meetingId: moved.body.meetingId,
        state: 'booked',
        startAt: '2021-01-08T08:00:00.000Z',
        dueAt: '2021-01-05T22:59:59.999Z',
      },
    ]);
    expect((await post(`/meetings/${moved.body.meetingId}/move`, late)).body.error).toBe('lateReason');
    const mine = await close({ outcome: 'withdrawn', reason: 'Borgeren er flyttet.' });
    expect([mine.status, mine.body]).toEqual([
      403,
      { error: 'coordinatorOnly', message: 'Kun en koordinator kan lukke opfølgningen nu.' },
    ]);
    expect((await close({ outcome: 'withdrawn', reason: '  ' }, kirsten)).body.error).toBe('reasonMissing');
    expect((await close({ outcome: 'withdrawn', reason: 'Borgeren er flyttet.' }, kirsten)).status).toBe(200);
    const { closed } = await line.item('followUp', followUpId);
    expect(await open(closed?.reason)).toBe('Borgeren er flyttet.');
    expect(JSON.stringify(line.events())).not.toContain('flyttet');
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
        stored: { version: 1, definitionVersion: '2021-2', answers: asked },
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

describe('a meeting', () => {
  test('is booked, moved, and noted as held or not', async () => {
    const { visitId } = await register({ phone: '20123456', choice: 'callback' });
    const booked = await post(`/visits/${visitId}/meeting`, { slotId }, birgit);
    expect([booked.status, booked.body.state, booked.body.startAt]).toEqual([201, 'booked', startAt]);
    expect((await line.item('visit', visitId)).callback).toBeUndefined();
    const moved = await post(`/meetings/${booked.body.meetingId}/move`, { slotId: '20210106T080000Z-1' }, birgit);
    expect([moved.status, moved.body.startAt]).toEqual([200, '2021-01-06T08:00:00.000Z']);
    expect(moved.body.meetingId).not.toBe(booked.body.meetingId);
    expect(await line.item('visit', visitId)).toMatchObject({
      meeting: { meetingId: moved.body.meetingId, slotId: '20210106T080000Z-1' },
    });
    const old = await post(`/meetings/${booked.body.meetingId}/outcome`, { outcome: 'held' }, birgit);
    expect([old.status, old.body]).toEqual([409, { error: 'notBooked', message: 'Mødet er ikke længere booket.' }]);
    const early = await post(`/meetings/${moved.body.meetingId}/outcome`, { outcome: 'held' }, birgit);
    expect([early.status, early.body]).toEqual([409, { error: 'tooEarly', message: 'Mødet er ikke begyndt endnu.' }]);
    line.now = '2021-01-06T08:00:00.000Z';
    const held = await post(`/meetings/${moved.body.meetingId}/outcome`, { outcome: 'held' }, birgit);
    expect([held.status, held.body]).toEqual([
      200,
      { meetingId: moved.body.meetingId, state: 'held', startAt: '2021-01-06T08:00:00.000Z' },
    ]);
    expect((await line.ask('GET', `/visits/${visitId}`, { as: karen })).body.meeting.state).toBe('held');
    await line.ask('PUT', `/visits/${visitId}/checklist`, { as: karen, body: { version: 0, answers: asked } });
    await post(`/visits/${visitId}/conclude`, { version: 1, category: 'jobparat', certainty: 'sikker' });
    expect((await line.ask('GET', `/visits/${visitId}`, { as: karen })).body).toMatchObject({
      conclusion: { channel: 'physical' },
    });
  });

  test('that nobody came to makes the desk get in touch', async () => {
    const { visitId, meeting } = await register({ choice: 'physical', slotId });
    line.now = startAt;
    const answer = await post(`/meetings/${meeting.meetingId}/outcome`, { outcome: 'noShow' }, birgit);
    expect([answer.status, answer.body.state]).toEqual([200, 'noShow']);
    expect((await line.item('visit', visitId)).step).toMatchObject({ what: 'missedMeeting' });
  });

  test('at a time that is sold is refused, and the earlier one stands', async () => {
    await register({ choice: 'physical', slotId });
    const { visitId, meeting } = await register({ choice: 'physical', slotId: '20210105T090000Z-1' });
    for (const path of [`/visits/${visitId}/meeting`, `/meetings/${meeting.meetingId}/move`]) {
      const answer = await post(path, { slotId }, birgit);
      expect([answer.status, answer.body]).toEqual([
        409,
        { error: 'slotTaken', field: 'slotId', message: 'Tiden er lige blevet optaget af en anden. Vælg en ny tid.' },
      ]);
    }
    expect((await line.item('visit', visitId)).meeting?.meetingId).toBe(meeting.meetingId);
  });

  test('for a case that ended is refused', async () => {
    const { visitId } = await register();
    await post(`/visits/${visitId}/end`, { reason: 'withdrawn' });
    const answer = await post(`/visits/${visitId}/meeting`, { slotId });
    expect([answer.status, answer.body]).toEqual([409, { error: 'visitEnded', message: 'Henvendelsen er afsluttet.' }]);
  });

  test('has times: every chair of the days asked for, free or not, each day by its own rules', async () => {
    await register({ choice: 'physical', slotId });
    const { body } = await line.ask('GET', '/slots?from=2021-01-05&to=2021-01-05', { as: birgit });
    expect(body.slots).toHaveLength(12);
    expect(body.slots.slice(0, 2)).toEqual([
      { slotId, startAt, endAt: '2021-01-05T08:45:00.000Z', free: false },
      { slotId: '20210105T080000Z-2', startAt, endAt: '2021-01-05T08:45:00.000Z', free: true },
    ]);
    // What was said before the choice is what is promised then, and the next one hears of the one before.
    await register({ choice: 'callback', phone: '20123456' });
    expect(body.firstCallback).toEqual({
      from: line.all('visit')[1]?.callback?.from,
      until: line.all('visit')[1]?.callback?.until,
    });
    const weekend = await line.ask('GET', '/slots?from=2021-01-09&to=2021-01-10', { as: birgit });
    expect(weekend.body.slots).toEqual([]);
    const year = (await line.ask('GET', '/slots?from=2021-01-05&to=2021-12-31', { as: birgit })).body.slots;
    // As far ahead as meetings can be booked: ten working days.
    expect(year.at(-1).startAt).toBe('2021-01-18T13:15:00.000Z');
  });
});

describe('a call', () => {
  /** Karen talks with somebody whom nobody knows. */
  async function talks() {
    const caller = await rings(line, '+4540404040');
    await caller.presses();
    await caller.presses();
    await caller.presses('3');
    await goesOnDuty(line);
    await line.dispatch();
    const leg = line.carrier.legs.at(-1);
    await line.voice(new URL(leg?.url ?? '').pathname, { CallSid: leg?.sid ?? '' });
    return {
      caller,
      join: () => line.voice(`/voice/citizen/${caller.callId}/${caller.visitId}`, { CallSid: caller.sid }),
    };
  }

  test('is ended by the consultant who talks in it, once, and by nobody else', async () => {
    const { caller, join } = await talks();
    const end = (as: Person, outcome = 'ended') => post(`/calls/${caller.callId}/end`, { outcome }, as);
    const early = await end(karen);
    expect([early.status, early.body]).toEqual([
      409,
      { error: 'notTalking', message: 'Borgeren er ved at blive stillet igennem.' },
    ]);
    await join();
    const other = await end(kasper);
    expect([other.status, other.body]).toEqual([403, { error: 'forbidden', message: 'Det har du ikke adgang til.' }]);
    const mailbox = await end(karen, 'voicemail');
    expect([mailbox.status, mailbox.body]).toEqual([
      422,
      { error: 'notACallback', field: 'outcome', message: 'Kun en opringning kan ende på en telefonsvarer.' },
    ]);
    const off = await line.ask('PUT', '/me/presence', { as: karen, body: { state: 'off' } });
    expect([off.status, off.body]).toEqual([409, { error: 'inCall', message: 'Du har et opkald. Læg på først.' }]);
    const ended = { callId: caller.callId, routing: 'ended', outcome: 'ended' };
    expect([(await end(karen)).body, (await end(karen)).body]).toEqual([ended, ended]);
    expect(line.events('callEnded')).toHaveLength(1);
    const rejoin = await post(`/calls/${caller.callId}/rejoin`, undefined);
    expect([rejoin.status, rejoin.body.error]).toEqual([403, 'forbidden']);
  });

  test('can be come back to only while it waits for that, and in time', async () => {
    const { caller, join } = await talks();
    await join();
    const rejoin = (as = karen) => post(`/calls/${caller.callId}/rejoin`, undefined, as);
    const talking = await rejoin();
    expect([talking.status, talking.body]).toEqual([
      409,
      { error: 'notLost', message: 'Samtalen venter ikke på dig.' },
    ]);
    const leg = line.carrier.legs.at(-1);
    await line.status(new URL(leg?.statusCallback ?? '').pathname, {
      CallSid: leg?.sid ?? '',
      CallStatus: 'completed',
    });
    expect((await rejoin(kasper)).status).toBe(403);
    line.later('PT30S');
    const late = await rejoin();
    expect([late.status, late.body]).toEqual([
      409,
      { error: 'tooLate', message: 'Borgeren er givet videre til den næste ledige.' },
    ]);
  });

  test('is linked to the case it is about, once', async () => {
    const caller = await rings(line, '+4540404040');
    const { visitId } = await register({ name: 'Åse' });
    const link = (to: string, callId: string = caller.callId) =>
      line.ask('PUT', `/calls/${callId}/visit`, { as: karen, body: { visitId: to } });
    const bare = await rings(line, 'anonymous');
    const unidentified = await link(bare.visitId);
    expect([unidentified.status, unidentified.body]).toEqual([
      422,
      { error: 'unidentifiedVisit', field: 'visitId', message: 'Den sag har ingen borger endnu.' },
    ]);
    expect(await link(visitId)).toMatchObject({ status: 200, body: { callId: caller.callId, routing: 'prompt' } });
    expect(await line.item('call', caller.callId)).toMatchObject({ visitId, identified: true });
    expect(await line.item('visit', caller.visitId)).toMatchObject({ ended: { reason: 'joined' } });
    expect((await link(visitId)).status).toBe(200);
    expect((await line.ask('PUT', `/calls/${caller.callId}/visit`, { as: birgit, body: { visitId } })).status).toBe(
      200,
    );
    const { visitId: other } = await register({ name: 'Bo' });
    const again = await link(other);
    expect([again.status, again.body]).toEqual([
      422,
      { error: 'identified', message: 'Opkaldet hører allerede til en sag.' },
    ]);
  });
});

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

describe('presence', () => {
  test('is chosen, is a sign of life, and is shown with since when', async () => {
    const first = await line.ask('PUT', '/me/presence', { as: karen, body: { state: 'available' } });
    expect([first.status, first.body]).toEqual([200, { state: 'available', since: caseNow }]);
    line.later('PT20S');
    const again = await line.ask('PUT', '/me/presence', { as: karen, body: { state: 'available' } });
    expect(again.body).toEqual({ state: 'available', since: caseNow });
    expect(await line.item('consultant', karen.staffId)).toMatchObject({
      user: 'karen',
      aliveAt: line.now,
      idleFrom: caseNow,
    });
    expect(line.events('presenceChanged').map(({ by }) => by)).toEqual([karen.staffId]);
    expect((await line.ask('POST', '/me/heartbeat', { as: karen })).status).toBe(204);
  });
});

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
