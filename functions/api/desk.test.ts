import { beforeEach, describe, expect, test } from 'vitest';
import type { Meeting } from '../../schemas/meeting.ts';
import {
  answered,
  at,
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  consultantOf,
  doubtOf,
  personOf,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { goesOnDuty, rings } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kasper, kirsten, lars } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const day = 24 * 60;

async function deskOf(as = karen) {
  return (await line.ask('GET', '/desk', { as })).body;
}

async function register(more: object) {
  return (await line.ask('POST', '/applicants', { as: birgit, body: { choice: 'none', ...more } })).body;
}

function meeting(more: Partial<Meeting>): Meeting {
  return {
    entity: 'meeting',
    meetingId: 'meeting_1',
    unitId: caseUnit,
    visitId: 'visit_1',
    slotId: '20210104T120000Z-1',
    version: 1,
    startAt: at(60),
    endAt: at(105),
    purpose: 'visit',
    state: 'booked',
    bookedAt: caseNow,
    ...more,
  };
}

describe('the desk', () => {
  test('says who one is, and is empty where nothing is to do', async () => {
    expect(await deskOf()).toEqual({
      now: caseNow,
      me: {
        staffId: 'staff_karen',
        user: 'karen',
        name: 'karen',
        role: 'consultant',
        unit: { unitId: 'favrskov', name: 'Favrskov Kommune', number: '+4589640000' },
        rules: { name: 'Favrskov 2021', isExercise: false },
      },
      queue: [],
      callbacks: [],
      followUps: [],
      meetings: [],
      unfinished: [],
      asked: [],
    });
  });

  test('shows presence with its reason, and the end of a wrap-up', async () => {
    await line.ask('PUT', '/me/presence', { as: karen, body: { state: 'pause', reason: 'frokost' } });
    expect((await deskOf()).me.presence).toEqual({ state: 'pause', since: caseNow, reason: 'frokost' });
    expect((await deskOf(birgit)).me.presence).toBeUndefined();
    const { idleFrom: _none, ...wrapping } = consultantOf({
      staffId: kasper.staffId,
      state: 'wrapping',
      wrapUntil: at(5),
    });
    await line.seed(wrapping);
    expect((await deskOf(kasper)).me.presence).toEqual({ state: 'wrapping', since: caseNow, wrapUntil: at(5) });
  });

  test('is a sign of life, written every ten seconds at most, and not of somebody who is off', async () => {
    await goesOnDuty(line);
    const aliveAt = async () => (await line.item('consultant', karen.staffId)).aliveAt;
    line.later('PT9S');
    await deskOf();
    expect(await aliveAt()).toBe(caseNow);
    line.later('PT1S');
    await deskOf();
    expect(await aliveAt()).toBe('2021-01-04T09:00:10.000Z');
    await line.ask('PUT', '/me/presence', { as: karen, body: { state: 'off' } });
    line.later('PT1M');
    await deskOf();
    expect(await aliveAt()).toBe('2021-01-04T09:00:10.000Z');
  });

  test('shows who waits, in the order of their places, known or not', async () => {
    await register({ name: 'Åse', phone: '20123456', cpr: '6707614283' });
    const first = await rings(line, '+4520123456');
    await first.presses('3');
    line.later('PT10S');
    const second = await rings(line, 'anonymous');
    await second.presses();
    await second.presses();
    await second.presses('3');
    expect((await deskOf()).queue).toEqual([
      {
        callId: first.callId,
        visitId: first.visitId,
        citizen: { name: 'Åse', cpr: '670761-••••', phone: '20 12 34 56' },
        since: caseNow,
        place: 1,
        direction: 'inbound',
      },
      {
        callId: second.callId,
        visitId: second.visitId,
        since: '2021-01-04T09:00:10.000Z',
        place: 2,
        direction: 'inbound',
      },
    ]);
  });

  test('shows my call on its way: ringing, joining, talking, lost, writing notes', async () => {
    const caller = await rings(line, '+4540404040');
    await caller.presses();
    await caller.presses();
    await caller.presses('3');
    line.later('PT10S');
    await goesOnDuty(line);
    await line.dispatch();
    const ringing = {
      id: caller.callId,
      callId: caller.callId,
      direction: 'inbound',
      routing: 'reserved',
      visitId: caller.visitId,
      identified: false,
      provisional: false,
      citizen: { name: 'Ukendt', phone: '40 40 40 40' },
      number: '40 40 40 40',
      since: '2021-01-04T09:00:10.000Z',
      waitingSince: caseNow,
    };
    expect((await deskOf()).call).toEqual(ringing);
    expect((await deskOf(kasper)).call).toBeUndefined();
    expect((await deskOf(kirsten)).call).toBeUndefined();
    const leg = line.carrier.legs[0];
    await line.voice(new URL(leg?.url ?? '').pathname, { CallSid: leg?.sid ?? '' });
    expect((await deskOf()).call).toEqual({ ...ringing, routing: 'accepted' });
    line.later('PT5S');
    await line.voice(`/voice/citizen/${caller.callId}/${caller.visitId}`, { CallSid: caller.sid });
    const talking = { ...ringing, routing: 'connected', connectedAt: '2021-01-04T09:00:15.000Z' };
    expect((await deskOf()).call).toEqual(talking);
    await line.status(new URL(leg?.statusCallback ?? '').pathname, {
      CallSid: leg?.sid ?? '',
      CallStatus: 'completed',
    });
    expect((await deskOf()).call).toEqual({ ...talking, routing: 'lost', rejoinUntil: '2021-01-04T09:00:45.000Z' });
    const rejoined = await line.ask('POST', `/calls/${caller.callId}/rejoin`, { as: karen });
    expect([rejoined.status, rejoined.body]).toEqual([200, { callId: caller.callId, routing: 'reserved' }]);
    expect((await deskOf()).call).toMatchObject({ routing: 'reserved', rejoinUntil: '2021-01-04T09:00:45.000Z' });
    await caller.hangsUp();
    const after = await deskOf();
    expect(after.call).toBeUndefined();
    expect(after.wrapping).toEqual({ visitId: caller.visitId });
    expect(after.unfinished).toEqual([
      {
        visitId: caller.visitId,
        citizen: { name: 'Ukendt', phone: '40 40 40 40' },
        talkedAt: '2021-01-04T09:00:15.000Z',
      },
    ]);
    await line.ask('PUT', `/visits/${caller.visitId}/checklist`, {
      as: karen,
      body: { version: 0, answers: answered().answers },
    });
    await line.ask('POST', `/visits/${caller.visitId}/conclude`, {
      as: karen,
      body: { version: 1, category: 'jobparat', certainty: 'sikker', arrangements: 'keep' },
    });
    expect(await deskOf()).toMatchObject({ me: { presence: { state: 'available' } }, unfinished: [] });
  });

  test('shows call-backs: promised, missed, and being called', async () => {
    await line.seed(
      visitOf({ callback: callbackOf({ kind: 'missed', attempts: 1, nextAt: at(5) }), activeCallId: 'call_1' }),
      visitOf({ visitId: 'visit_2', callback: callbackOf({ nextAt: at(1), until: at(60) }) }),
    );
    const row = {
      kind: 'callback',
      from: '2021-01-04T08:30:00.000Z',
      until: '2021-01-04T10:30:00.000Z',
      attempts: 0,
      active: false,
    };
    const expected = [
      { ...row, visitId: 'visit_2', nextAt: at(1), until: at(60) },
      { ...row, visitId: 'visit_1', kind: 'missed', attempts: 1, nextAt: at(5), active: true },
    ];
    expect((await deskOf()).callbacks).toEqual(expected);
    expect((await line.ask('GET', '/callbacks', { as: birgit })).body.callbacks).toEqual(expected);
  });

  test('shows meetings of today, and those of the last fortnight whose outcome nobody has said', async () => {
    await line.seed(visitOf());
    await line.seed(
      meeting({}),
      meeting({
        meetingId: 'meeting_2',
        slotId: '20210104T073000Z-1',
        startAt: at(-90),
        endAt: at(-45),
        state: 'held',
      }),
      meeting({ meetingId: 'meeting_3', slotId: '20201228T100000Z-1', startAt: at(-7 * day) }),
      meeting({ meetingId: 'meeting_4', slotId: '20201228T110000Z-1', startAt: at(-7 * day + 1), state: 'noShow' }),
      meeting({ meetingId: 'meeting_5', slotId: '20201215T100000Z-1', startAt: at(-20 * day) }),
      meeting({ meetingId: 'meeting_6', slotId: '20210105T100000Z-1', startAt: at(day) }),
    );
    const { meetings } = await deskOf();
    expect(meetings.map(({ meetingId }: Meeting) => meetingId)).toEqual(['meeting_3', 'meeting_2', 'meeting_1']);
    expect(meetings[2]).toEqual({
      id: 'meeting_1',
      meetingId: 'meeting_1',
      visitId: 'visit_1',
      startAt: at(60),
      endAt: at(105),
      purpose: 'visit',
      state: 'booked',
      concluded: false,
    });
  });

  test('shows what it was asked, with whom it is about, by when and whether it is late', async () => {
    const { visitId, personId } = await register({ name: 'Bo', choice: 'none' });
    const row = {
      matterId: visitId,
      matter: 'contact',
      what: 'choose',
      owner: { role: 'intake' },
      dueAt: '2021-01-06T09:00:00.000Z',
      lateAt: '2021-01-06T09:00:00.000Z',
      personId,
      visitId,
      citizen: { name: 'Bo' },
      openedAt: caseNow,
    };
    expect((await deskOf(birgit)).asked).toEqual([{ ...row, late: false }]);
    line.later('P2DT1S');
    await line.sweep();
    expect((await deskOf(birgit)).asked).toEqual([{ ...row, late: true }]);
  });

  test('shows a message that did not arrive until the citizen was told', async () => {
    const { visitId } = await register({ name: 'Bo', choice: 'none' });
    const message = { entity: 'message', messageId: 'message_1', unitId: caseUnit, visitId, version: 1 } as const;
    await line.seed({ ...message, failedAt: caseNow });
    expect((await deskOf(birgit)).asked).toMatchObject([{ matterId: 'message_1', what: 'tellCitizen' }, {}]);
    expect((await line.ask('POST', '/messages/message_1/told', { as: kirsten })).status).toBe(204);
    expect((await line.ask('POST', '/messages/message_1/told', { as: karen })).status).toBe(204);
    expect(await line.item('message', 'message_1')).toMatchObject({ told: { at: line.now, by: kirsten.staffId } });
    expect((await deskOf(birgit)).asked).toMatchObject([{ what: 'choose' }]);
    expect(line.events('messageTold')).toHaveLength(1);
  });

  test('of the manager has no list', async () => {
    await line.seed(visitOf({ callback: callbackOf() }));
    expect(await deskOf(lars)).toMatchObject({ me: { role: 'manager' }, callbacks: [] });
  });

  test('costs the same number of requests with a hundred of each as with two, and says which lists were cut', async () => {
    const many = 100;
    const open = async (from: number, until: number) => {
      for (let index = from; index < until; index += 1) {
        const ids = { visitId: `visit_${index}`, personId: `person_${index}` } as const;
        const name = await line.deps.sealing.seal(`Nr ${index}`, caseUnit);
        await line.seed(
          personOf({ personId: ids.personId, visits: [ids.visitId], name, phone: name, hashes: { name: [] } }),
        );
        await line.seed(visitOf({ ...ids, callback: callbackOf() }));
        await line.seed(doubtOf({ followUpId: `followup_${index}`, visitId: ids.visitId }));
        await line.seed(visitOf({ ...ids, visitId: `visit_talked_${index}`, talkedAt: caseNow }));
        await line.seed(meeting({ meetingId: `meeting_${index}`, visitId: ids.visitId, startAt: at(index) }));
      }
    };
    const costOf = async (path: string) => {
      const before = line.table.requests;
      const { status, body } = await line.ask('GET', path, { as: kirsten });
      expect([path, status, line.logged]).toEqual([path, 200, []]);
      return { requests: line.table.requests - before, body };
    };
    const paths = ['/desk', '/followups', '/callbacks'];
    await open(0, 2);
    await costOf('/desk');
    const few = [];
    for (const path of paths) few.push((await costOf(path)).requests);
    await open(2, many);
    const all = [];
    for (const path of paths) all.push(await costOf(path));
    expect(all.map(({ requests }) => requests)).toEqual(few);
    const [{ body: desk } = { body: {} }, followUps, callbacks] = all;
    expect(desk.followUps.map(({ citizen }: { citizen: { name: string } }) => citizen.name)).toContain('Nr 0');
    expect([desk.callbacks.length, desk.followUps.length, desk.unfinished.length, desk.meetings.length]).toEqual([
      50,
      50,
      50,
      many,
    ]);
    expect(desk.more).toEqual(['callbacks', 'followUps', 'unfinished', 'asked']);
    expect([followUps?.body.followUps.length, callbacks?.body.callbacks.length]).toEqual([many, many]);
  });

  test('is shown all the same when something on it cannot be read', async () => {
    await register({ name: 'Bo', phone: '20123456', choice: 'callback' });
    const { visitId: hidden } = await register({ name: 'Åse', phone: '30405060', choice: 'callback' });
    await line.seed(visitOf({ visitId: 'visit_bad' }), meeting({ visitId: 'visit_bad' }));
    await line.seed(callOf({ callId: 'call_bad', visitId: 'visit_bad' }));
    await line.spoil(visitOf({ visitId: 'visit_bad' }));
    await line.spoil(callOf({ callId: 'call_bad' }));
    const person = line.all('person').find(({ visits }) => visits.includes(hidden));
    if (person === undefined) throw new Error('Nobody was registered');
    await line.spoil(person);
    const { callbacks, meetings, queue } = await deskOf();
    expect(callbacks.map(({ citizen }: { citizen?: { name: string } }) => citizen?.name)).toEqual(['Bo', undefined]);
    expect(meetings).toMatchObject([{ meetingId: 'meeting_1', visitId: 'visit_bad', concluded: false }]);
    expect(queue).toEqual([]);
    const told = line.logged.map(({ key }) => key);
    expect(told.toSorted()).toEqual([
      'CALL#call_bad CALL',
      `PERSON#${person.personId} PERSON`,
      'VISIT#visit_bad VISIT',
    ]);
    await deskOf();
    expect(line.logged).toHaveLength(3);
  });
});

