import { beforeEach, describe, expect, test } from 'vitest';
import { plus } from '../../flows/calendar/local-time.ts';
import { at, callOf, caseNow, consultantOf, sid, visitOf } from '../../tests/fixtures/case.ts';
import { goesOnDuty, sidOf } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen, kasper } from '../../tests/fixtures/line-people.ts';
import { busy } from '../../tests/fixtures/scripted-carrier.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
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
