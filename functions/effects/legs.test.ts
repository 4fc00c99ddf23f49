import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow } from '../../tests/fixtures/case.ts';
import { type Caller, goesOnDuty, rings } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen, kasper } from '../../tests/fixtures/line-people.ts';
import { busy, permanent, unreachable } from '../../tests/fixtures/scripted-carrier.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

async function waits(from?: string): Promise<Caller> {
  const caller = await rings(line, from);
  await caller.presses();
  await caller.presses();
  await caller.presses('3');
  return caller;
}

/** The newest softphone that rings is picked up. */
async function answers(): Promise<void> {
  const leg = line.carrier.legs.at(-1);
  if (leg === undefined) throw new Error('Nothing rings');
  await line.voice(new URL(leg.url).pathname, { CallSid: leg.sid });
}

/** A call-back that is due, a consultant who has accepted it, and the dial that follows not begun yet. */
async function accepted(phone = '20123456') {
  const { body } = await line.ask('POST', '/applicants', {
    as: karen,
    body: { name: 'Bo', phone, choice: 'callback' },
  });
  await line.sweep();
  await goesOnDuty(line);
  await line.dispatch();
  await answers();
  const visit = await line.item('visit', body.visitId);
  return { visitId: visit.visitId, callId: visit.activeCallId ?? '' };
}

/** What became of each effect of the events of a type, in order. */
/** What was sent besides the word that we call. */
function promisesAside() {
  return line.carrier.messages.filter(({ statusCallback }) => !statusCallback.endsWith('/callbackPromised'));
}

function outcomes(type: Parameters<LineInMemory['events']>[0]) {
  return line.events(type).map(({ outcomes: became }) => became);
}

function effectsOf(type: Parameters<LineInMemory['events']>[0]) {
  return line.events(type).map(({ effects }) => effects);
}

