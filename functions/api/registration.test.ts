import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow } from '../../tests/fixtures/case.ts';
import { meanwhile, rings } from '../../tests/fixtures/line-callers.ts';
import { casesOn, slotId, startAt } from '../../tests/fixtures/line-cases.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { post, register, open } = casesOn(() => line);
const place = 'Skovvej 1, Hinnerup';

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