describe('the calls of a unit', () => {
  test('are listed newest first, with where they stand and how they ended', async () => {
    const first = await rings(line, '+4540404040');
    await first.hangsUp();
    line.later('PT1M');
    const second = await rings(line, '+46701234567');
    const { calls } = (await line.ask('GET', '/calls', { as: birgit })).body;
    const [callback] = line.all('call').filter(({ direction }) => direction === 'callback');
    const unknown = { name: 'Ukendt', phone: '40 40 40 40' };
    expect(calls).toEqual(
      [
        {
          id: second.callId,
          callId: second.callId,
          visitId: second.visitId,
          direction: 'inbound',
          startedAt: line.now,
          routing: 'prompt',
          identified: false,
          provisional: false,
          caller: 'foreign',
        },
        {
          id: callback?.callId,
          callId: callback?.callId,
          visitId: first.visitId,
          citizen: unknown,
          direction: 'callback',
          startedAt: caseNow,
          routing: 'waiting',
          identified: false,
          provisional: false,
          caller: 'danish',
        },
        {
          id: first.callId,
          callId: first.callId,
          visitId: first.visitId,
          citizen: unknown,
          direction: 'inbound',
          startedAt: caseNow,
          endedAt: caseNow,
          routing: 'ended',
          outcome: 'missed',
          identified: false,
          provisional: false,
          caller: 'danish',
        },
      ].toSorted((a, b) =>
        a.startedAt < b.startedAt ? 1 : a.startedAt > b.startedAt ? -1 : (a.callId ?? '') < (b.callId ?? '') ? 1 : -1,
      ),
    );
  });
});
