import { beforeEach, describe, expect, test } from 'vitest';
import { plus } from '../../flows/calendar/local-time.ts';
import {
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  consultantOf,
  doubtOf,
  sid,
  unit,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { goesOnDuty, rings, sidOf } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen, kasper } from '../../tests/fixtures/line-people.ts';
import { busy } from '../../tests/fixtures/scripted-carrier.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

function at(minutes: number) {
  return new Date(Date.parse(caseNow) + minutes * 60_000).toISOString();
}

function errors() {
  return line.logged.filter(({ level }) => level === 'error');
}

describe('a duty that is due', () => {
  test('of a call-back puts it in the queue, once', async () => {
    await line.seed(visitOf({ callback: callbackOf({ nextAt: at(1), placeAt: at(-5) }) }));
    await line.sweep();
    expect(line.all('call')).toEqual([]);
    line.now = at(1);
    await line.sweep();
    await line.sweep();
    expect(line.all('call')).toHaveLength(1);
    const { activeCallId } = await line.item('visit', 'visit_1');
    expect(await line.item('call', activeCallId ?? '')).toMatchObject({
      direction: 'callback',
      state: { at: 'waiting' },
      placeAt: at(-5),
      startedAt: at(1),
    });
    expect(line.events('callWaiting')[0]).toMatchObject({
      by: 'system',
      payload: { direction: 'callback', place: at(-5) },
    });
  });

  test('of a window that was broken says so, and makes it good', async () => {
    await line.seed(visitOf({ callback: callbackOf({ nextAt: at(-30), until: at(1) }), callNumber: 'sealed' }));
    line.now = at(1);
    await line.sweep();
    await line.sweep();
    expect(line.events('callbackBroken').map(({ payload }) => payload)).toEqual([
      {
        type: 'callbackBroken',
        times: 1,
        from: '2021-01-04T08:30:00.000Z',
        until: at(1),
        next: { from: at(1), until: at(135) },
      },
    ]);
    expect((await line.item('visit', 'visit_1')).callback).toMatchObject({ broken: 1, until: at(135) });
  });

  test('of a week that has passed without a talk that counts is told once', async () => {
    await line.seed(visitOf({ desk: { what: 'choose', since: caseNow, dueAt: at(1) } }));
    const dueAt = '2021-01-11T22:59:59.999Z';
    line.now = '2021-01-11T22:59:59.998Z';
    await line.sweep();
    expect(line.types()).toEqual([]);
    line.now = dueAt;
    await line.sweep();
    await line.sweep();
    expect(line.events('deadlineMissed').map(({ payload }) => payload)).toEqual([{ type: 'deadlineMissed', dueAt }]);
    expect((await line.item('visit', 'visit_1')).step).toMatchObject({ what: 'choose' });
  });

  test('of a follow-up says once that it is overdue', async () => {
    await line.seed(doubtOf({ owner: karen.staffId, dueAt: at(10) }));
    await line.sweep();
    expect(line.types()).toEqual([]);
    line.now = at(10);
    await line.sweep();
    await line.sweep();
    expect(line.types()).toEqual(['followUpOverdue']);
    expect(await line.item('followUp', 'followup_1')).toMatchObject({ overdueAt: at(10) });
  });

  test('of a consultant whose cool-off is over gives the call that waits', async () => {
    await line.seed(
      visitOf({ activeCallId: 'call_1' }),
      callOf(),
      consultantOf({ staffId: karen.staffId, user: 'karen', since: caseNow, idleFrom: at(0.5), aliveAt: at(0.5) }),
    );
    await line.sweep();
    expect((await line.item('call', 'call_1')).state.at).toBe('waiting');
    line.now = at(0.5);
    await line.sweep();
    expect((await line.item('call', 'call_1')).state).toEqual({ at: 'reserved', leg: 2 });
    expect((await line.item('consultant', karen.staffId)).state).toBe('reserved');
  });

  test('of a consultant whose wrap-up is over puts them back on duty', async () => {
    const { idleFrom: _none, ...wrapping } = consultantOf({
      staffId: karen.staffId,
      user: 'karen',
      state: 'wrapping',
      wrapUntil: at(5),
      aliveAt: at(5),
    });
    await line.seed(wrapping);
    await line.sweep();
    expect((await line.item('consultant', karen.staffId)).state).toBe('wrapping');
    line.now = at(5);
    await line.sweep();
    expect(await line.item('consultant', karen.staffId)).toMatchObject({ state: 'available', idleFrom: at(5) });
    expect(line.events('presenceChanged')[0]?.payload).toMatchObject({ was: 'wrapping', seconds: 300 });
  });

  test('of a desk that has gone silent signs it off', async () => {
    await goesOnDuty(line, karen);
    line.now = at(1);
    await line.sweep();
    expect((await line.item('consultant', karen.staffId)).state).toBe('available');
    line.later('PT0.001S');
    await line.sweep();
    expect(await line.item('consultant', karen.staffId)).toMatchObject({ state: 'off', reason: 'ingen forbindelse' });
  });

  test('of a desk that has been heard of since leaves it alone, though the index is behind', async () => {
    await goesOnDuty(line, karen);
    line.later('PT2M');
    await line.ask('POST', '/me/heartbeat', { as: karen });
    line.faults = (request) =>
      request.kind === 'query' && request.query.index !== undefined ? { behind: 1 } : undefined;
    await line.sweep();
    expect((await line.item('consultant', karen.staffId)).state).toBe('available');
  });

  test('is named as the next one, whatever it is', async () => {
    expect(await line.sweep()).toEqual({ nextDueAt: null });
    await line.seed(
      visitOf({ callback: callbackOf({ nextAt: at(7), until: at(60) }) }),
      doubtOf({ visitId: 'visit_2', dueAt: at(30) }),
    );
    expect(await line.sweep()).toEqual({ nextDueAt: at(7) });
    line.now = at(7);
    // A match is a duty of every sweep, and of none in particular.
    expect(await line.sweep()).toEqual({ nextDueAt: at(30) });
  });
});