describe('a softphone', () => {
  test('is rung once for the call that waits longest, and the leg is known by its CallSid', async () => {
    const caller = await waits();
    await goesOnDuty(line);
    await line.dispatch();
    expect(line.carrier.asked).toEqual([
      [
        'ring',
        {
          to: 'client:karen',
          from: '+4589640000',
          url: `https://line.example/voice/consultant/favrskov/${karen.staffId}/${caller.callId}/2`,
          statusCallback: `https://line.example/carrier-status/leg/${caller.callId}/2`,
          timeout: 20,
        },
      ],
    ]);
    expect((await line.item('call', caller.callId)).legs['2']).toMatchObject({
      party: 'consultant',
      staffId: karen.staffId,
      user: 'karen',
      sid: line.carrier.legs[0]?.sid,
    });
    expect(outcomes('callReserved')).toEqual([{ 0: { result: 'done' } }]);
  });

  test('is marked as rung before the carrier is asked', async () => {
    await waits();
    await goesOnDuty(line);
    const seen: unknown[] = [];
    line.carrier.meanwhile = (verb) => void seen.push(verb, outcomes('callReserved'));
    await line.dispatch();
    expect(seen).toEqual(['ring', [{ 0: { result: 'begun', at: caseNow, since: caseNow, tries: 1 } }]]);
  });

  test('that is busy is rung again within the same run, after half a second, a second, two', async () => {
    await waits();
    await goesOnDuty(line);
    line.carrier.refuses('ring', busy, { times: 3 });
    await line.dispatch();
    expect(line.pauses).toEqual([500, 1000, 2000]);
    expect(line.carrier.legs).toHaveLength(1);
    expect(line.events('callReleased')).toEqual([]);
  });

  test('that cannot be rung is passed over for the next consultant at once', async () => {
    const caller = await waits();
    await goesOnDuty(line, karen);
    await goesOnDuty(line, kasper);
    line.carrier.refuses('ring', permanent);
    await line.dispatch();
    expect(line.carrier.asks('ring').map(([leg]) => (leg as { to: string }).to)).toEqual([
      'client:karen',
      'client:kasper',
    ]);
    expect(line.events('callReleased')[0]?.payload).toMatchObject({
      staffId: karen.staffId,
      why: 'failed',
      waits: true,
    });
    expect(await line.item('call', caller.callId)).toMatchObject({
      state: { at: 'reserved', leg: 3 },
      placeAt: caseNow,
    });
    expect(outcomes('callReserved')).toEqual([{ 0: { result: 'refused', code: '21211' } }, { 0: { result: 'done' } }]);
    expect(line.logged).toContainEqual({
      level: 'info',
      message: 'EFFECT_REFUSED',
      eventId: line.events('callReserved')[0]?.eventId,
      effect: 'ringConsultant',
      code: '21211',
    });
    expect(line.pauses).toEqual([]);
  });

  test('that stays busy is passed over as well', async () => {
    await waits();
    await goesOnDuty(line);
    line.carrier.refuses('ring', busy, { times: 4 });
    await line.dispatch();
    expect(line.carrier.legs).toEqual([]);
    expect(outcomes('callReserved')).toEqual([{ 0: { result: 'refused', code: '20429' } }]);
    expect((await line.item('consultant', karen.staffId)).idleFrom).toBe('2021-01-04T09:00:30.000Z');
  });

  test('whose answer was lost is found and not rung twice', async () => {
    const caller = await waits();
    await goesOnDuty(line);
    line.carrier.refuses('ring', unreachable, { carriedOut: true });
    await line.dispatch();
    expect(line.carrier.asked.map(([verb]) => verb)).toEqual(['ring', 'findLeg']);
    expect(line.carrier.asks('findLeg')).toEqual([[{ to: 'client:karen', from: '+4589640000', since: caseNow }]]);
    expect(line.carrier.legs).toHaveLength(1);
    expect((await line.item('call', caller.callId)).legs['2']?.sid).toBe(line.carrier.legs[0]?.sid);
  });

  test('whose request never arrived is rung again', async () => {
    await waits();
    await goesOnDuty(line);
    line.carrier.refuses('ring', unreachable);
    line.carrier.refuses('findLeg', busy);
    await line.dispatch();
    expect(line.carrier.asked.map(([verb]) => verb)).toEqual(['ring', 'findLeg', 'findLeg', 'ring']);
    expect(line.carrier.legs).toHaveLength(1);
  });

  test('is not rung when its caller left before, and the consultant is free at once', async () => {
    const caller = await waits();
    await goesOnDuty(line);
    // The claim is made, its ring still on the stream.
    await line.deliver('dispatch', line.records.slice(-1));
    await caller.hangsUp();
    await line.dispatch();
    expect(line.carrier.legs.filter(({ url }) => url.includes(caller.callId))).toEqual([]);
    const reserved = line.events('callReserved')[0];
    expect(reserved?.outcomes).toEqual({ 0: { result: 'refused', code: 'superseded' } });
  });

  test('that nobody wants any more by the time it rings is hung up, and the consultant is free', async () => {
    const caller = await rings(line, 'anonymous');
    await caller.presses();
    await caller.presses();
    await caller.presses('3');
    await goesOnDuty(line);
    line.carrier.meanwhile = async (verb) => {
      if (verb === 'ring') await caller.hangsUp();
    };
    await line.dispatch();
    expect(line.carrier.asks('hangUp')).toEqual([[line.carrier.legs[0]?.sid]]);
    expect(await line.item('consultant', karen.staffId)).toMatchObject({ state: 'available', idleFrom: caseNow });
    expect(await line.item('call', caller.callId)).toMatchObject({
      state: { at: 'ended' },
      legs: { 2: { sid: line.carrier.legs[0]?.sid, endedAt: caseNow } },
    });
  });
});

