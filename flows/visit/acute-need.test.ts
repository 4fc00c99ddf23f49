import { describe, expect, test } from 'vitest';
import type { Answer } from '../../schemas/checklist.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { Role } from '../../schemas/staff.ts';
import type { Task } from '../../schemas/task.ts';
import { answered, caseNow, caseUnit, decisiveAnswers, personOf, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';
import { tellBenefitsBy } from './acute-need.ts';

const taskId = 'task_need-visit_1';
const endOfToday = '2021-01-04T22:59:59.999Z';

function asked(...more: Entity[]): PureCase {
  return createCase(visitOf({ talkedAt: caseNow, personId: 'person_1' }), personOf(), ...more);
}

function save(pure: PureCase, answers: Record<string, Answer | null>, visitId: `visit_${string}` = 'visit_1') {
  const version = pure.every('checklist').find((one) => one.visitId === visitId)?.version ?? 0;
  return pure.do({ type: 'saveAnswers', unitId: caseUnit, visitId, version, answers }, 'staff_1');
}

function tell(pure: PureCase, role: Role = 'intake', outcome: 'told' | 'accepted' = 'told') {
  return pure.do({ type: 'closeTask', unitId: caseUnit, taskId, outcome, staffId: 'staff_2', role }, 'staff_2');
}

function need(pure: PureCase): Task {
  return pure.item('task', taskId);
}

function inNeed(): PureCase {
  const pure = asked();
  carriedOut(save(pure, { F2: 'nej' }));
  return pure;
}

describe('somebody without money for food and rent', () => {
  test('is a matter of intake as soon as the answer is saved, due and late at the end of that day', () => {
    const pure = asked();
    const { events } = during(pure, () => carriedOut(save(pure, { F2: 'nej' })));
    expect(events).toMatchObject([
      { payload: { type: 'taskOpened', sort: 'acuteNeed', dueAt: endOfToday }, visitId: 'visit_1', by: 'staff_1' },
    ]);
    expect(need(pure).step).toEqual({
      what: 'tellBenefits',
      owner: { role: 'intake' },
      dueAt: endOfToday,
      lateAt: endOfToday,
      dutyAt: endOfToday,
    });
  });

  test.each([
    ['a Monday morning', '2021-01-04T09:00:00.000Z', '2021-01-04'],
    ['a Monday after we have closed', '2021-01-04T20:00:00.000Z', '2021-01-04'],
    ['a Saturday', '2021-01-09T09:00:00.000Z', '2021-01-11'],
    ['New Year’s Day', '2021-01-01T09:00:00.000Z', '2021-01-04'],
  ])('on %s is told of by the end of the first day on which anybody can be', (_when, now, day) => {
    expect(tellBenefitsBy(now, unit)).toBe(`${day}T22:59:59.999Z`);
  });

  test.each<[string, Answer]>([
    ['has it', 'ja'],
    ['does not know', 'vedIkke'],
    ['will not say', 'oenskerIkke'],
  ])('who %s is none', (_who, answer) => {
    const pure = asked();
    save(pure, { F2: answer });
    expect(pure.every('task')).toEqual([]);
  });

  test('makes one matter, however often it is saved, also after the office was told', () => {
    const pure = inNeed();
    expect(typesDuring(pure, () => carriedOut(save(pure, { F2: 'nej', C1: 'ja' })))).toEqual([]);
    tell(pure);
    expect(typesDuring(pure, () => carriedOut(save(pure, { F2: 'nej', C1: 'nej' })))).toEqual([]);
    expect(need(pure)).not.toHaveProperty('step');
  });

  test.each<[string, Answer | null]>([
    ['changed', 'ja'],
    ['taken back', null],
  ])('goes away when the answer is %s before anybody acted, and comes again with it', (_how, answer) => {
    const pure = inNeed();
    expect(during(pure, () => carriedOut(save(pure, { F2: answer }))).payloads).toEqual([
      { type: 'taskClosed', sort: 'acuteNeed', outcome: 'withdrawn', inTime: true },
    ]);
    expect(need(pure)).not.toHaveProperty('step');
    expect(typesDuring(pure, () => carriedOut(save(pure, { F2: 'nej' })))).toEqual(['taskOpened']);
    expect(need(pure).step?.what).toBe('tellBenefits');
  });

  test('stays one when the case is concluded', () => {
    const pure = asked(answered('visit_1', decisiveAnswers));
    carriedOut(save(pure, { F2: 'nej' }));
    const judged = { visitId: 'visit_1', version: 2, category: 'jobparat', certainty: 'sikker' } as const;
    carriedOut(pure.do({ type: 'conclude', unitId: caseUnit, ...judged, staffId: 'staff_1' }, 'staff_1'));
    expect(need(pure).step?.what).toBe('tellBenefits');
  });

  test('goes over with the answers when two registrations become one case, and nothing new is told', () => {
    const pure = asked(
      visitOf({ visitId: 'visit_2', talkedAt: caseNow, personId: 'person_2' }),
      personOf({ personId: 'person_2', visits: ['visit_2'], hashes: { name: ['name'] } }),
    );
    carriedOut(save(pure, { F2: 'nej' }, 'visit_2'));
    const types = typesDuring(pure, () =>
      carriedOut(
        pure.do({ type: 'joinRegistered', unitId: caseUnit, visitId: 'visit_1', other: 'visit_2' }, 'staff_1'),
      ),
    );
    expect(types.filter((type) => type.startsWith('task'))).toEqual([]);
    expect(need(pure)).toMatchObject({ visitId: 'visit_1', openedAt: caseNow, step: { what: 'tellBenefits' } });
    expect(pure.item('task', 'task_need-visit_2')).not.toHaveProperty('step');
    expect(typesDuring(pure, () => carriedOut(save(pure, { F2: 'nej' })))).toEqual([]);
    const gone = { type: 'closeTask', unitId: caseUnit, taskId: 'task_need-visit_2', outcome: 'told' } as const;
    expect(pure.do({ ...gone, staffId: 'staff_2', role: 'intake' })).toEqual({ code: 'superseded' });
  });

  test('of which the office was told is told of in the case that goes on, and nobody is asked again', () => {
    const pure = asked(
      visitOf({ visitId: 'visit_2', talkedAt: caseNow, personId: 'person_2' }),
      personOf({ personId: 'person_2', visits: ['visit_2'], hashes: { name: ['name'] } }),
    );
    carriedOut(save(pure, { F2: 'nej' }, 'visit_2'));
    const told = { type: 'closeTask', unitId: caseUnit, taskId: 'task_need-visit_2', outcome: 'told' } as const;
    carriedOut(pure.do({ ...told, staffId: 'staff_2', role: 'intake' }, 'staff_2'));
    carriedOut(pure.do({ type: 'joinRegistered', unitId: caseUnit, visitId: 'visit_1', other: 'visit_2' }, 'staff_1'));
    const closed = { at: caseNow, by: 'staff_2', outcome: 'told' };
    expect(need(pure)).toMatchObject({ visitId: 'visit_1', closed });
    expect(need(pure)).not.toHaveProperty('step');
    expect(typesDuring(pure, () => carriedOut(save(pure, { F2: 'nej' })))).toEqual([]);
  });

  test('of two cases that become one is one matter', () => {
    const pure = asked(
      visitOf({ visitId: 'visit_2', talkedAt: caseNow, personId: 'person_2' }),
      personOf({ personId: 'person_2', visits: ['visit_2'], hashes: { name: ['name'] } }),
    );
    for (const visitId of ['visit_1', 'visit_2'] as const) carriedOut(save(pure, { F2: 'nej' }, visitId));
    carriedOut(pure.do({ type: 'joinRegistered', unitId: caseUnit, visitId: 'visit_1', other: 'visit_2' }, 'staff_1'));
    expect(pure.every('task').map(({ step, closed }) => [step?.what, closed?.outcome])).toEqual([
      ['tellBenefits', undefined],
      [undefined, 'joined'],
    ]);
    const other = { type: 'closeTask', unitId: caseUnit, taskId: 'task_need-visit_2', outcome: 'told' } as const;
    expect(pure.do({ ...other, staffId: 'staff_2', role: 'intake' })).toEqual({ code: 'superseded' });
  });
});

describe('the benefits office', () => {
  test('was told by somebody at a time; said twice, the first word stands', () => {
    const pure = inNeed();
    expect(during(pure, () => carriedOut(tell(pure))).payloads).toEqual([
      { type: 'taskClosed', sort: 'acuteNeed', outcome: 'told', inTime: true },
    ]);
    expect(need(pure).closed).toEqual({ at: caseNow, by: 'staff_2', outcome: 'told' });
    pure.now = '2021-01-05T09:00:00.000Z';
    expect(typesDuring(pure, () => carriedOut(tell(pure)))).toEqual([]);
    expect(need(pure).closed?.at).toBe(caseNow);
  });

  test('that was not told that day is said once, and told late afterwards', () => {
    const pure = inNeed();
    const fallsDue = () => pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'task', id: taskId } });
    expect(typesDuring(pure, fallsDue)).toEqual([]);
    pure.now = endOfToday;
    expect(typesDuring(pure, fallsDue)).toEqual(['taskOverdue']);
    expect(typesDuring(pure, fallsDue)).toEqual([]);
    expect(need(pure).step).not.toHaveProperty('dutyAt');
    pure.now = '2021-01-04T23:00:00.000Z';
    expect(during(pure, () => tell(pure)).payloads).toMatchObject([{ inTime: false }]);
  });

  test('accepts and declines nothing, and nobody of another unit tells it', () => {
    const pure = inNeed();
    expect(tell(pure, 'consultant', 'accepted')).toEqual({ code: 'notFound', about: 'task' });
    const elsewhere = createCase({ ...need(pure), unitId: 'aarhus' });
    expect(tell(elsewhere)).toEqual({ code: 'notFound', about: 'task' });
  });
});