describe('a unit', () => {
  test('without rules in force is named at every sweep, until there are some', async () => {
    await line.store.overwrite({
      ...unit,
      version: 1,
      policies: unit.policies.map((one) => ({ ...one, validTo: '2021-01-04' })),
    });
    await line.sweep();
    expect(errors()).toEqual([]);
    line.now = '2021-01-05T09:00:00.000Z';
    await line.sweep();
    expect(errors()).toEqual([{ level: 'error', message: 'POLICY_MISSING', unitId: caseUnit }]);
  });

  test('that cannot be read is said at every sweep, and the other units are seen to', async () => {
    const aarhus = { ...unit, unitId: 'aarhus', number: '+4589650000', version: 1 };
    await line.seed(aarhus);
    await line.spoil(aarhus);
    await goesOnDuty(line, karen);
    line.now = at(2);
    await line.sweep();
    const first = errors();
    expect(first.map(({ message, kind, reason }) => [message, kind, reason])).toEqual(
      ['policy', 'suspension', 'presence', 'closing', 'reconcile'].map((kind) => [
        'DUTY_FAILED',
        kind,
        'An item cannot be read',
      ]),
    );
    expect((await line.item('consultant', karen.staffId)).state).toBe('off');
    expect(line.carrier.asks('endedSince').map(([to]) => to)).toEqual([unit.number]);
    line.now = at(3);
    await line.sweep();
    expect(errors()).toEqual([...first, ...first]);
  });

  test('that could not be read is seen to again as soon as it can be', async () => {
    const aarhus = { ...unit, unitId: 'aarhus', number: '+4589650000', version: 1 };
    await line.seed(aarhus);
    await line.spoil(aarhus);
    await line.sweep();
    const before = errors().length;
    // Whoever mends the row mends its content, and nothing that lists it.
    await line.table.write([{ put: { ...(await line.table.get({ pk: 'UNIT#aarhus', sk: 'UNIT' })), shape: 1 } }]);
    line.now = at(15);
    await line.sweep();
    expect(errors()).toHaveLength(before);
    expect(line.carrier.asks('endedSince').map(([to]) => to)).toContain(aarhus.number);
  });
});

