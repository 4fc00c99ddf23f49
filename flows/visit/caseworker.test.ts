import { describe, expect, test } from 'vitest';
import { caseworkerChange } from '../../schemas/caseworker.ts';
import { callbackOf, caseUnit, consultantOf, doubtOf } from '../../tests/fixtures/case.ts';
import { callsIn, presses } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';
import { createKnown, gives, wishes } from '../../tests/fixtures/wishes.ts';
import { additionsOf } from '../report/count.ts';
import { figuresOf } from '../report/figures.ts';

function figureOf(events: Parameters<typeof additionsOf>[0][]) {
  const counts: Record<string, number> = {};
  for (const { counter, by } of events.flatMap(additionsOf)) counts[counter] = (counts[counter] ?? 0) + by;
  return figuresOf(counts).caseworkerChanges;
}

describe('a change of caseworker', () => {
  test.each(caseworkerChange.options)('is told with its reason, %s, and counted by it', (reason) => {
    const pure = createKnown();
    const { events, payloads } = during(pure, () => gives(pure, 'staff_2', reason));
    expect(payloads).toEqual([{ type: 'caseworkerChanged', was: 'staff_1', to: 'staff_2', reason }]);
    expect(events[0]).toMatchObject({ personId: 'person_1', visitId: 'visit_1' });
    expect(figureOf([...events])).toMatchObject({ value: { [reason]: 1 }, n: 1 });
  });

  test('decides who is waited for when the citizen calls, whoever talked with them last', () => {
    const pure = createKnown({ talkedBy: 'staff_1' });
    gives(pure, 'staff_2');
    presses(pure, callsIn(pure), '3');
    expect(pure.every('queueEntry')).toMatchObject([{ owner: { staffId: 'staff_2' } }]);
  });

  test('gives what waits for the former one to the new one', () => {
    const pure = createKnown(
      { followUpId: 'followup_1', callback: callbackOf({ owner: 'staff_1' }) },
      doubtOf({ owner: 'staff_1' }),
    );
    gives(pure, 'staff_2');
    expect(pure.item('visit', 'visit_1').callback?.owner).toBe('staff_2');
    expect(pure.item('followUp', 'followup_1').owner).toBe('staff_2');
  });

  test('leaves to a third what waits for them, and what is closed as it was', () => {
    const closed = { at: '2021-01-04T08:30:00.000Z', by: 'staff_1', outcome: 'confirmed' } as const;
    const pure = createKnown(
      { followUpId: 'followup_1', callback: callbackOf({ owner: 'staff_3' }) },
      doubtOf({ owner: 'staff_1', closed }),
      consultantOf({ staffId: 'staff_3', user: 'three' }),
    );
    gives(pure, 'staff_2');
    expect(pure.item('visit', 'visit_1').callback?.owner).toBe('staff_3');
    expect(pure.item('followUp', 'followup_1').owner).toBe('staff_1');
  });

  test('that the citizen asked for is one, though it takes two steps: asked, and given', () => {
    const pure = createKnown();
    wishes(pure);
    gives(pure, 'staff_2', 'citizenAsked');
    const told = pure.events.filter(({ payload }) => payload.type === 'caseworkerChanged');
    expect(told.map(({ payload }) => payload)).toEqual([
      { type: 'caseworkerChanged', was: 'staff_1', reason: 'citizenAsked' },
      { type: 'caseworkerChanged', to: 'staff_2', reason: 'citizenAsked' },
    ]);
    expect(figureOf([...pure.events])).toMatchObject({ value: { citizenAsked: 1 }, n: 1 });
    expect(pure.every('task')).toMatchObject([{ closed: { outcome: 'given', by: 'staff_8' } }]);
  });

  test('is none where a coordinator makes somebody theirs who talked with them last', () => {
    const pure = createKnown();
    const { events } = during(pure, () => gives(pure, 'staff_1'));
    expect(figureOf([...events]).n).toBe(0);
    expect(pure.item('person', 'person_1').caseworker).toBe('staff_1');
  });

  test('given twice is one', () => {
    const pure = createKnown();
    gives(pure, 'staff_2');
    expect(during(pure, () => gives(pure, 'staff_2', 'newHire')).payloads).toEqual([]);
  });

  test('to whom the citizen wishes not to talk with is refused, and to nobody of the unit', () => {
    const pure = createKnown();
    wishes(pure, 'staff_2');
    expect(gives(pure, 'staff_2')).toEqual({ code: 'notWith', about: 'to' });
    expect(gives(pure, 'staff_7')).toEqual({ code: 'notFound', about: 'to' });
    carriedOut(gives(pure, 'staff_1'));
  });

  test('stays with the person when they are registered again', () => {
    const pure = createKnown();
    gives(pure, 'staff_2');
    pure.do({ type: 'withdraw', unitId: caseUnit, visitId: 'visit_1' }, 'staff_9');
    callsIn(pure);
    expect(pure.every('visit').map(({ caseworker }) => caseworker)).toEqual(['staff_2', 'staff_2']);
  });
});
