import { beforeEach, describe, expect, test } from 'vitest';
import { answered } from '../../tests/fixtures/case.ts';
import { type Caller, goesOnDuty, meanwhile, rings, said } from '../../tests/fixtures/line-callers.ts';
import { type Answer, createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kasper, kirsten } from '../../tests/fixtures/line-people.ts';

/** Two commands on one case at the same moment: one wins, and the other gets the new state, or is told what happened. */
let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const slotId = '20210105T080000Z-1';
const other = '20210105T080000Z-2';

function post(path: string, body?: unknown, as = karen) {
  return line.ask('POST', path, { as, body });
}

async function register(more: object = {}) {
  return (await post('/applicants', { name: 'Bo', choice: 'none', ...more }, birgit)).body;
}

/** Registered, talked with outside the line, and asked what must be; the answers are version 1. */
async function talkedWith(more: object = {}) {
  const registered = await register(more);
  await prepare(registered.visitId);
  return registered;
}

async function prepare(visitId: string): Promise<void> {
  await post(`/visits/${visitId}/talk`, { form: 'phone', at: line.now });
  const { answers } = answered();
  await line.ask('PUT', `/visits/${visitId}/checklist`, { as: karen, body: { version: 0, answers } });
}

function conclude(visitId: string, more: object = {}, as = karen) {
  return post(`/visits/${visitId}/conclude`, { version: 1, category: 'jobparat', certainty: 'sikker', ...more }, as);
}

function short({ status, body }: Answer) {
  return [status, body.error];
}

/** The second command is carried out whole between what the first one read and what it writes. */
async function overtaken<One, Two>(first: () => Promise<One>, second: () => Promise<Two>): Promise<[One, Two]> {
  let between: Promise<Two> | undefined;
  meanwhile(line, () => {
    between = second();
    return between;
  });
  const one = await first();
  line.faults = undefined;
  if (between === undefined) throw new Error('The first command wrote nothing');
  return [one, await between];
}

async function waits(from?: string): Promise<Caller> {
  const caller = await rings(line, from);
  await caller.presses();
  await caller.presses();
  await caller.presses('3');
  return caller;
}

/** Karen talks with a caller; returns the caller. */
async function talks(from?: string): Promise<Caller> {
  const caller = await waits(from);
  await goesOnDuty(line);
  await line.dispatch();
  const leg = line.carrier.legs.at(-1);
  await line.voice(new URL(leg?.url ?? '').pathname, { CallSid: leg?.sid ?? '' });
  await line.voice(`/voice/citizen/${caller.callId}/${caller.visitId}`, { CallSid: caller.sid });
  return caller;
}

