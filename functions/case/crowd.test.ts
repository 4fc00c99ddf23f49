import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { callOf, caseNow, caseUnit, policy, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createEffectsCase } from '../../tests/fixtures/effects-case.ts';
import { sidOf } from '../../tests/fixtures/pure-case.ts';
import { changeCase } from './change-case.ts';

const chairs = 10;
const callers = 30;
const crowded = {
  ...unit,
  policies: [{ ...policy, meetings: { ...policy.meetings, parallel: chairs, workingDaysAhead: 2 } }],
};
const page = [{ slotId: '20210105T080000Z-1', startAt: '2021-01-05T08:00:00.000Z' }];

test('of thirty who press for the same time at once, as many get it as there are chairs, and the others hear fresh times', async () => {
  // Every request lets the others go first, so that all decide on what stood before.
  const deps = { ...createEffectsCase({}, { faults: () => setImmediate(undefined) }), unit: async () => crowded };
  const pressed = Array.from({ length: callers }, async (_, index) => {
    const ids = { callId: `call_${index}`, visitId: `visit_${index}` } as const;
    const state = {
      at: 'prompt',
      prompt: 'meetingTimes',
      wrong: 0,
      silent: 0,
      queued: false,
      times: { page, more: true },
    } as const;
    const sid = sidOf(index + 1);
    const legs = { 1: { party: 'citizen', sid, at: caseNow } } as const;
    await deps.put(
      visitOf({ visitId: ids.visitId, activeCallId: ids.callId }),
      callOf({ ...ids, state, legs, unitId: caseUnit }),
    );
    const said = { type: 'citizenSays', ...ids, sid, digits: '1', step: 1, isAfterConference: false } as const;
    const { file } = await changeCase(deps, said, 'citizen');
    const after = file.item('call', ids.callId)?.state;
    return after?.at === 'prompt' ? after.prompt : after?.at;
  });
  const prompts = await Promise.all(pressed);
  expect(prompts.filter((prompt) => prompt === 'booked')).toHaveLength(chairs);
  expect(prompts.filter((prompt) => prompt === 'meetingTimes')).toHaveLength(callers - chairs);
});
