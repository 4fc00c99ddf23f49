import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { targetGroup } from '../../schemas/category.ts';
import type { QueueEntry } from '../../schemas/queue.ts';
import { furtherLanguage, type SuitedBy } from '../../schemas/skills.ts';
import type { Availability } from '../../schemas/staff.ts';
import { caseNow, caseUnit } from '../../tests/fixtures/case.ts';
import { pickPair } from './pick.ts';
import { bestSuited, type Skills, suits, whomItSuits } from './suited.ts';

const later = '2021-01-04T09:00:00.001Z';
const english: SuitedBy = { language: 'en', until: later };

type OnDuty = Skills & { staffId: `staff_${string}` };

function entry(index: number, suitedBy?: SuitedBy, direction: QueueEntry['direction'] = 'inbound'): QueueEntry {
  const said = suitedBy !== undefined && { suitedBy };
  return { entity: 'queueEntry', unitId: caseUnit, placeAt: caseNow, callId: `call_${index}`, direction, ...said };
}

function free({ staffId, ...skills }: OnDuty): Availability {
  return { entity: 'availability', unitId: caseUnit, staffId, idleFrom: caseNow, ...skills };
}

const [dane, speaker]: [OnDuty, OnDuty] = [{ staffId: 'staff_1' }, { staffId: 'staff_2', languages: ['en'] }];

function pairs(waiting: QueueEntry[], who: OnDuty[], { onDuty = who, now = caseNow } = {}) {
  const found = pickPair({ waiting, available: who.map(free), onDuty, now });
  return found && [found.callId, found.staffId];
}

describe('a call in another language', () => {
  test('goes to who speaks it, though somebody else has been idle longer', () => {
    expect(pairs([entry(1, english)], [dane, speaker])).toEqual(['call_1', 'staff_2']);
    expect(pairs([entry(1)], [dane, speaker])).toEqual(['call_1', 'staff_1']);
  });

  test('waits while they talk, one who is free is kept for it, and its time is over at its end', () => {
    const onDuty = [dane, speaker];
    expect(pairs([entry(1, english), entry(2)], [dane], { onDuty })).toBeUndefined();
    expect(pairs([entry(1, english)], [dane], { onDuty, now: later })).toEqual(['call_1', 'staff_1']);
    const further: OnDuty = { staffId: 'staff_3' };
    expect(pairs([entry(1, english), entry(2)], [dane, further], { onDuty: [...onDuty, further] })).toEqual([
      'call_2',
      'staff_1',
    ]);
    expect(pairs([entry(1, english, 'callback'), entry(2)], [dane], { onDuty })).toEqual(['call_2', 'staff_1']);
  });

  test('goes to anybody at once where nobody on duty speaks it', () => {
    expect(pairs([entry(1, english)], [dane])).toEqual(['call_1', 'staff_1']);
  });

  test('goes to the consultant whose it is, whatever they speak', () => {
    const owned = { ...entry(1, english), owner: { staffId: 'staff_1', until: later } } as const;
    const lists = { waiting: [owned], available: [dane, speaker].map(free), onDuty: [dane, speaker], now: caseNow };
    expect(pickPair({ ...lists, there: new Set(['staff_1', 'staff_2']) })?.staffId).toBe('staff_1');
    expect(pickPair({ ...lists, there: new Set(['staff_2']) })?.staffId).toBe('staff_2');
  });

  test('never goes to whom the citizen wishes not to talk with, and does not wait for them', () => {
    const unwished = { ...entry(1, english), notWith: ['staff_2'] } satisfies QueueEntry;
    expect(pairs([unwished], [dane, speaker])).toEqual(['call_1', 'staff_1']);
    expect(pairs([unwished], [dane], { onDuty: [dane, speaker] })).toEqual(['call_1', 'staff_1']);
  });
});

describe('of several', () => {
  const young: SuitedBy = { language: 'en', groups: ['under30Educated', 'under30Uneducated'], until: later };
  const knows: Skills = { groups: ['under30Educated'] };
  const speaks: Skills = { languages: ['en'], groups: ['over30'] };
  const both: Skills = { languages: ['en'] };

  test('to be understood counts for more than the group, and whoever says no group takes all', () => {
    const moment = { now: caseNow, onDuty: [] };
    expect(suits(young, both)).toEqual({ language: true, group: true });
    expect(bestSuited([{ groups: ['over30'] }, knows, speaks, both], young, moment)).toBe(both);
    expect(bestSuited([{ groups: ['over30'] }, knows, speaks], young, moment)).toBe(speaks);
    expect(bestSuited([{ groups: ['over30'] }, knows], young, moment)).toBe(knows);
  });

  test('who suits in part is not rung while somebody who suits better talks, and is where nobody does', () => {
    expect(bestSuited([knows], young, { now: caseNow, onDuty: [knows, speaks] })).toBeUndefined();
    expect(bestSuited([speaks], young, { now: caseNow, onDuty: [knows, speaks] })).toBe(speaks);
  });
});

