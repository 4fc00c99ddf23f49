import { beforeEach, describe, expect, test } from 'vitest';
import { goesOnDuty, picksUp, rings } from '../../tests/fixtures/line-callers.ts';
import { effectsOn } from '../../tests/fixtures/line-effects.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen } from '../../tests/fixtures/line-people.ts';
import { busy, permanent, unreachable } from '../../tests/fixtures/scripted-carrier.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { outcomes, accepted } = effectsOn(() => line);

/** What was sent besides the word that we call. */
function promisesAside() {
  return line.carrier.messages.filter(({ statusCallback }) => !statusCallback.endsWith('/callbackPromised'));
}

function effectsOf(type: Parameters<LineInMemory['events']>[0]) {
  return line.events(type).map(({ effects }) => effects);
}

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

  test('writes of the call whose telephone it rings once and whose leg it is once, and nothing that is stale by then', async () => {
    const { callId } = await accepted();
    let writes = 0;
    line.faults = (request) => {
      if (request.kind === 'write') writes += Number(JSON.stringify(request.writes).includes(`"pk":"CALL#${callId}"`));
      return undefined;
    };
    await line.dispatch();
    expect(writes).toBe(2);
    expect(await line.item('call', callId)).toMatchObject({
      holdsNumber: expect.anything(),
      legs: { 2: { party: 'citizen' } },
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
        await picksUp(line);
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
    await picksUp(line);
    await line.dispatch();
    expect(line.carrier.legs.at(-1)?.to).toBe('+4530405060');
  });
});