describe('a run that dies in the middle', () => {
  /** Every write fails from now on: the process is gone before it can say what it did. */
  const dies = (when: 'ring') => {
    line.carrier.meanwhile = (verb) => {
      if (verb === when)
        line.faults = ({ kind }) => {
          if (kind === 'write') throw new Error('The process is gone');
          return undefined;
        };
    };
  };
  const revives = () => {
    line.faults = undefined;
    line.carrier.meanwhile = undefined;
  };

  test('leaves a begun ring to itself for a minute, and then finds its leg instead of ringing again', async () => {
    const caller = await waits();
    await goesOnDuty(line);
    await line.deliver('dispatch', line.records.slice(-2));
    const [reserved] = line.records
      .slice(-2)
      .filter(({ dynamodb }) => JSON.stringify(dynamodb).includes('callReserved'));
    if (reserved === undefined) throw new Error('Nothing was reserved');
    dies('ring');
    const { batchItemFailures } = await line.deliver('dispatch', [reserved]);
    expect(batchItemFailures).toEqual([{ itemIdentifier: reserved.dynamodb?.SequenceNumber }]);
    expect(line.logged).toContainEqual({
      level: 'error',
      message: 'REQUEST_FAILED',
      sequence: reserved.dynamodb?.SequenceNumber,
      reason: 'The process is gone',
    });
    revives();
    line.later('PT59S');
    expect(await line.deliver('dispatch', [reserved])).toEqual({ batchItemFailures: [] });
    expect(line.carrier.asked.map(([verb]) => verb)).toEqual(['ring']);
    expect(outcomes('callReserved')).toEqual([{ 0: { result: 'begun', at: caseNow, since: caseNow, tries: 1 } }]);
    line.later('PT1S');
    await line.sweep();
    expect(line.carrier.asked.map(([verb]) => verb)).toEqual(['ring', 'findLeg', 'endedSince']);
    expect(line.carrier.asks('findLeg')).toEqual([[{ to: 'client:karen', from: '+4589640000', since: caseNow }]]);
    expect((await line.item('call', caller.callId)).legs['2']?.sid).toBe(line.carrier.legs[0]?.sid);
    expect(outcomes('callReserved')).toEqual([{ 0: { result: 'done' } }]);
  });

  test('before the carrier heard of it rings when it is taken up again', async () => {
    await waits();
    await goesOnDuty(line);
    await line.deliver('dispatch', line.records.slice(-2));
    line.carrier.refuses('ring', permanent);
    dies('ring');
    await line.deliver('dispatch', line.records.slice(-2));
    revives();
    line.later('PT1M');
    await line.sweep();
    expect(line.carrier.asked.map(([verb]) => verb)).toEqual(['ring', 'findLeg', 'ring', 'endedSince']);
    expect(line.carrier.legs).toHaveLength(1);
    expect(line.logged).toContainEqual(expect.objectContaining({ message: 'EFFECT_UNKNOWN' }));
  });
});

describe('a stream record that is delivered again', () => {
  test('rings and dials nobody a second time, and fetches nobody elsewhere', async () => {
    const caller = await waits();
    await goesOnDuty(line);
    await line.dispatch();
    await answers();
    await line.dispatch();
    const before = line.table.dump();
    expect(await line.deliver('dispatch', line.records)).toEqual({ batchItemFailures: [] });
    expect(line.table.dump()).toEqual(before);
    expect(line.carrier.asks('ring')).toHaveLength(1);
    const fetched = [caller.sid, `https://line.example/voice/citizen/${caller.callId}/${caller.visitId}`];
    expect(line.carrier.asks('redirect')).toEqual([fetched, fetched]);
    // In a talk that runs nobody is fetched any more.
    await line.voice(`/voice/citizen/${caller.callId}/${caller.visitId}`, { CallSid: caller.sid });
    await line.deliver('dispatch', line.records);
    expect(line.carrier.asks('redirect')).toHaveLength(2);
  });

  test('before its event can be read does nothing', async () => {
    await waits();
    await goesOnDuty(line);
    await line.dispatch();
    const other = await createLine();
    await other.deliver('dispatch', line.records);
    expect(other.carrier.asked).toEqual([]);
  });
});

