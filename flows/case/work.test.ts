import { describe, expect, test } from 'vitest';
import type { Entity } from '../../schemas/entity.ts';
import { nameOf, refOf } from '../../schemas/entity.ts';
import { callOf, caseNow, caseUnit, consultantOf, unit, visitOf } from '../../tests/fixtures/case.ts';
import { CaseFile } from './need.ts';
import { Work } from './work.ts';

const withdrawn = { ended: { at: caseNow, reason: 'withdrawn' } } as const;
const tells = { type: 'visitEnded', reason: 'withdrawn' } as const;
const about = { visitId: 'visit_1' } as const;

/** A decision on these items. */
function workOn(...items: Entity[]): Work {
  const file = new CaseFile();
  for (const item of [unit, ...items]) file.set({ need: 'item', ref: refOf(item) }, item);
  const work = new Work(file, { now: caseNow, by: 'staff_1', changeId: 'c', attempt: 0 });
  work.enter(caseUnit);
  return work;
}

describe('the move of a contact', () => {
  test('without an event is a mistake, and one about another case does not tell of it', () => {
    const work = workOn(visitOf());
    work.put(visitOf(withdrawn));
    expect(() => work.finish()).toThrow('Contact of visit_1 moves without an event');
    work.record(tells, { visitId: 'visit_2' });
    expect(() => work.finish()).toThrow('moves without an event');
  });

  test('is told by the first event about it, from what was stored to what stands at the end', () => {
    const work = workOn(visitOf());
    const meeting = { meetingId: 'meeting_1', slotId: '20210105T080000Z-1', startAt: caseNow, endAt: caseNow } as const;
    work.record(tells, { visitId: 'visit_2' });
    work.put(visitOf({ meeting }));
    work.record({ type: 'callbackReplaced', from: caseNow, until: caseNow }, about);
    work.put(visitOf({ meeting, ...withdrawn }));
    work.record(tells, about);
    const moved = { day: '2021-01-04', from: 'waiting', to: 'ended', reason: 'withdrawn' };
    expect(work.finish().events.map(({ contact }) => contact)).toEqual([undefined, moved, undefined]);
  });

  test('that comes in is from nowhere', () => {
    const work = workOn();
    work.put(visitOf({ version: 0 }));
    work.record({ type: 'visitOpened', openedBy: 'registration' }, about);
    expect(work.finish().events[0]?.contact).toEqual({ day: '2021-01-04', to: 'waiting' });
  });

  test('is none when it stays where it is, and needs no event', () => {
    const work = workOn(visitOf());
    work.put(visitOf({ waitingSince: caseNow }));
    const { puts, ...rest } = work.finish();
    expect(puts).toMatchObject([visitOf({ waitingSince: caseNow })]);
    expect(rest).toEqual({ removals: [], events: [], made: {} });
  });
});

describe('an event', () => {
  test('has an id of its own, who, when and where, and no effects where none follow', () => {
    const work = workOn(visitOf());
    expect(work.newId()).toBe('c1');
    work.record({ type: 'callIdentified', through: 'staff' }, { visitId: 'visit_1', callId: 'call_1' });
    expect(work.finish().events).toEqual([
      {
        entity: 'event',
        eventId: 'event_c2',
        unitId: caseUnit,
        at: caseNow,
        day: '2021-01-04',
        by: 'staff_1',
        visitId: 'visit_1',
        callId: 'call_1',
        payload: { type: 'callIdentified', through: 'staff' },
        effects: [],
        hasEffects: false,
      },
    ]);
  });

  test('carries what follows from it, with nothing having become of it yet', () => {
    const work = workOn();
    work.record({ type: 'callWaiting', direction: 'inbound', place: caseNow });
    const effects = [{ kind: 'match', unitId: caseUnit }];
    expect(work.finish().events[0]).toMatchObject({ effects, hasEffects: true, outcomes: {} });
  });

  test('carries what figures need of the citizen, as it is known at the end', () => {
    const work = workOn(visitOf({ visitId: 'visit_2', citizen: { language: 'pl' } }), visitOf());
    work.record(tells, { visitId: 'visit_2' });
    work.record(tells, about);
    work.put(visitOf({ citizen: { language: 'da' }, ...withdrawn }));
    work.record(tells);
    expect(work.finish().events.map(({ citizen }) => citizen?.language)).toEqual(['pl', 'da', undefined]);
  });

  test('is of the local day', () => {
    const late = new Work(new CaseFile(), { now: '2021-01-04T23:00:00.000Z', by: 'system', changeId: 'c', attempt: 0 });
    late.enter(caseUnit);
    late.record(tells);
    expect(late.finish().events[0]?.day).toBe('2021-01-05');
  });
});

describe('what is written', () => {
  test('is the last that was put of each item, and readers see it at once', () => {
    const work = workOn(visitOf());
    work.put(visitOf({ talks: 1 }));
    work.put(visitOf({ talks: 2 }));
    expect(work.item('visit', 'visit_1')?.talks).toBe(2);
    expect(work.finish().puts).toMatchObject([visitOf({ talks: 2 })]);
  });

  test('brings companions along, and takes those away that no longer hold', () => {
    const work = workOn(callOf(), consultantOf());
    const reserved = callOf({ state: { at: 'reserved', leg: 2 } });
    const moved = consultantOf({ idleFrom: '2021-01-04T09:00:30.000Z' });
    work.put(reserved);
    work.put(moved);
    const { puts, removals } = work.finish();
    const names = (items: Entity[]) => items.map((item) => nameOf(refOf(item)));
    expect(names(puts)).toEqual(['call call_1', 'consultant staff_1', 'availability 2021-01-04T09:00:30.000Z#staff_1']);
    expect(names(removals)).toEqual([`queueEntry ${caseNow}#call_1`, `availability ${caseNow}#staff_1`]);
  });

  test('leaves companions alone that stand as they did', () => {
    const work = workOn(callOf());
    work.put(callOf({ step: 2 }));
    expect(work.finish()).toMatchObject({ puts: [{ entity: 'call' }], removals: [] });
  });
});
