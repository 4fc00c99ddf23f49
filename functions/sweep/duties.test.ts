import { beforeEach, describe, expect, test } from 'vitest';
import { at, callbackOf, callOf, caseNow, consultantOf, doubtOf, visitOf } from '../../tests/fixtures/case.ts';
import { goesOnDuty } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

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

  test('is the next one where it falls due while a run goes on that did not find it', async () => {
    await line.seed(visitOf({ callback: callbackOf({ nextAt: at(1), until: at(60) }) }));
    let requests = 0;
    line.faults = () => {
      requests += 1;
      // The run has read what is due.
      if (requests === 3) line.now = at(2);
      return undefined;
    };
    expect(await line.sweep()).toEqual({ nextDueAt: at(1) });
    expect(line.now).toBe(at(2));
  });

  test('that a run of a hundred leaves to the next keeps that one from being put off', async () => {
    const due = Array.from({ length: 101 }, (_, index) =>
      visitOf({ visitId: `visit_${index}`, callback: callbackOf({ nextAt: caseNow, until: at(60) }) }),
    );
    await line.seed(...due);
    expect(await line.sweep()).toEqual({ nextDueAt: caseNow });
    expect((await line.sweep()).nextDueAt).not.toBe(caseNow);
  });
});