describe('a call-back', () => {
  test('dials the citizen for the consultant who has accepted, from the line’s own number', async () => {
    const { visitId, callId } = await accepted();
    await line.dispatch();
    expect(line.carrier.asks('ring')).toHaveLength(2);
    expect(line.carrier.asks('ring')[1]).toEqual([
      {
        to: '+4520123456',
        from: '+4589640000',
        url: `https://line.example/voice/citizen/${callId}/${visitId}`,
        statusCallback: `https://line.example/carrier-status/leg/${callId}/2`,
        timeout: 30,
      },
    ]);
    expect(effectsOf('callAccepted')).toEqual([[{ kind: 'dialCitizen', callId, leg: 2 }]]);
    expect(outcomes('callAccepted')).toEqual([{ 0: { result: 'done' } }]);
    expect(await line.item('call', callId)).toMatchObject({
      citizenLeg: 2,
      legs: { 2: { party: 'citizen', sid: line.carrier.legs[1]?.sid } },
    });
  });

  test('refused three times by a carrier that is busy goes through within the same run, and nobody is told that we called', async () => {
    const { visitId, callId } = await accepted();
    line.carrier.refuses('ring', busy, { times: 3 });
    await line.dispatch();
    expect(line.pauses).toEqual([500, 1000, 2000]);
    expect(line.carrier.legs.at(-1)?.to).toBe('+4520123456');
    expect((await line.item('call', callId)).state).toEqual({ at: 'accepted', leg: 1 });
    expect((await line.item('visit', visitId)).callback).toMatchObject({ attempts: 0 });
    expect(line.types().filter((type) => /Failed|NotDialled|Missed/.test(type))).toEqual([]);
    expect(promisesAside()).toEqual([]);
  });

  test.each([busy, unreachable])(
    'refused for longer by $code is tried again in a minute: no attempt, no message, however often',
    async (refusal) => {
      const { visitId } = await accepted();
      for (let round = 1; round <= 4; round += 1) {
        line.carrier.refuses('ring', refusal, { times: 4 });
        await line.dispatch();
        const visit = await line.item('visit', visitId);
        expect(visit.callback).toMatchObject({ attempts: 0, nextAt: await later(line.now, 60) });
        expect(visit.callback?.undialled ?? 0).toBe(0);
        expect(visit.activeCallId).toBeUndefined();
        expect(line.events('callbackNotDialled').at(-1)?.payload).toEqual({
          type: 'callbackNotDialled',
          code: refusal.code,
          nextAt: visit.callback?.nextAt,
        });
        expect(line.events('callEnded').at(-1)?.payload).toMatchObject({
          outcome: 'notDialled',
          conversation: false,
          endLegs: [1],
        });
        expect(await line.item('consultant', karen.staffId)).toMatchObject({ state: 'available' });
        line.later('PT1M');
        await line.ask('POST', '/me/heartbeat', { as: karen });
        await line.sweep();
        await line.dispatch();
        await answers();
      }
      expect(line.types().filter((type) => /AttemptFailed|Missed|meetingBooked/.test(type))).toEqual([]);
      expect(promisesAside()).toEqual([]);
      await line.dispatch();
      expect(line.carrier.legs.at(-1)?.to).toBe('+4520123456');
    },
  );

  const later = async (moment: string, seconds: number) => new Date(Date.parse(moment) + seconds * 1000).toISOString();

  test('whose last answer was lost is found, so that the telephone does not ring twice', async () => {
    const { callId } = await accepted();
    line.carrier.refuses('ring', busy, { times: 3 });
    line.carrier.refuses('ring', unreachable, { carriedOut: true });
    await line.dispatch();
    expect(line.carrier.legs.filter(({ to }) => to === '+4520123456')).toHaveLength(1);
    expect((await line.item('call', callId)).legs['2']?.sid).toBe(line.carrier.legs.at(-1)?.sid);
    expect(line.events('callbackNotDialled')).toEqual([]);
  });

  test('that the carrier never makes lets the desk find another number, and nobody is told that we called', async () => {
    const { visitId } = await accepted();
    line.carrier.refuses('ring', permanent);
    await line.dispatch();
    expect(await line.item('visit', visitId)).toMatchObject({
      desk: { what: 'findNumber' },
      step: { what: 'findNumber' },
    });
    expect((await line.item('visit', visitId)).callback).toBeUndefined();
    expect(line.events('callbackNotDialled')[0]?.payload).toEqual({ type: 'callbackNotDialled', code: '21211' });
    expect(outcomes('callAccepted')).toEqual([{ 0: { result: 'refused', code: '21211' } }]);
    expect(promisesAside()).toEqual([]);
  });

  test('without any number to call lets the desk find one', async () => {
    const { visitId } = await accepted();
    const { callNumber: _number, personId: _person, ...visit } = await line.item('visit', visitId);
    await line.seed({ ...visit, version: visit.version + 1 });
    await line.dispatch();
    expect(line.carrier.asks('ring')).toHaveLength(1);
    expect(await line.item('visit', visitId)).toMatchObject({ desk: { what: 'findNumber' } });
    expect(outcomes('callAccepted')).toEqual([{ 0: { result: 'refused', code: 'noNumber' } }]);
  });

  test('withdrawn while the softphone rang dials nobody', async () => {
    const { visitId } = await accepted();
    expect(
      (await line.ask('POST', `/visits/${visitId}/end`, { as: karen, body: { reason: 'withdrawn' } })).status,
    ).toBe(204);
    await line.dispatch();
    expect(line.carrier.asks('ring')).toHaveLength(1);
    expect(outcomes('callAccepted')).toEqual([{ 0: { result: 'refused', code: 'superseded' } }]);
    expect(line.all('visit')[0]).not.toHaveProperty('desk');
  });

  test('goes to the number that was given last, rather than the registered one', async () => {
    await line.ask('POST', '/applicants', { as: karen, body: { name: 'Bo', phone: '20123456', choice: 'none' } });
    const caller = await rings(line, '+4520123456');
    await caller.presses('1');
    await caller.presses('2');
    await caller.presses('30405060');
    await caller.presses('1');
    await caller.hangsUp();
    await goesOnDuty(line);
    await line.sweep();
    await line.dispatch();
    await answers();
    await line.dispatch();
    expect(line.carrier.legs.at(-1)?.to).toBe('+4530405060');
  });
});

