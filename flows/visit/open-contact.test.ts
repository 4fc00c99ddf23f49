import { expect, test } from 'vitest';
import { answered, caseUnit, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { callsIn, consultantSid, createCase, presses, reachesMenu, talks } from '../../tests/fixtures/pure-case.ts';
import { contactState } from './contact.ts';

function withdraw(visitId: `visit_${string}`) {
  return { type: 'withdraw', unitId: caseUnit, visitId } as const;
}

test.each([
  ['to be called', ['1', '1', '1'], 'waiting'],
  ['a meeting', ['2', '1'], 'waiting'],
  ['to talk now', ['3'], 'waiting'],
])(
  'who chooses %s after the case was withdrawn chooses it in a contact that somebody sees to',
  (_what, keys, state) => {
    const pure = createCase();
    const callId = callsIn(pure);
    const closedId = pure.item('call', callId).visitId;
    reachesMenu(pure, callId);
    pure.do(withdraw(closedId), 'staff_1');
    for (const key of keys) presses(pure, callId, key);
    const { visitId } = pure.item('call', callId);
    const visit = pure.item('visit', visitId);
    expect(visitId).not.toBe(closedId);
    expect(contactState(visit)).toBe(state);
    expect(visit).toMatchObject({ activeCallId: callId, openedBy: 'call', callNumber: 'sealed phone1' });
    const closed = pure.item('visit', closedId);
    expect([closed.callback, closed.meeting, closed.activeCallId]).toEqual([undefined, undefined, undefined]);
  },
);

test('who was concluded, lost and asks to be called back is called back', () => {
  const pure = createCase();
  const { callId, leg } = talks(pure);
  const closedId = pure.item('call', callId).visitId;
  const { answers } = answered();
  pure.do({ type: 'saveAnswers', unitId: caseUnit, visitId: closedId, version: 0, answers }, 'staff_1');
  const conclusion = { version: 1, category: 'jobparat', certainty: 'sikker', staffId: 'staff_1' } as const;
  pure.do({ type: 'conclude', unitId: caseUnit, visitId: closedId, ...conclusion }, 'staff_1');
  pure.do({ type: 'endLeg', callId, leg, sid: consultantSid, how: 'completed' });
  presses(pure, callId, '1');
  pure.do({ type: 'endLeg', callId, leg: 1, sid: `CA${'1'.padStart(32, '0')}`, how: 'completed' }, 'citizen');
  const queued = pure.every('queueEntry').map((entry) => pure.item('call', entry.callId).visitId);
  expect(queued).toEqual([pure.item('call', callId).visitId]);
  expect(queued).not.toContain(closedId);
  expect(contactState(pure.item('visit', closedId))).toBe('served');
});

test('a person with a name goes on in the contact that was opened for them meanwhile', () => {
  const person = personOf({ hashes: { phone: 'phone1', name: [] }, knownBefore: true });
  const pure = createCase(visitOf({ personId: 'person_1', numberHashes: ['phone1'] }), person);
  const [first, second] = [callsIn(pure), callsIn(pure, 9, 'phone1')];
  pure.do(withdraw('visit_1'), 'staff_1');
  for (const key of ['1', '1', '1']) presses(pure, second, key, `CA${'9'.padStart(32, '0')}`);
  const { visitId } = pure.item('call', second);
  expect(pure.item('person', 'person_1').visits).toEqual(['visit_1', visitId]);
  expect(pure.item('visit', visitId)).toMatchObject({ personId: 'person_1', citizen: { knownBefore: true } });
  for (const key of ['1', '1', '1']) presses(pure, first, key);
  expect(pure.item('call', first).visitId).toBe(visitId);
  expect(pure.events.filter(({ payload }) => payload.type === 'visitOpened')).toHaveLength(1);
});
