import { expect, test } from 'vitest';
import { callOf, NOW, promiseOf, slotAt, UNIT, visitOf } from '../tests/fixtures/case.ts';
import { draftChange } from './change.ts';

const draft = () => draftChange(UNIT, NOW, 'cause');

test('a contact that moves without an event is refused', () => {
  const change = draft();
  change.visit(visitOf(), visitOf({ ended: { at: NOW, reason: 'withdrawn' } }));
  expect(() => change.finish()).toThrow('moves without an event');
});

test('an event about another case does not tell of the move', () => {
  const change = draft();
  change.visit(visitOf(), visitOf({ ended: { at: NOW, reason: 'withdrawn' } }));
  change.tell({ type: 'visitEnded', reason: 'withdrawn' }, { visitId: 'visit_other' });
  expect(() => change.finish()).toThrow('moves without an event');
});

test('a case that changes and stays where it is needs no event', () => {
  const change = draft();
  change.visit(visitOf(), visitOf({ promise: promiseOf() }));
  expect(change.finish()).toMatchObject({ puts: [{ entity: 'visit' }], events: [] });
});

test('several steps of one case are one move, from what was stored to what stands at the end', () => {
  const change = draft();
  const meeting = { meetingId: 'meeting_1', slotId: slotAt(0).slotId, startAt: slotAt(0).startAt } as const;
  change.visit(visitOf(), visitOf({ meeting }));
  change.visit(visitOf({ meeting }), visitOf({ meeting, ended: { at: NOW, reason: 'withdrawn' } }));
  change.tell({ type: 'visitEnded', reason: 'withdrawn' }, { visitId: 'visit_1' });
  expect(change.finish().events[0]?.contact).toEqual({
    day: '2021-01-04',
    from: 'waiting',
    to: 'ended',
    reason: 'withdrawn',
  });
});

test('events are named by their cause, so that the same write meets its own', () => {
  const named = () => {
    const change = draft();
    change.tell({ type: 'callWaiting' }, {});
    change.tell({ type: 'callWaiting' }, {});
    return change.finish().events.map(({ eventId }) => eventId);
  };
  expect(named()).toEqual(['event_cause.0', 'event_cause.1']);
  expect(named()).toEqual(named());
});

test('a call carries its case as it will be stored', () => {
  const change = draft();
  change.put(callOf());
  change.visit(visitOf(), visitOf({ promise: promiseOf() }));
  const call = change.finish().puts.find((put) => put.entity === 'call');
  expect(call).toMatchObject({ visit: { version: 1, promise: promiseOf() } });
});