describe('fetching a caller', () => {
  test('who has just left ends the call, and the consultant hears so', async () => {
    const caller = await waits();
    await goesOnDuty(line);
    await line.dispatch();
    await answers();
    line.carrier.refuses('redirect', { ok: false, code: '21220', retry: false });
    await line.dispatch();
    expect(outcomes('callAccepted')).toEqual([{ 0: { result: 'refused', code: '21220' } }]);
    expect(await line.item('call', caller.callId)).toMatchObject({ state: { at: 'ended', outcome: 'missed' } });
    expect(line.carrier.asks('endConference')).toEqual([[caller.callId]]);
    expect(line.carrier.asks('hangUp')).toEqual([[line.carrier.legs[0]?.sid]]);
    expect((await line.item('consultant', karen.staffId)).callId).not.toBe(caller.callId);
  });

  test('whom the carrier knows nothing of ends the call as well', async () => {
    const caller = await waits();
    await goesOnDuty(line);
    await line.dispatch();
    await answers();
    line.carrier.refuses('redirect', { ok: false, code: '20404', retry: false });
    await line.dispatch();
    expect((await line.item('call', caller.callId)).state.at).toBe('ended');
  });

  test('is tried again by the sweep when the carrier stays busy, and not out of a talk that runs by then', async () => {
    const caller = await waits();
    await goesOnDuty(line);
    await line.dispatch();
    await answers();
    line.carrier.refuses('redirect', busy, { times: 4 });
    await line.dispatch();
    expect(line.carrier.asks('redirect')).toHaveLength(4);
    expect(outcomes('callAccepted')).toEqual([
      { 0: { result: 'retry', retryAt: '2021-01-04T09:01:00.000Z', tries: 1 } },
    ]);
    expect(line.logged).toContainEqual(
      expect.objectContaining({ level: 'warn', message: 'EFFECT_RETRY', effect: 'redirectCitizen', tries: 1 }),
    );
    line.later('PT1M');
    line.carrier.refuses('redirect', busy, { times: 4 });
    await line.sweep();
    expect(outcomes('callAccepted')).toEqual([
      { 0: { result: 'retry', retryAt: '2021-01-04T09:02:00.000Z', tries: 2 } },
    ]);
    // The caller came into the conference by another way meanwhile.
    await line.voice(`/voice/citizen/${caller.callId}/${caller.visitId}`, { CallSid: caller.sid });
    line.later('PT1M');
    await line.sweep();
    expect(line.carrier.asks('redirect')).toHaveLength(8);
    expect(outcomes('callAccepted')).toEqual([{ 0: { result: 'done' } }]);
  });
});