describe('a call that has been silent', () => {
  const checked = (more: Parameters<typeof callOf>[0] = {}) =>
    line.seed(visitOf({ activeCallId: 'call_1', openedBy: 'call' }), callOf({ checkAt: caseNow, ...more }));

  const askedAgain = (at: string) => plus(at, 'PT50S');

  test('whose leg the carrier still has is asked after by every sweep, in a talk too', async () => {
    await checked();
    await line.sweep();
    expect(line.carrier.asks('legStatus')).toEqual([[sid]]);
    expect(await line.item('call', 'call_1')).toMatchObject({ state: { at: 'waiting' }, checkAt: askedAgain(caseNow) });
    await line.sweep();
    expect(line.carrier.asks('legStatus')).toHaveLength(1);
    line.now = at(1);
    const { version } = await line.item('call', 'call_1');
    await line.seed({
      ...callOf({ checkAt: at(1), version: version + 1 }),
      state: { at: 'connected', leg: 2 },
      legs: {
        1: { party: 'citizen', sid: sid, at: caseNow },
        2: { party: 'consultant', sid: sidOf(2), staffId: karen.staffId, user: 'karen', at: caseNow },
      },
    });
    await line.sweep();
    expect(line.carrier.asks('legStatus').slice(1)).toEqual([[sid], [sidOf(2)]]);
    expect((await line.item('call', 'call_1')).checkAt).toBe(askedAgain(at(1)));
  });

  test.each(['completed', 'failed', 'busy', 'no-answer', 'canceled'] as const)(
    'whose leg ended as %s is a missed call',
    async (how) => {
      await checked();
      line.carrier.statuses.set(sid, how);
      await line.sweep();
      expect(await line.item('call', 'call_1')).toMatchObject({
        state: { at: 'ended', outcome: 'missed' },
        endedAt: caseNow,
      });
      expect((await line.item('visit', 'visit_1')).callback).toMatchObject({ kind: 'missed' });
      expect(line.logged).toContainEqual({ level: 'info', message: 'CALL_GONE', callId: 'call_1' });
    },
  );

  test('about which the carrier does not answer just now is asked after again, and stands', async () => {
    await checked();
    line.carrier.refuses('legStatus', busy);
    await line.sweep();
    expect(await line.item('call', 'call_1')).toMatchObject({ state: { at: 'waiting' }, checkAt: askedAgain(caseNow) });
  });

  test('with a softphone that was to ring and of which nobody ever heard goes to the next consultant', async () => {
    await line.seed(
      visitOf({ activeCallId: 'call_1', openedBy: 'call' }),
      callOf({
        checkAt: caseNow,
        state: { at: 'reserved', leg: 2 },
        legs: {
          1: { party: 'citizen', sid: sid, at: caseNow },
          2: { party: 'consultant', staffId: karen.staffId, user: 'karen', at: caseNow },
        },
      }),
      consultantOf({ staffId: karen.staffId, user: 'karen', state: 'reserved', callId: 'call_1', leg: 2 }),
    );
    await goesOnDuty(line, kasper);
    await line.sweep();
    expect(line.carrier.asks('legStatus')).toEqual([[sid]]);
    expect((await line.item('call', 'call_1')).state).toEqual({ at: 'reserved', leg: 3 });
    expect((await line.item('consultant', kasper.staffId)).state).toBe('reserved');
    expect(line.events('callReleased')[0]?.payload).toMatchObject({ staffId: karen.staffId, why: 'failed' });
  });

  test('since its consultant was lost goes to the next one when the time to come back is over', async () => {
    const lost = {
      state: { at: 'lost', leg: 2, since: at(-1) } as const,
      legs: {
        1: { party: 'citizen', sid: sid, at: caseNow } as const,
        2: {
          party: 'consultant',
          sid: sidOf(2),
          staffId: karen.staffId,
          user: 'karen',
          at: caseNow,
          endedAt: caseNow,
        } as const,
      },
    };
    await checked(lost);
    await line.seed(consultantOf({ staffId: karen.staffId, user: 'karen', state: 'busy', callId: 'call_1', leg: 2 }));
    await line.sweep();
    expect(line.carrier.asks('legStatus')).toEqual([[sid]]);
    expect(await line.item('call', 'call_1')).toMatchObject({
      state: { at: 'waiting' },
      reason: 'notBack',
      checkAt: askedAgain(caseNow),
    });
    expect(line.events('callReleased')[0]?.payload).toMatchObject({ why: 'notBack' });
  });

  test('and has ended meanwhile is left alone', async () => {
    await checked();
    // The index still shows it.
    const { checkAt: _none, ...call } = callOf({ state: { at: 'ended', outcome: 'missed' }, version: 2 });
    await line.seed(call);
    line.faults = (request) =>
      request.kind === 'query' && request.query.index !== undefined ? { behind: 1 } : undefined;
    const before = line.table.dump();
    await line.sweep();
    expect(line.carrier.asks('legStatus')).toEqual([]);
    line.faults = undefined;
    expect(line.table.dump().filter(({ entity }) => entity !== 'mark')).toEqual(before);
  });
});

