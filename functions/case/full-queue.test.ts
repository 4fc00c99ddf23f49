import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { callOf, caseNow, caseUnit, policy, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createEffectsCase } from '../../tests/fixtures/effects-case.ts';
import { sidOf } from '../../tests/fixtures/pure-case.ts';
import { changeCase } from './change-case.ts';

const queueMost = 4;
const callers = 12;
const small = { ...unit, policies: [{ ...policy, routing: { ...policy.routing, queueMost } }] };

test('of twelve who press for a talk at once, as many wait as the rules let in, and the others are promised a call', async () => {
  // Every request lets the others go first, so that all decide on what stood before.
  const deps = { ...createEffectsCase({}, { faults: () => setImmediate(undefined) }), unit: async () => small };
  const pressed = Array.from({ length: callers }, async (_, index) => {
    const ids = { callId: `call_${index}`, visitId: `visit_${index}` } as const;
    const state = { at: 'prompt', prompt: 'menu', wrong: 0, silent: 0, queued: false } as const;
    const sid = sidOf(index + 1);
    const legs = { 1: { party: 'citizen', sid, at: caseNow } } as const;
    await deps.put(
      visitOf({ visitId: ids.visitId, activeCallId: ids.callId }),
      callOf({ ...ids, state, legs, unitId: caseUnit }),
    );
    const said = { type: 'citizenSays', ...ids, sid, digits: '3', step: 1, isAfterConference: false } as const;
    const { file } = await changeCase(deps, said, 'citizen');
    const call = file.item('call', ids.callId);
    return call?.state.at === 'prompt' ? call.reason : call?.seat;
  });
  const answers = await Promise.all(pressed);
  expect(answers.filter((answer) => typeof answer === 'number').toSorted()).toEqual([1, 2, 3, 4]);
  expect(answers.filter((answer) => answer === 'queueFull')).toHaveLength(callers - queueMost);
});
