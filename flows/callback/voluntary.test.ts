import { describe, expect, test } from 'vitest';
import { copenhagen2020 } from '../../local/seed/policies/copenhagen-2020.ts';
import { playable } from '../../local/seed/policies/policies.ts';
import { callbackOf, callOf, caseNow, chairAt, policy, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, dials, type PureCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';
import { da } from '../ivr/prompts/da.ts';
import { speak } from '../ivr/speak.ts';

const freely = { ...unit, policies: [playable(copenhagen2020)] };
const last = callbackOf({ attempts: copenhagen2020.callback.attempts - 1 });

/** The citizen's telephone rings for the last time, and nobody answers. */
function isNotAnswered(pure: PureCase) {
  const { callId, citizenLeg } = dials(pure);
  return during(pure, () => pure.do({ type: 'endLeg', callId, leg: citizenLeg, how: 'no-answer', sid: sidOf(3) }));
}

describe('where talks are voluntary, a call that is not answered', () => {
  test('is no no-show, books no meeting, makes no task and sends nothing: the desk asks what is wished', () => {
    const pure = createCase(freely, visitOf({ callback: last, callNumber: 'sealed' }));
    const { payloads, effects } = isNotAnswered(pure);
    expect(payloads.map(({ type }) => type)).toEqual(['callEnded', 'callbackMissed', 'deskAsked', 'presenceChanged']);
    expect(effects.filter(({ kind }) => kind === 'sms')).toEqual([]);
    expect([...pure.every('task'), ...pure.every('meeting'), ...pure.every('followUp')]).toEqual([]);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ desk: { what: 'choose' } });
  });

  test('leaves a meeting that was booked as it is', () => {
    const meeting = { meetingId: 'meeting_1', ...chairAt(1) } as const;
    const pure = createCase(freely, visitOf({ callback: last, meeting }));
    isNotAnswered(pure);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ meeting });
    expect(pure.item('visit', 'visit_1')).not.toHaveProperty('desk');
  });

  test('books one where they are not', () => {
    const pure = createCase(visitOf({ callback: last }));
    isNotAnswered(pure);
    expect(pure.every('meeting')).toMatchObject([{ state: 'booked' }]);
  });
});

describe('that a talk is voluntary', () => {
  const facts = { now: caseNow, unit: freely, policy: playable(copenhagen2020), visit: visitOf(), open: true };
  const menu = callOf({ state: { at: 'prompt', prompt: 'menu', wrong: 0, silent: 0, queued: false } });

  test('is said at the menu after the first key, once, and not where it is not so', () => {
    expect(speak(menu, { ...facts, greet: true }).say.slice(1)).toEqual([
      da.menu,
      da.voluntary,
      da.menuOwn,
      da.menuAgain,
    ]);
    expect(speak({ ...menu, reason: 'repeat' }, { ...facts, greet: false }).say).toEqual([
      da.menu,
      da.menuOwn,
      da.menuAgain,
    ]);
    expect(speak(menu, { ...facts, policy, greet: true }).say).not.toContain(da.voluntary);
  });

  test('is said with the promise of a call', () => {
    const promised = callOf({ state: { at: 'prompt', prompt: 'promised', wrong: 0, silent: 0, queued: false } });
    const visit = visitOf({ callback: callbackOf() });
    expect(speak(promised, { ...facts, visit, greet: false }).say.slice(-2)).toEqual([da.voluntary, da.afterChoice]);
  });
});