describe('a duty that fails', () => {
  const hopeless = visitOf({ visitId: 'visit_hopeless', callback: callbackOf() });
  const key = { pk: 'VISIT#visit_hopeless', sk: 'VISIT' };
  /** What is decided about it can never be written. */
  const fails = () => {
    line.faults = (request) => {
      if (request.kind === 'write' && request.writes.some((write) => 'put' in write && write.put.pk === key.pk))
        throw new Error('Not this one');
      return undefined;
    };
  };
  const dutyAt = async () => String((await line.table.get(key))?.dutyAt);

  test('is tried again after 1, 2, 4 … minutes and in the end every hour, and holds up nobody', async () => {
    await line.seed(hopeless, visitOf({ callback: callbackOf() }));
    fails();
    const waited: number[] = [];
    for (let failed = 0; failed < 9; failed += 1) {
      await line.sweep();
      waited.push((Date.parse(await dutyAt()) - Date.parse(line.now)) / 60_000);
      line.now = await dutyAt();
    }
    expect(waited).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(line.all('call')).toHaveLength(1);
    expect(errors()).toHaveLength(9);
    expect(errors()[0]).toEqual({ level: 'error', message: 'DUTY_FAILED', kind: 'visit', reason: 'Not this one' });
  });

  test('is not looked at again before its time', async () => {
    await line.seed(hopeless);
    fails();
    await line.sweep();
    line.later('PT59S');
    await line.sweep();
    expect(errors()).toHaveLength(1);
    line.later('PT1S');
    await line.sweep();
    expect(errors()).toHaveLength(2);
  });

  test('is remembered over a restart', async () => {
    await line.seed(hopeless);
    fails();
    await line.sweep();
    line.later('PT1M');
    await line.sweep();
    const rows = line.table.snapshot();
    line = await createLine({ at: line.now });
    for (const row of rows) await line.table.write([{ put: row }]);
    line.later('PT2M');
    fails();
    await line.sweep();
    expect(Date.parse(await dutyAt()) - Date.parse(line.now)).toBe(4 * 60_000);
  });

  test('and cannot even be put off is said, and the others are done', async () => {
    await line.seed(hopeless, visitOf({ callback: callbackOf({ nextAt: at(0) }) }));
    line.faults = (request) => {
      if (request.kind === 'write' && JSON.stringify(request.writes).includes(key.pk))
        throw new Error('The table is gone');
      return undefined;
    };
    await line.sweep();
    expect(errors().map(({ kind }) => kind)).toEqual(['visit', 'postpone']);
    expect(line.all('call')).toHaveLength(1);
  });

  test('in one unit leaves the other units theirs', async () => {
    await line.seed(
      { ...unit, unitId: 'aarhus', number: '+4589650000', version: 1 },
      { ...consultantOf({ unitId: 'aarhus', staffId: 'staff_a', user: 'anna' }) },
    );
    await goesOnDuty(line, karen);
    line.later('PT2M');
    line.faults = (request) => {
      if (request.kind === 'query' && request.query.pk === 'UNIT#aarhus') throw new Error('Not this unit');
      return undefined;
    };
    line.carrier.refuses('endedSince', busy);
    await line.sweep();
    expect(errors()).toContainEqual({ level: 'error', message: 'DUTY_FAILED', kind: 'match', reason: 'Not this unit' });
    expect((await line.item('consultant', karen.staffId)).state).toBe('off');
    expect(line.carrier.asks('endedSince').map(([to]) => to)).toEqual(['+4589650000', '+4589640000']);
  });
});

describe('an item that cannot be read', () => {
  test('is set aside once with a word, and the others go on', async () => {
    await line.seed(
      visitOf({ visitId: 'visit_bad', callback: callbackOf({ nextAt: at(-10) }) }),
      visitOf({ callback: callbackOf() }),
    );
    await line.spoil(visitOf({ visitId: 'visit_bad' }));
    await line.sweep();
    expect(errors()).toEqual([{ level: 'error', message: 'ITEM_SET_ASIDE', key: 'VISIT#visit_bad VISIT' }]);
    expect(line.all('call')).toHaveLength(1);
    const row = await line.table.get({ pk: 'VISIT#visit_bad', sk: 'VISIT' });
    expect(row).toMatchObject({ setAside: caseNow, callback: { kind: 'callback' } });
    expect(Object.keys(row ?? {}).filter((name) => ['duty', 'dutyAt', 'list', 'listAt'].includes(name))).toEqual([]);
    line.later('PT1M');
    await line.sweep();
    expect(errors()).toHaveLength(1);
  });

  test('behind another one puts that one off, and the others go on', async () => {
    await line.seed(
      visitOf({ visitId: 'visit_bad', activeCallId: 'call_bad' }),
      callOf({ callId: 'call_bad', visitId: 'visit_bad', checkAt: at(-1) }),
    );
    await line.seed(visitOf({ callback: callbackOf() }));
    await line.spoil(visitOf({ visitId: 'visit_bad' }));
    line.carrier.statuses.set(sid, 'completed');
    await line.sweep();
    expect(line.all('call')).toHaveLength(2);
    expect(errors().map(({ message, kind, reason }) => [message, kind, reason])).toContainEqual([
      'DUTY_FAILED',
      'call',
      'An item cannot be read',
    ]);
  });
});