describe('hanging up', () => {
  /** The caller hangs up while the softphone rings. */
  async function leftWhileRinging() {
    const caller = await rings(line, 'anonymous');
    await caller.presses();
    await caller.presses();
    await caller.presses('3');
    await goesOnDuty(line);
    await line.dispatch();
    await caller.hangsUp();
    return { caller, sid: line.carrier.legs[0]?.sid };
  }

  test.each([
    ['a leg that rings', undefined],
    ['a leg that has just gone', { ok: false, code: '21220', retry: false } as const],
    ['a leg of which the carrier knows nothing', { ok: false, code: '20404', retry: false } as const],
  ])('%s ends it here too, and frees its consultant', async (_what, answer) => {
    const { caller, sid } = await leftWhileRinging();
    if (answer !== undefined) line.carrier.refuses('hangUp', answer);
    await line.dispatch();
    expect(line.carrier.asks('hangUp')).toEqual([[sid]]);
    expect((await line.item('call', caller.callId)).legs['2']).toMatchObject({ sid, endedAt: caseNow });
    expect(await line.item('consultant', karen.staffId)).toMatchObject({ state: 'available', idleFrom: caseNow });
  });

  test('is asked for again in a minute while the carrier is busy', async () => {
    const { caller } = await leftWhileRinging();
    line.carrier.refuses('hangUp', busy, { times: 4 });
    await line.dispatch();
    expect(line.pauses).toEqual([500, 1000, 2000]);
    expect((await line.item('call', caller.callId)).legs['2']?.endedAt).toBeUndefined();
    expect(outcomes('callEnded')).toEqual([{ 0: { result: 'retry', retryAt: '2021-01-04T09:01:00.000Z', tries: 1 } }]);
    line.later('PT1M');
    await line.sweep();
    expect(line.carrier.asks('hangUp')).toHaveLength(5);
    expect(outcomes('callEnded')).toEqual([{ 0: { result: 'done' } }]);
    expect((await line.item('consultant', karen.staffId)).state).toBe('available');
  });

  test('is given up after ten tries', async () => {
    await leftWhileRinging();
    for (let tried = 0; tried < 12; tried += 1) {
      line.carrier.refuses('hangUp', busy, { times: 4 });
      if (tried === 0) await line.dispatch();
      else await line.sweep();
      line.later('PT1M');
    }
    expect(line.carrier.asks('hangUp')).toHaveLength(11 * 4);
    expect(outcomes('callEnded')).toEqual([{ 0: { result: 'refused', code: '20429' } }]);
  });

  test('a leg that was never made asks nothing of the carrier', async () => {
    const { callId } = await accepted();
    await line.ask('POST', `/calls/${callId}/end`, { as: karen, body: { outcome: 'ended' } });
    await line.dispatch();
    // The consultant's own leg is hung up; the citizen's was never dialled.
    expect(line.carrier.asks('hangUp')).toEqual([[line.carrier.legs[0]?.sid]]);
    expect(line.carrier.asks('ring')).toHaveLength(1);
    expect(line.carrier.asks('endConference')).toEqual([[callId]]);
    expect(outcomes('callAccepted')).toEqual([{ 0: { result: 'refused', code: 'superseded' } }]);
    expect(line.events('callEnded')[0]).toMatchObject({
      effects: [{ kind: 'endConference' }, { kind: 'hangUp', leg: 2 }, { kind: 'hangUp', leg: 1 }],
      outcomes: { 0: { result: 'done' }, 1: { result: 'done' }, 2: { result: 'done' } },
    });
  });

  test('ends a conference by the name of its call, again later when the carrier is busy', async () => {
    const { callId } = await accepted();
    await line.dispatch();
    await line.ask('POST', `/calls/${callId}/end`, { as: karen, body: { outcome: 'voicemail' } });
    line.carrier.refuses('endConference', busy, { times: 4 });
    await line.dispatch();
    expect(line.carrier.asks('endConference')).toEqual([[callId], [callId], [callId], [callId]]);
    expect(outcomes('callEnded')[0]).toMatchObject({ 0: { result: 'retry', tries: 1 } });
    line.later('PT1M');
    await line.sweep();
    expect(line.carrier.asks('endConference')).toHaveLength(5);
    expect(outcomes('callEnded')[0]).toMatchObject({ 0: { result: 'done' } });
  });

  test('the legs of a conference that the carrier does not know are hung up one by one', async () => {
    const { callId } = await accepted();
    await line.dispatch();
    await line.ask('POST', `/calls/${callId}/end`, { as: karen, body: { outcome: 'voicemail' } });
    line.carrier.conferences = 0;
    await line.dispatch();
    const sids = line.carrier.legs.map(({ sid }) => sid);
    expect(new Set(line.carrier.asks('hangUp').map(([sid]) => sid))).toEqual(new Set(sids));
  });
});
