import { describe, expect, test } from 'vitest';
import { type Entity, refOf } from '../../schemas/entity.ts';
import { callOf, caseNow, caseUnit, visitOf } from '../../tests/fixtures/case.ts';
import { CaseFile, needName } from './need.ts';
import { Missing, namesOf, Refused, refuse, Work } from './work.ts';

/** A decision on these items. */
function workOn(...items: Entity[]): Work {
  const file = new CaseFile();
  for (const item of items) file.set({ need: 'item', ref: refOf(item) }, item);
  const work = new Work(file, { now: caseNow, by: 'system', changeId: 'c', attempt: 0 });
  work.enter(caseUnit);
  return work;
}

/** What is thrown, as it is. */
function thrownBy(does: () => unknown): unknown {
  try {
    does();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}

describe('what has not been loaded', () => {
  const needOf = (entity: 'call' | 'visit', id: string) =>
    ({ need: 'item', ref: { entity, id }, unitId: caseUnit }) as const;

  test('is asked for all at once, but not what this decision has made', () => {
    const work = workOn(callOf());
    work.put(visitOf({ visitId: 'visit_3', version: 0 }));
    const [loaded, made, ...wanted] = [
      ['call', 'call_1'],
      ['visit', 'visit_3'],
      ['visit', 'visit_1'],
      ['visit', 'visit_2'],
    ].map(([entity, id]) => ({ entity: entity as 'visit', id: id ?? '' }));
    if (loaded === undefined || made === undefined) throw new Error('No such need');
    const error = thrownBy(() => work.preload(loaded, made, ...wanted));
    expect(error).toBeInstanceOf(Missing);
    expect(error).toMatchObject({
      message: 'Not loaded',
      needs: [needOf('visit', 'visit_1'), needOf('visit', 'visit_2')],
    });
    expect(work.preload(loaded, made)).toBeUndefined();
  });

  test('is asked for by its unit once that is known', () => {
    const before = new Work(new CaseFile(), { now: caseNow, by: 'system', changeId: 'c', attempt: 0 });
    expect(thrownBy(() => before.item('call', 'call_9'))).toMatchObject({
      needs: [{ need: 'item', ref: { entity: 'call', id: 'call_9' } }],
    });
    expect(() => before.unitId).toThrow('No unit has been entered');
    expect(thrownBy(() => workOn().item('call', 'call_9'))).toMatchObject({ needs: [needOf('call', 'call_9')] });
    const consultants = { need: 'consultants', unitId: caseUnit } as const;
    expect(thrownBy(() => workOn().answer(consultants))).toMatchObject({ needs: [consultants] });
  });

  test('is something else than what is not there: that is refused by its kind', () => {
    const file = new CaseFile();
    file.set({ need: 'item', ref: { entity: 'visit', id: 'visit_9' } }, null);
    const work = new Work(file, { now: caseNow, by: 'system', changeId: 'c', attempt: 0 });
    expect(work.item('visit', 'visit_9')).toBeUndefined();
    expect(thrownBy(() => work.demand('visit', 'visit_9'))).toMatchObject({
      refusal: { code: 'notFound', about: 'visit' },
    });
  });

  test('is named for whoever looks for the fault', () => {
    const sold = { need: 'sold', unitId: caseUnit, from: caseNow, until: caseNow } as const;
    expect(namesOf([needOf('call', 'call_1'), { need: 'consultants', unitId: caseUnit }])).toBe(
      'call call_1, consultants',
    );
    expect(
      [
        sold,
        { ...sold, need: 'numberOwners', hash: 'h' },
        { ...sold, need: 'cprOwners', hash: 'h' },
        { ...sold, need: 'codeOwner', code: '1' },
        { ...sold, need: 'sealedNumber', number: '2' },
      ].map((need) => needName(need as typeof sold)),
    ).toEqual([`sold ${caseNow} ${caseNow}`, 'phone h', 'cpr h', 'code 1', 'number 2']);
  });
});

test('a refusal says why, and what about', () => {
  expect(thrownBy(() => refuse('notYours'))).toEqual(new Refused({ code: 'notYours' }));
  const error = thrownBy(() => refuse('wrongAnswer', 'C1'));
  expect(error).toMatchObject({ message: 'wrongAnswer', refusal: { code: 'wrongAnswer', about: 'C1' } });
});
