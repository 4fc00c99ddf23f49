import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import type { Entity } from '../../schemas/entity.ts';
import { callOf, caseUnit, personOf, policy, sid, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase, presses } from '../../tests/fixtures/pure-case.ts';

const right = '700001';
const lookup: Entity = { entity: 'codeLookup', unitId: caseUnit, hash: right, visitId: 'visit_1' };
const atCode = { at: 'prompt', prompt: 'code', wrong: 0, silent: 0, queued: false } as const;
const most = policy.codes.wrongMost;

/** So many calls stand at the question for a code, each in a contact of its own. */
function callers(count: number, more: (index: number) => Partial<Call> = () => ({})): PureCase {
  const calls = Array.from({ length: count }, (_, index) => [
    visitOf({ visitId: `visit_own${index}`, openedBy: 'call', activeCallId: `call_${index}` }),
    callOf({
      callId: `call_${index}`,
      visitId: `visit_own${index}`,
      state: atCode,
      callerHash: `phone${index}`,
      ...more(index),
    }),
  ]);
  return createCase(visitOf({ personId: 'person_1' }), personOf(), lookup, ...calls.flat());
}

/** What is said after a code: why, and where the call then stands. */
function keys(pure: PureCase, index: number, code: string): string {
  presses(pure, `call_${index}`, `${code}#`, sid);
  const { reason, state } = pure.item('call', `call_${index}`);
  return `${reason} ${state.at === 'prompt' ? state.prompt : state.at}`;
}

/** At the question for a code once more, in the same call. */
function askedAgain(pure: PureCase, index: number): Entity {
  return { ...pure.item('call', `call_${index}`), state: atCode };
}

describe('wrong codes', () => {
  test('three of one call are compared, and no other one of it, wherever it is asked for again', () => {
    const pure = callers(1);
    expect(['611111', '622222', '633333'].map((code) => keys(pure, 0, code))).toEqual([
      'codeWrong code',
      'codeWrong code',
      'codeGivenUp menu',
    ]);
    const again = createCase(
      visitOf({ personId: 'person_1' }),
      personOf(),
      lookup,
      pure.item('visit', 'visit_own0'),
      askedAgain(pure, 0),
    );
    expect(keys(again, 0, right)).toBe('codeNotTaken menu');
    expect(again.events.filter(({ payload }) => payload.type === 'callIdentified')).toEqual([]);
  });

  test.each(['danish', 'foreign'] as const)(
    'five of one %s number are compared on a local day, over all its calls, and the right one is not taken after them',
    (caller) => {
      const pure = callers(4, () => ({ callerHash: 'phone', caller }));
      for (const [index, code] of [0, 0, 1, 1, 2].entries()) keys(pure, code, `61000${index}`);
      expect(pure.item('wrongCodes', 'phone')).toMatchObject({ wrong: 5 });
      expect(keys(pure, 3, right)).toBe('codeNotTaken menu');
    },
  );

  test('are counted anew on the next local day, which begins at midnight in Denmark', () => {
    const pure = callers(3, () => ({ callerHash: 'phone' }));
    for (const [index, call] of [0, 0, 0, 1, 1].entries()) keys(pure, call, `61000${index}`);
    pure.now = '2021-01-04T22:59:00.000Z';
    expect(keys(pure, 2, right)).toBe('codeNotTaken menu');
    const tomorrow = callers(3, () => ({ callerHash: 'phone' }));
    for (const [index, call] of [0, 0, 0, 1, 1].entries()) keys(tomorrow, call, `61000${index}`);
    tomorrow.now = '2021-01-04T23:00:00.000Z';
    expect(keys(tomorrow, 2, right)).toBe('codeFound menu');
  });

  test('of callers whom nobody knows stop all codes of theirs for an hour, and that is said once', () => {
    const pure = callers(most + 3);
    for (let index = 0; index < most; index += 1) keys(pure, index, '611111');
    const stops = pure.events.filter(({ payload }) => payload.type === 'codesStopped');
    expect(stops.map(({ payload }) => payload)).toEqual([
      { type: 'codesStopped', wrong: most, until: '2021-01-04T10:00:00.000Z' },
    ]);
    expect(keys(pure, most, right)).toBe('codeNotTaken menu');
    pure.now = '2021-01-04T09:59:59.000Z';
    expect(keys(pure, most + 1, right)).toBe('codeNotTaken menu');
    pure.now = '2021-01-04T10:00:00.000Z';
    expect(keys(pure, most + 2, right)).toBe('codeFound menu');
  });

  test('of a caller who withholds the number count for the line alone', () => {
    const pure = callers(1, () => ({ callerHash: undefined, callerSealed: undefined, caller: 'withheld' }));
    keys(pure, 0, '611111');
    expect(pure.every('wrongCodes').map(({ from, wrong }) => [from, wrong])).toEqual([['line', 1]]);
  });

  test('of others do not keep who is known from the code, whose own are counted by the number', () => {
    const pure = callers(most + 2, (index) => ({ identified: index > most }));
    for (let index = 0; index < most; index += 1) keys(pure, index, '611111');
    expect(keys(pure, most, right)).toBe('codeNotTaken menu');
    expect(keys(pure, most + 1, '611111')).toBe('codeWrong code');
    expect(pure.item('wrongCodes', `phone${most + 1}`)).toMatchObject({ wrong: 1 });
    expect(pure.item('wrongCodes', 'line')).toMatchObject({ wrong: most });
  });

  test('that come slowly stop nobody: an hour after the first they are counted anew', () => {
    const pure = callers(most + 1);
    for (let index = 0; index < most - 1; index += 1) keys(pure, index, '611111');
    pure.now = '2021-01-04T10:00:00.000Z';
    keys(pure, most - 1, '611111');
    expect(pure.item('wrongCodes', 'line')).toMatchObject({ wrong: 1, since: pure.now });
    expect(keys(pure, most, right)).toBe('codeFound menu');
  });

  test('are nothing that a key, a silence or part of a code counts as', () => {
    const pure = callers(1);
    for (const digits of ['', '61', '7#']) presses(pure, 'call_0', digits, sid);
    expect(pure.every('wrongCodes')).toEqual([]);
  });
});

test('a code ends with its case', () => {
  const pure = callers(1);
  pure.do({ type: 'withdraw', unitId: caseUnit, visitId: 'visit_1' }, 'staff_1');
  expect(keys(pure, 0, right)).toBe('codeWrong code');
});
