import { expect, test } from 'vitest';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { numbersOf } from './numbers.ts';

const citizen = { phone: '20 30 40 50' } as NonNullable<VisitView['citizen']>;

test('what is dialled is the number in hand, else the registered one', () => {
  expect(numbersOf({ citizen, callerPhone: '60 70 80 90' })).toEqual({
    dialled: '60 70 80 90',
    registered: '20 30 40 50',
    isOther: true,
  });
  expect(numbersOf({ citizen })).toMatchObject({ dialled: '20 30 40 50', isOther: false });
});

test('the same number in another spelling is no other number', () => {
  expect(numbersOf({ citizen, callerPhone: '+4520304050' }).isOther).toBe(false);
});

test('an unknown caller has no registered number', () => {
  expect(numbersOf({ callerPhone: '60 70 80 90' })).toEqual({
    dialled: '60 70 80 90',
    registered: undefined,
    isOther: false,
  });
});
