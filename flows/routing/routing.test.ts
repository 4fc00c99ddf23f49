import { describe, expect, test } from 'vitest';
import type { Entity } from '../../schemas/entity.ts';
import { callOf, consultantOf, NOW, policy, promiseOf, UNIT, visitOf } from '../../tests/fixtures/case.ts';
import { type Draft, draftChange } from '../change.ts';
import { isAlive, moveConsultant } from './presence.ts';
import { accept, enqueue, freeConsultant, release, reserve } from './reservation.ts';
import { endTalk, rejoinUntil } from './talk.ts';

const changed = (run: (draft: Draft) => unknown) => {
  const draft = draftChange(UNIT, NOW, 'test');
  run(draft);
  return draft.finish();
};
const effectsOf = (run: (draft: Draft) => unknown) => changed(run).events.flatMap(({ effects }) => effects);
const putOf = <Kind extends Entity['entity']>(entities: Entity[], kind: Kind) =>
  entities.find((entity): entity is Extract<Entity, { entity: Kind }> => entity.entity === kind);

const reserved = callOf({
  routing: 'reserved',
  reservations: 1,
  reservation: { number: 1, staffId: 'staff-1', user: 'konsulent1', at: NOW },
});
const held = consultantOf({ state: 'reserved', callId: 'call_1' });

describe('the queue', () => {
  test('gives a place once and keeps it', () => {
    const earlier = '2021-01-04T08:50:00.000Z';
    expect(enqueue(draftChange(UNIT, NOW, 'a'), callOf({ placeAt: earlier })).placeAt).toBe(earlier);
    const { placeAt: _none, ...unplaced } = callOf();
    expect(enqueue(draftChange(UNIT, NOW, 'a'), unplaced).placeAt).toBe(NOW);
  });
});

describe('a reservation', () => {
  test('takes both out of their lists and rings the softphone', () => {
    const change = changed((draft) => reserve(draft, callOf(), consultantOf()));
    expect(change.removals.map(({ entity }) => entity).toSorted()).toEqual(['availability', 'queueEntry']);
    expect(putOf(change.puts, 'call')).toMatchObject({
      routing: 'reserved',
      reservation: { number: 1, staffId: 'staff-1' },
    });
    expect(putOf(change.puts, 'consultant')).toMatchObject({ state: 'reserved', callId: 'call_1' });
    expect(change.events.flatMap(({ effects }) => effects)).toContainEqual({
      kind: 'ringConsultant',
      callId: 'call_1',
      reservation: 1,
      staffId: 'staff-1',
    });
  });

  test('that is not taken puts the call back at its place and leaves the consultant in peace', () => {
    const change = changed((draft) => release(draft, reserved, held, 'timeout', policy));
    expect(putOf(change.puts, 'queueEntry')?.placeAt).toBe(reserved.placeAt);
    expect(putOf(change.puts, 'call')).toMatchObject({ routing: 'waiting' });
    expect(putOf(change.puts, 'call')?.reservation).toBeUndefined();
    expect(putOf(change.puts, 'consultant')).toMatchObject({
      state: 'available',
      idleFrom: '2021-01-04T09:00:30.000Z',
    });
  });

  test('never frees a consultant whom another call holds', () => {
    const other = consultantOf({ state: 'busy', callId: 'call_2' });
    expect(changed((draft) => freeConsultant(draft, other, reserved, NOW)).puts).toEqual([]);
  });

  test('that is accepted fetches the citizen: from the line, or by a call', () => {
    expect(effectsOf((draft) => accept(draft, reserved, held))).toEqual([{ kind: 'moveCitizen', callId: 'call_1' }]);
    const { citizenSid: _none, ...callback } = { ...reserved, direction: 'callback' as const };
    expect(effectsOf((draft) => accept(draft, callback, held))).toEqual([{ kind: 'dialCitizen', callId: 'call_1' }]);
  });
});

describe('presence', () => {
  test('becoming available asks for a match, cooling off does not yet', () => {
    const off = consultantOf({ state: 'off' });
    expect(effectsOf((draft) => moveConsultant(draft, off, 'available'))).toEqual([{ kind: 'match', unitId: UNIT }]);
    expect(
      effectsOf((draft) => moveConsultant(draft, off, 'available', { idleFrom: '2021-01-04T09:01:00.000Z' })),
    ).toEqual([]);
  });

  test('a desk counts as alive for the grace and no longer', () => {
    expect(isAlive(consultantOf(), '2021-01-04T09:01:00.000Z', policy)).toBe(true);
    expect(isAlive(consultantOf(), '2021-01-04T09:01:00.001Z', policy)).toBe(false);
  });
});

describe('the end of a talk', () => {
  const talking = callOf({ ...reserved, routing: 'connected', connectedAt: NOW });
  const busy = consultantOf({ state: 'busy', callId: 'call_1' });
  const visit = visitOf({ waitingSince: '2021-01-04T08:58:00.000Z', activeCallId: 'call_1', promise: promiseOf() });
  const end = (more: Partial<Parameters<typeof endTalk>[1]> = {}) =>
    changed((draft) =>
      endTalk(draft, {
        call: { ...talking, visit },
        visit,
        consultant: busy,
        outcome: 'ended',
        policy,
        freeSlot: undefined,
        ...more,
      }),
    );
  const told = (change: ReturnType<typeof end>) => change.events.map((event) => event.told);

  test('counts the wait from the first ring and gives time for notes', () => {
    const change = end();
    expect(told(change)).toContainEqual(
      expect.objectContaining({ type: 'callEnded', conversation: true, waitSeconds: 120 }),
    );
    expect(putOf(change.puts, 'consultant')).toMatchObject({
      state: 'wrapping',
      wrapUntil: '2021-01-04T09:05:00.000Z',
    });
    expect(putOf(change.puts, 'visit')).toMatchObject({ talkedAt: NOW, talkedBy: 'staff-1' });
    expect(putOf(change.puts, 'visit')?.activeCallId).toBeUndefined();
  });

  test('by a call-back keeps the promise; a mailbox does not', () => {
    const call = { ...talking, visit, direction: 'callback' as const };
    expect(told(end({ call }))).toContainEqual({ type: 'promiseKept', attempts: 1, inWindow: true });
    const voicemail = end({ call, outcome: 'voicemail' });
    expect(told(voicemail)).toContainEqual(expect.objectContaining({ type: 'promiseAttemptFailed', attempts: 1 }));
    expect(told(voicemail)).toContainEqual(expect.objectContaining({ type: 'callEnded', conversation: false }));
  });

  test('a lost consultant may come back for half a minute', () => {
    expect(rejoinUntil({ ...talking, lostAt: NOW }, policy)).toBe('2021-01-04T09:00:30.000Z');
  });
});
