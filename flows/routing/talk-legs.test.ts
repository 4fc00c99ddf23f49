import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import type { PayloadOf } from '../../schemas/event.ts';
import { callOf, caseNow, caseUnit, consultantOf, sid, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';

const citizen = { party: 'citizen', sid: sid, at: caseNow } as const;
const rung = { party: 'consultant', staffId: 'staff_1', at: caseNow, sid: sidOf(2) } as const;
const legs = { 1: citizen, 2: rung };
const firstRing = '2021-01-04T08:48:00.000Z';
const connectedAt = '2021-01-04T08:50:00.000Z';
const justNow = '2021-01-04T08:59:31.000Z';
const lost = { since: caseNow, leg: 2 };

const talking = callOf({
  legs,
  state: { at: 'connected', leg: 2 },
  startedAt: firstRing,
  acceptedAt: connectedAt,
  connectedAt,
  waitedSince: firstRing,
  checkAt: caseNow,
});
const busy = consultantOf({ state: 'busy', callId: 'call_1', leg: 2 });

/** What is told of the end when the consultant ends the talk. */
function endOf(call: Call): PayloadOf<'callEnded'> | undefined {
  const pure = createCase(visitOf({ activeCallId: 'call_1' }), call, busy);
  const end = { type: 'endCall', unitId: caseUnit, callId: 'call_1', staffId: 'staff_1', outcome: 'ended' } as const;
  const { payloads } = during(pure, () => pure.do(end, 'staff_1'));
  return payloads.find((payload): payload is PayloadOf<'callEnded'> => payload.type === 'callEnded');
}

describe('what has to be ended with it:', () => {
  const open: [string, Call, Partial<PayloadOf<'callEnded'>>][] = [
    ['the conference of a talk that runs', talking, { endLegs: [], endsConference: true }],
    [
      'a citizen who may still be on the way into it hears a last sentence there',
      { ...talking, connectedAt: justNow },
      { endLegs: [2], endsConference: false, redirects: 1 },
    ],
    [
      'and on the way back into it',
      { ...talking, acceptedAt: justNow },
      { endLegs: [2], endsConference: false, redirects: 1 },
    ],
    ['but not for ever', { ...talking, acceptedAt: '2021-01-04T08:59:30.000Z' }, { endLegs: [], endsConference: true }],
    [
      'the citizen of a lost talk hears a last sentence',
      { ...talking, state: { at: 'lost', ...lost } },
      { endLegs: [2], endsConference: false, redirects: 1 },
    ],
    [
      'a softphone that rings for a lost talk is silenced',
      { ...talking, state: { at: 'reserved', leg: 2, lost } },
      { endLegs: [2], endsConference: false, redirects: 1 },
    ],
    [
      'one that was answered for it too',
      { ...talking, state: { at: 'accepted', leg: 2, lost } },
      { endLegs: [2], endsConference: false, redirects: 1 },
    ],
    [
      'a citizen who has gone is told nothing',
      { ...talking, state: { at: 'lost', ...lost }, legs: { 1: { ...citizen, endedAt: caseNow }, 2: rung } },
      { endLegs: [2], endsConference: true },
    ],
    [
      'a leg that ended is not hung up',
      { ...talking, state: { at: 'lost', ...lost }, legs: { 1: citizen, 2: { ...rung, endedAt: caseNow } } },
      { endLegs: [], endsConference: false, redirects: 1 },
    ],
    [
      'a citizen on the way to a second talk hears a last sentence',
      { ...talking, state: { at: 'accepted', leg: 2 } },
      { endLegs: [2], endsConference: false, redirects: 1 },
    ],
  ];
  test.each(open)('%s', (_what, call, left) => {
    const ended = endOf(call);
    expect(ended).toMatchObject(left);
    expect(ended?.redirects).toBe(left.redirects);
  });
});

describe('a talk is not ended', () => {
  const end = (call: Call, outcome: 'ended' | 'voicemail' = 'ended', staffId: 'staff_1' | 'staff_2' = 'staff_1') =>
    createCase(visitOf({ activeCallId: 'call_1' }), call, busy, consultantOf({ staffId: 'staff_2' })).do(
      { type: 'endCall', unitId: caseUnit, callId: 'call_1', staffId, outcome },
      staffId,
    );
  const { connectedAt: _none, ...notJoined } = talking;

  test.each<[string, Call, 'ended' | 'voicemail', 'staff_1' | 'staff_2', string]>([
    ['by somebody else', talking, 'ended', 'staff_2', 'notYours'],
    ['while the softphone rings', { ...talking, state: { at: 'reserved', leg: 2 } }, 'ended', 'staff_1', 'notTalking'],
    [
      'before the caller has joined',
      { ...notJoined, state: { at: 'accepted', leg: 2 } },
      'ended',
      'staff_1',
      'notJoinedYet',
    ],
    ['as a mailbox where the citizen called us', talking, 'voicemail', 'staff_1', 'notACallback'],
    [
      'again by who was never in it',
      { ...talking, state: { at: 'ended', outcome: 'ended' } },
      'ended',
      'staff_2',
      'notYours',
    ],
  ])('%s', (_what, ...[call, outcome, staffId, code]) => {
    expect(end(call, outcome, staffId)).toEqual({ code });
  });

  test('twice: who was in it is content', () => {
    expect(carriedOut(end({ ...talking, state: { at: 'ended', outcome: 'ended' } })).puts).toEqual([]);
  });
});