describe('what the carrier knows and we never heard', () => {
  const calls = (...numbers: number[]) =>
    numbers.map((number) => ({ sid: sidOf(number), from: `+452000${1000 + number}` }));

  test('becomes missed calls, a day back at first, then from the stored mark every quarter of an hour', async () => {
    line.carrier.ended = calls(901, 902);
    await line.sweep();
    expect(line.carrier.asks('endedSince')).toEqual([['+4589640000', '2021-01-03T09:00:00.000Z']]);
    expect(line.all('visit').map(({ callback }) => callback?.kind)).toEqual(['missed', 'missed']);
    expect(await line.item('mark', 'reconciled')).toMatchObject({ at: caseNow });
    expect(line.events('callEnded').map(({ by, payload }) => [by, payload])).toMatchObject([
      ['citizen', { outcome: 'missed' }],
      ['citizen', { outcome: 'missed' }],
    ]);
    line.now = at(14.9);
    await line.sweep();
    expect(line.carrier.asks('endedSince')).toHaveLength(1);
    line.now = at(15);
    await line.sweep();
    expect(line.carrier.asks('endedSince')[1]).toEqual(['+4589640000', at(-5)]);
    expect(line.all('visit')).toHaveLength(2);
    expect(line.events('callReceived')).toHaveLength(2);
  });

  test('is told as ended where only its end was lost', async () => {
    const caller = await rings(line);
    line.carrier.ended = [{ sid: caller.sid, from: '+4520123456' }];
    await line.sweep();
    expect((await line.item('call', caller.callId)).state).toEqual({ at: 'ended', outcome: 'missed' });
    expect(line.events('callReceived')).toHaveLength(1);
  });

  test('is read from the same mark again while the carrier does not answer, and after a restart', async () => {
    await line.sweep();
    line.now = at(20);
    line.carrier.refuses('endedSince', busy);
    await line.sweep();
    expect(await line.item('mark', 'reconciled')).toMatchObject({ at: caseNow });
    const rows = line.table.snapshot();
    line = await createLine({ at: at(60) });
    for (const row of rows) await line.table.write([{ put: row }]);
    await line.sweep();
    expect(line.carrier.asks('endedSince')).toEqual([['+4589640000', at(-5)]]);
    expect(await line.item('mark', 'reconciled')).toMatchObject({ at: at(60) });
  });

  test('is not taken as read when one of the calls could not be taken in', async () => {
    line.carrier.ended = calls(903);
    line.faults = ({ kind }) => {
      if (kind === 'write') throw new Error('The table is gone');
      return undefined;
    };
    await line.sweep();
    expect(errors()).toContainEqual({
      level: 'error',
      message: 'DUTY_FAILED',
      kind: 'reconcile',
      reason: 'The table is gone',
    });
    line.faults = undefined;
    await line.sweep();
    expect(line.all('visit')).toHaveLength(1);
  });

  test('skips what is no call, and a call of which something cannot be read, with a word', async () => {
    const caller = await rings(line);
    await line.spoil(await line.item('call', caller.callId));
    line.carrier.ended = [
      { sid: 'nothing', from: '+4520000009' },
      { sid: caller.sid, from: '+4520123456' },
      ...calls(904),
    ];
    await line.sweep();
    expect(line.all('visit')).toHaveLength(2);
    expect(errors()).toContainEqual({ level: 'error', message: 'ITEM_SET_ASIDE', key: `CALL#${caller.callId} CALL` });
    expect(await line.item('mark', 'reconciled')).toMatchObject({ at: caseNow });
  });

  test('is looked for a day back when the mark lies in the future', async () => {
    await line.seed({ entity: 'mark', unitId: caseUnit, kind: 'reconciled', at: at(600) });
    await line.sweep();
    expect(line.carrier.asks('endedSince')).toEqual([['+4589640000', '2021-01-03T09:00:00.000Z']]);
  });
});
