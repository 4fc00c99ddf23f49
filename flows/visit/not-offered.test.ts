import { describe, expect, test } from 'vitest';
import { caseUnit } from '../../tests/fixtures/case.ts';
import { callsIn, createCase, type PureCase, presses } from '../../tests/fixtures/pure-case.ts';
import { registersWith } from '../../tests/fixtures/stories.ts';
import { contactState } from './contact.ts';

function told({ events }: PureCase): unknown[] {
  return events.flatMap(({ payload }): unknown[][] => {
    if (payload.type === 'choiceOffered')
      return [['offered', payload.offered, payload.notOfferedWhy, payload.channels]];
    if (payload.type === 'personRegistered') return [['registered', payload.offered]];
    return payload.type === 'choiceMade' ? [[payload.choice, payload.askedBy]] : [];
  });
}

function withheld(why: string): unknown[] {
  return ['offered', false, why, ['physical']];
}

const offered = ['offered', true, undefined, ['phone', 'physical']];

describe('a registration at which the telephone is not offered', () => {
  test('says why, and that nobody has chosen the meeting', () => {
    const pure = createCase();
    const visitId = registersWith(pure, 'physical', { notOffered: 'acute' });
    expect(told(pure)).toEqual([['registered', false], withheld('acute'), ['physical', 'staff']]);
    const visit = pure.item('visit', visitId);
    expect(visit.notOffered).toEqual({ at: pure.now, by: 'staff_intake', why: 'acute' });
    expect(visit.offer).toBeUndefined();
    expect(contactState(visit)).toBe('booked');
  });

  test('because the law demands a meeting is nobody’s wish', () => {
    const pure = createCase();
    registersWith(pure, 'physical', { notOffered: 'lawDemandsPhysical', askedBy: 'citizen' });
    expect(told(pure).at(-1)).toEqual(['physical', 'rule']);
  });

  test('takes no wish to be called', () => {
    const pure = createCase();
    const before = pure.events.length;
    const asked = () => registersWith(pure, 'callback', { notOffered: 'other' });
    expect(asked).toThrow('Not registered');
    expect(pure.events).toHaveLength(before);
  });

  test('is said once, also when it is registered again', () => {
    const pure = createCase();
    registersWith(pure, 'physical', { notOffered: 'acute' });
    registersWith(pure, 'physical', { notOffered: 'other', join: true });
    expect(told(pure).filter((one) => Array.isArray(one) && one[0] === 'offered')).toEqual([withheld('acute')]);
  });

  test('is offered the choice when the citizen calls, and not told otherwise afterwards', () => {
    const pure = createCase();
    const visitId = registersWith(pure, 'none', { notOffered: 'noInterpreter' });
    presses(pure, callsIn(pure, 1, 'phone one'), '1');
    expect(told(pure)).toContainEqual(offered);
    expect(pure.item('visit', visitId).offer).toMatchObject({ through: 'line' });
    registersWith(pure, 'physical', { notOffered: 'other', join: true });
    expect(told(pure)).toContainEqual(['registered', true]);
    expect(told(pure)).not.toContainEqual(withheld('other'));
  });

  test('keeps what was not offered when the two cases of one person become one', () => {
    const pure = createCase();
    const first = registersWith(pure, 'physical', { notOffered: 'acute' });
    const hashes = { name: [], code: 'code two' };
    const second = registersWith(pure, 'none', { who: 'two', hashes, notOffered: 'other' });
    pure.do({ type: 'joinRegistered', unitId: caseUnit, visitId: second, other: first }, 'staff_1');
    expect(pure.item('visit', second).notOffered).toMatchObject({ why: 'other' });
    expect(pure.events.at(-1)?.payload).toMatchObject({ type: 'personRegistered', joined: true, offered: false });
  });
});