test('whom a call suits follows from what was chosen in it and what is known of the citizen', () => {
  const none = {};
  expect(whomItSuits(none, none)).toBeUndefined();
  expect(whomItSuits(none, { citizen: { language: 'da', education: true } })).toBeUndefined();
  expect(whomItSuits(none, { citizen: { language: 'other' } })).toBeUndefined();
  expect(whomItSuits(none, { citizen: { language: 'ar' } })).toEqual({ language: 'ar' });
  expect(whomItSuits({ language: 'en' }, { citizen: { language: 'ar' } })).toEqual({ language: 'en' });
  expect(whomItSuits({ language: 'da' }, { citizen: { language: 'ar' } })).toBeUndefined();
  const age = (ageGroup: 'under30' | 'over30', education?: boolean) =>
    whomItSuits(none, { citizen: { ageGroup, ...(education !== undefined && { education }) } })?.groups;
  expect(age('over30', false)).toEqual(['over30']);
  expect(age('under30')).toEqual(['under30Educated', 'under30Uneducated']);
  expect([age('under30', true), age('under30', false)]).toEqual([['under30Educated'], ['under30Uneducated']]);
});

describe('whoever waits and whoever is there', () => {
  const some = <Value>(values: readonly Value[]) =>
    fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined });
  const skills = fc.record({ languages: some(furtherLanguage.options.slice(0, 2)), groups: some(targetGroup.options) });
  const needs = fc.option(
    fc.record({
      language: fc.constantFrom('en', 'uk', undefined),
      groups: some(targetGroup.options),
      until: fc.constantFrom(caseNow, later),
    }),
    { nil: undefined },
  );
  const room = fc.record({
    waiting: fc.array(fc.record({ needs, direction: fc.constantFrom('inbound', 'callback') }), { maxLength: 6 }),
    staff: fc.array(fc.record({ skills, isFree: fc.boolean() }), { maxLength: 6 }),
  });
  const without = <Of extends object>(of: Of) => JSON.parse(JSON.stringify(of));

  function roomOf({ waiting, staff }: typeof room extends fc.Arbitrary<infer Of> ? Of : never) {
    const onDuty = staff.map(({ skills: of, isFree }, index) => ({
      staffId: `staff_${index}`,
      isFree,
      ...without(of),
    }));
    const queue = waiting.map((one, index) =>
      entry(index, one.needs && without(one.needs), one.direction as 'inbound'),
    );
    const available = onDuty.filter(({ isFree }) => isFree).map(({ isFree: _, ...one }) => free(one));
    return { queue, available, onDuty, found: pickPair({ waiting: queue, available, onDuty, now: caseNow }) };
  }

  test('nobody who needs nothing more is left but for as many as are kept for those before', () => {
    fc.assert(
      fc.property(room, (drawn) => {
        const { queue, available, found } = roomOf(drawn);
        const at = found === undefined ? queue.length : queue.findIndex(({ callId }) => callId === found.callId);
        const left = queue.slice(0, at);
        for (const [index, { suitedBy }] of left.entries()) {
          const kept = left.slice(0, index).filter(({ direction }) => direction === 'inbound').length;
          // Its time is not over, or somebody is kept for each of those before it and nobody is left.
          expect(suitedBy?.until === later || available.length <= kept).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('nobody is rung who suits less than somebody on duty, while there is time', () => {
    fc.assert(
      fc.property(room, (drawn) => {
        const { queue, onDuty, found } = roomOf(drawn);
        const of = queue.find(({ callId }) => callId === found?.callId)?.suitedBy;
        const rung = onDuty.find(({ staffId }) => staffId === found?.staffId);
        if (of?.until !== later || rung === undefined) return;
        const degree = (one: Skills) => Number(suits(of, one).language) * 2 + Number(suits(of, one).group);
        expect(Math.max(...onDuty.map(degree))).toBe(degree(rung));
      }),
      { numRuns: 500 },
    );
  });

  test('where no call needs more than another, the first is given to whoever has been idle longest', () => {
    fc.assert(
      fc.property(room, (drawn) => {
        const plain = { ...drawn, waiting: drawn.waiting.map((one) => ({ ...one, needs: undefined })) };
        const { queue, available, found } = roomOf(plain);
        const [call, consultant] = [queue[0], available[0]];
        expect(found).toEqual(call && consultant && { callId: call.callId, staffId: consultant.staffId });
      }),
    );
  });
});