describe('two desks that', () => {
  test('conclude one case: the second is told that it is concluded', async () => {
    const { visitId } = await talkedWith();
    const [late, first] = await overtaken(
      () => conclude(visitId),
      () => conclude(visitId, { category: 'aktivitetsparat' }, kirsten),
    );
    expect([short(first), short(late)]).toEqual([
      [200, undefined],
      [409, 'alreadyConcluded'],
    ]);
    expect((await line.item('visit', visitId)).conclusion).toMatchObject({
      category: 'aktivitetsparat',
      by: kirsten.staffId,
    });
    expect(line.events('visitConcluded')).toHaveLength(1);
  });

  test('conclude and withdraw it: whoever is first', async () => {
    const one = await talkedWith();
    const [late] = await overtaken(
      () => conclude(one.visitId),
      () => post(`/visits/${one.visitId}/end`, { reason: 'withdrawn' }),
    );
    expect(short(late)).toEqual([409, 'visitEnded']);
    const two = await talkedWith();
    const [tooLate] = await overtaken(
      () => post(`/visits/${two.visitId}/end`, { reason: 'withdrawn' }),
      () => conclude(two.visitId),
    );
    expect(short(tooLate)).toEqual([409, 'alreadyConcluded']);
    expect(line.events('visitEnded')).toHaveLength(1);
  });

  test('save answers while the case is concluded: the answers it rests on are locked', async () => {
    const save = (visitId: string) => () =>
      line.ask('PUT', `/visits/${visitId}/checklist`, { as: kirsten, body: { version: 1, answers: { C1: 'nej' } } });
    const { visitId } = await talkedWith();
    const [late, first] = await overtaken(() => conclude(visitId), save(visitId));
    expect([first.status, short(late)]).toEqual([200, [409, 'stale']]);
    expect((await line.item('visit', visitId)).conclusion).toBeUndefined();
    const { visitId: next } = await talkedWith();
    const [refused] = await overtaken(save(next), () => conclude(next));
    expect(short(refused)).toEqual([409, 'alreadyConcluded']);
    expect((await line.item('checklist', next)).answers).toEqual(answered().answers);
  });

  test('save answers from the same version: the second gets both', async () => {
    const { visitId } = await register();
    const save = (C1: string) =>
      line.ask('PUT', `/visits/${visitId}/checklist`, { as: karen, body: { version: 0, answers: { C1 } } });
    const [late, first] = await overtaken(
      () => save('ja'),
      () => save('nej'),
    );
    expect(first.status).toBe(200);
    expect(late.body).toMatchObject({
      error: 'stale',
      stored: { version: 1, answers: { C1: 'nej' } },
      sent: { version: 0, answers: { C1: 'ja' } },
    });
  });

  test('book the same time for two citizens: the second is told that it is taken', async () => {
    const [one, two] = [await register(), await register()];
    const [late, first] = await overtaken(
      () => post(`/visits/${one.visitId}/meeting`, { slotId }),
      () => post(`/visits/${two.visitId}/meeting`, { slotId }),
    );
    expect([short(first), short(late)]).toEqual([
      [201, undefined],
      [409, 'slotTaken'],
    ]);
    expect(line.all('slot').map(({ meetingId }) => meetingId)).toEqual([first.body.meetingId]);
    expect((await line.item('visit', one.visitId)).meeting).toBeUndefined();
  });

  test.each(['physical', 'callback'] as const)(
    'register twenty citizens (%s) at once: each gets a time of their own, or a promise',
    async (choice) => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          post('/applicants', { name: 'Bo', phone: `2000${1000 + index}`, choice }, birgit),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
      const times = line.all('slot').map(({ slotId: sold }) => sold);
      expect(new Set(times).size).toBe(choice === 'physical' ? 20 : 0);
      expect(line.all('visit').filter(({ callback }) => callback !== undefined)).toHaveLength(
        choice === 'callback' ? 20 : 0,
      );
    },
  );

  test('register one citizen get the first time of all', async () => {
    await register({ choice: 'physical' });
    await register({ choice: 'physical' });
    expect(
      line
        .all('slot')
        .map(({ slotId: sold }) => sold)
        .toSorted(),
    ).toEqual(['20210104T123000Z-1', '20210104T123000Z-2']);
  });

  test('book two times for one citizen: the later choice stands, and the earlier time is free again', async () => {
    const { visitId } = await register();
    const [late, first] = await overtaken(
      () => post(`/visits/${visitId}/meeting`, { slotId }),
      () => post(`/visits/${visitId}/meeting`, { slotId: other }),
    );
    expect([first.status, late.status]).toEqual([201, 201]);
    expect((await line.item('visit', visitId)).meeting?.slotId).toBe(slotId);
    expect(line.all('slot').map((slot) => slot.slotId)).toEqual([slotId]);
    expect((await line.item('meeting', first.body.meetingId)).state).toBe('cancelled');
  });

  test('move a meeting to two times: the second is told that it stands no more, and nothing is sold twice', async () => {
    const { meeting } = await register({ choice: 'physical', slotId });
    const move = (to: string) => () => post(`/meetings/${meeting.meetingId}/move`, { slotId: to });
    const [late, first] = await overtaken(move('20210106T080000Z-1'), move('20210107T080000Z-1'));
    expect([short(first), short(late)]).toEqual([
      [200, undefined],
      [409, 'notBooked'],
    ]);
    expect(line.all('slot').map((slot) => slot.slotId)).toEqual(['20210107T080000Z-1']);
  });

  test('note an outcome and book another time: first it is said how it went', async () => {
    const { visitId, meeting } = await register({ choice: 'physical', slotId });
    line.now = meeting.startAt;
    const book = () => post(`/visits/${visitId}/meeting`, { slotId: '20210106T080000Z-1' });
    const note = () => post(`/meetings/${meeting.meetingId}/outcome`, { outcome: 'noShow' });
    const [noted, early] = await overtaken(note, book);
    expect([short(early), short(noted)]).toEqual([
      [409, 'outcomeMissing'],
      [200, undefined],
    ]);
    expect((await book()).status).toBe(201);
  });

  test('note two outcomes of one meeting: the second is told so', async () => {
    const { meeting } = await register({ choice: 'physical', slotId });
    line.now = meeting.startAt;
    const note = (outcome: string) => post(`/meetings/${meeting.meetingId}/outcome`, { outcome });
    const [late] = await overtaken(
      () => note('held'),
      () => note('noShow'),
    );
    expect(short(late)).toEqual([409, 'notBooked']);
    expect((await line.item('meeting', meeting.meetingId)).state).toBe('noShow');
  });

  test('close one follow-up: the second is told so', async () => {
    const { visitId } = await talkedWith();
    const { followUp } = (await conclude(visitId, { certainty: 'usikker', followUp: { slotId } })).body;
    line.now = followUp.startAt;
    const close = (outcome: string, as = kirsten) => post(`/followups/${followUp.followUpId}/close`, { outcome }, as);
    const [late] = await overtaken(
      () => close('confirmed'),
      () => close('confirmed', karen),
    );
    expect(short(late)).toEqual([409, 'alreadyClosed']);
    expect(line.events('followUpClosed')).toHaveLength(1);
  });

  test('close one doubt in two ways: it is open, or it is closed', async () => {
    const { visitId } = await talkedWith();
    const { followUp } = (await conclude(visitId, { certainty: 'usikker', followUp: { slotId } })).body;
    line.now = followUp.startAt;
    const path = `/followups/${followUp.followUpId}/close`;
    const next = { slotId: '20210107T080000Z-1', lateReason: 'other' };
    const [late, first] = await overtaken(
      () => post(path, { outcome: 'confirmed' }),
      () => post(path, { outcome: 'noShow', next }, kirsten),
    );
    expect([short(first), short(late)]).toEqual([
      [200, undefined],
      [409, 'tooEarly'],
    ]);
    expect((await line.item('followUp', followUp.followUpId)).step).toMatchObject({ what: 'followUpMeeting' });
  });

  test('tell one citizen: it is told once, and both are content', async () => {
    const { visitId } = await register();
    await line.seed({
      entity: 'message',
      messageId: 'message_1',
      unitId: 'favrskov',
      visitId,
      version: 1,
      failedAt: line.now,
    });
    const tell = (as = karen) => post('/messages/message_1/told', undefined, as);
    const [late, first] = await overtaken(
      () => tell(),
      () => tell(kirsten),
    );
    expect([first.status, late.status]).toEqual([204, 204]);
    expect((await line.item('message', 'message_1')).told?.by).toBe(kirsten.staffId);
    expect(line.events('messageTold')).toHaveLength(1);
  });

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

describe('the citizen and the desk', () => {
  test('a key that books while staff sells that very chair gets the other chair of the hour', async () => {
    const caller = await rings(line);
    await caller.presses();
    await caller.presses();
    await caller.presses('2');
    const { visitId } = await register();
    const [heard] = await overtaken(
      () => caller.presses('1'),
      () => post(`/visits/${visitId}/meeting`, { slotId: '20210104T123000Z-1' }),
    );
    expect(said(heard)[0]).toMatch(/^Du har en tid i dag klokken 13\.30 på /);
    expect((await line.item('visit', caller.visitId)).meeting?.slotId).toBe('20210104T123000Z-2');
  });

  test('a key that books while staff sells the last chair of the hour hears fresh times, and not that there are none', async () => {
    const caller = await rings(line);
    await caller.presses();
    await caller.presses();
    await caller.presses('2');
    const [one, two] = [await register(), await register()];
    await post(`/visits/${one.visitId}/meeting`, { slotId: '20210104T123000Z-2' });
    const [heard] = await overtaken(
      () => caller.presses('1'),
      () => post(`/visits/${two.visitId}/meeting`, { slotId: '20210104T123000Z-1' }),
    );
    expect(said(heard).slice(0, 3)).toEqual([
      'Den tid blev desværre optaget af en anden.',
      'Vi har disse tider til et møde.',
      'i dag klokken 14.15: tryk 1.',
    ]);
    expect((await line.item('visit', caller.visitId)).meeting).toBeUndefined();
  });

  describe.each<[string, (visitId: string) => Promise<unknown>, string]>([
    ['withdraws', (visitId) => post(`/visits/${visitId}/end`, { reason: 'withdrawn' }), 'visitEnded'],
    ['concludes', (visitId) => conclude(visitId, { arrangements: 'keep' }), 'visitConcluded'],
  ])('a choice that is keyed while staff %s the case', (_what, closes, event) => {
    /** At the prompt where the next key chooses; the case is a registration. */
    async function about(...keys: string[]) {
      const { visitId } = await talkedWith({ name: 'Åse', phone: '20123456' });
      const caller = await rings(line, '+4520123456');
      for (const key of keys) await caller.presses(key);
      return { caller, closed: visitId as string };
    }
    /** The contact that the choice opened: of the same person, with the call in it, and somebody's to see to. */
    async function opened(caller: Caller, closed: string) {
      const call = await line.item('call', caller.callId);
      const [before, visit] = [await line.item('visit', closed), await line.item('visit', call.visitId)];
      expect(visit.visitId).not.toBe(closed);
      expect(visit).toMatchObject({
        personId: before.personId,
        openedBy: 'call',
        citizen: before.citizen,
        activeCallId: caller.callId,
      });
      expect([before.activeCallId, before.callback, before.meeting]).toEqual([undefined, undefined, undefined]);
      expect(line.all('person')[0]?.visits).toEqual([closed, visit.visitId]);
      const comesIn = line.events('visitOpened').map(({ visitId, by, contact }) => [visitId, by, contact?.to]);
      expect(comesIn).toEqual([
        [closed, birgit.staffId, 'waiting'],
        [visit.visitId, 'citizen', 'waiting'],
      ]);
      expect(line.types()).toContain(event);
      expect(caller.heard).toContain(`/voice/citizen/${caller.callId}/${visit.visitId}/`);
      return visit;
    }

    test('opens a contact of its own: a call-back is made', async () => {
      const { caller, closed } = await about('1');
      await caller.presses('1');
      const [heard] = await overtaken(
        () => caller.presses('1'),
        () => closes(closed),
      );
      expect(said(heard)[0]).toBe('Vi ringer til dig i dag mellem klokken 10 og 12.');
      expect((await opened(caller, closed)).callback).toMatchObject({ kind: 'callback' });
      await caller.hangsUp();
      expect(line.all('queueEntry').map(({ direction }) => direction)).toEqual(['callback']);
    });

    test('opens a contact of its own: a meeting is held', async () => {
      const { caller, closed } = await about('2');
      const [heard] = await overtaken(
        () => caller.presses('1'),
        () => closes(closed),
      );
      expect(said(heard)[0]).toMatch(/^Du har en tid i dag klokken 13\.30/);
      expect((await opened(caller, closed)).meeting).toMatchObject({ slotId: '20210104T123000Z-1' });
    });

    test('opens a contact of its own: who waits and hangs up is called back', async () => {
      const { caller, closed } = await about();
      await overtaken(
        () => caller.presses('3'),
        () => closes(closed),
      );
      const visit = await opened(caller, closed);
      await caller.hangsUp();
      expect((await line.item('visit', visit.visitId)).callback).toMatchObject({ kind: 'missed' });
    });
  });

  test('a hang-up while the consultant ends the talk ends it once', async () => {
    const caller = await talks();
    const [, answer] = await overtaken(
      () => caller.hangsUp(),
      () => post(`/calls/${caller.callId}/end`, { outcome: 'ended' }),
    );
    expect(answer.body).toEqual({ callId: caller.callId, routing: 'ended', outcome: 'ended' });
    expect(line.events('callEnded')).toHaveLength(1);
    expect((await line.item('call', caller.callId)).state).toEqual({ at: 'ended', outcome: 'ended' });
  });

  test('a consultant who ends the talk that has just ended gets it as it is', async () => {
    const caller = await talks();
    const [answer] = await overtaken(
      () => post(`/calls/${caller.callId}/end`, { outcome: 'ended' }),
      () => caller.hangsUp(),
    );
    expect([answer.status, answer.body]).toEqual([
      200,
      { callId: caller.callId, routing: 'ended', outcome: 'citizenHungUp' },
    ]);
    expect(line.events('callEnded')).toHaveLength(1);
  });

  test('a softphone that is answered while the caller hangs up is told so', async () => {
    const caller = await waits('anonymous');
    await goesOnDuty(line);
    await line.dispatch();
    const leg = line.carrier.legs.at(-1);
    const [document] = await overtaken(
      () => line.voice(new URL(leg?.url ?? '').pathname, { CallSid: leg?.sid ?? '' }),
      () => caller.hangsUp(),
    );
    expect(said(document)).toEqual(['Samtalen er ikke længere ledig. Tak, fordi du tog telefonen.']);
    expect(line.events('callAccepted')).toEqual([]);
  });

  test('a caller who hangs up while the softphone is answered ends the call, and the consultant is let go', async () => {
    const caller = await waits('anonymous');
    await goesOnDuty(line);
    await line.dispatch();
    const leg = line.carrier.legs.at(-1);
    await overtaken(
      () => caller.hangsUp(),
      () => line.voice(new URL(leg?.url ?? '').pathname, { CallSid: leg?.sid ?? '' }),
    );
    await line.dispatch();
    expect((await line.item('call', caller.callId)).state.at).toBe('ended');
    expect((await line.item('consultant', karen.staffId)).state).toBe('available');
    expect(line.carrier.asks('endConference')).toEqual([[caller.callId]]);
  });

  test('a caller who presses 1 while a consultant is found for them keeps the call-back, and the consultant is free', async () => {
    const caller = await waits();
    const goOnDuty = async () => {
      await goesOnDuty(line);
      await line.dispatch();
    };
    const [heard] = await overtaken(() => caller.presses('1'), goOnDuty);
    expect(said(heard)[0]).toBe('Vi ringer til dig i dag mellem klokken 10 og 12.');
    await line.dispatch();
    expect((await line.item('consultant', karen.staffId)).state).toBe('available');
    expect((await line.item('visit', caller.visitId)).callback?.kind).toBe('callback');
    expect(line.carrier.asks('hangUp')).toEqual([[line.carrier.legs[0]?.sid]]);
  });

  test('a consultant who goes off duty while a call is found for them keeps the call and is told so', async () => {
    await goesOnDuty(line);
    const caller = await waits();
    const [answer] = await overtaken(
      () => line.ask('PUT', '/me/presence', { as: karen, body: { state: 'off' } }),
      () => line.dispatch(),
    );
    expect(short(answer)).toEqual([409, 'inCall']);
    expect((await line.item('consultant', karen.staffId)).callId).toBe(caller.callId);
  });

  test('a call-back that falls due while the citizen calls is not made: they are talking with us', async () => {
    const { visitId } = await register({ phone: '20123456', choice: 'callback' });
    let caller: Caller | undefined;
    await overtaken(
      () => line.sweep(),
      async () => {
        caller = await rings(line, '+4520123456');
      },
    );
    expect((await line.item('visit', visitId)).activeCallId).toBe(caller?.callId);
    expect(line.all('call').filter(({ direction }) => direction === 'callback')).toEqual([]);
  });

  test('a citizen who calls while the call-back falls due takes it back', async () => {
    const { visitId } = await register({ phone: '20123456', choice: 'callback' });
    const [caller] = await overtaken(
      () => rings(line, '+4520123456'),
      () => line.sweep(),
    );
    expect((await line.item('visit', visitId)).activeCallId).toBe(caller.callId);
    const [callback] = line.all('call').filter(({ direction }) => direction === 'callback');
    expect(callback?.state).toEqual({ at: 'ended', outcome: 'superseded' });
    expect(line.all('queueEntry')).toEqual([]);
  });

  test('the same webhook twice at once is one call', async () => {
    const fields = { CallSid: `CA${'9'.repeat(32)}`, From: '+4520123456', To: '+4589640000' };
    const [late, first] = await overtaken(
      () => line.voice('/voice', fields),
      () => line.voice('/voice', fields),
    );
    expect(late).toBe(first);
    expect(line.all('call')).toHaveLength(1);
    expect(line.events('callReceived')).toHaveLength(1);
  });

  test('the same key twice at once counts once', async () => {
    const caller = await rings(line);
    await caller.presses();
    await caller.presses();
    await caller.presses('1');
    await caller.presses('1');
    const path = /action="https:\/\/line\.example([^"]+)"/.exec(caller.heard)?.[1] ?? '';
    const press = () => line.voice(path, { CallSid: caller.sid, Digits: '1' });
    const [late, first] = await overtaken(press, press);
    expect(late).toBe(first);
    expect(line.events('callbackPromised')).toHaveLength(1);
  });

  test('Kasper and Karen never get the same call', async () => {
    await waits();
    await goesOnDuty(line);
    await goesOnDuty(line, kasper);
    const [first, second] = line.records.filter(({ dynamodb }) => JSON.stringify(dynamodb).includes('presenceChanged'));
    if (first === undefined || second === undefined) throw new Error('Two went on duty');
    await overtaken(
      () => line.deliver('dispatch', [first]),
      () => line.deliver('dispatch', [second]),
    );
    expect(line.events('callReserved')).toHaveLength(1);
    expect(
      line
        .all('consultant')
        .map(({ state }) => state)
        .toSorted(),
    ).toEqual(['available', 'reserved']);
  });
});
