import { expect, test } from 'vitest';
import { whyNotText } from '../../../flows/visit/why-not.ts';
import type { CallbackRow, MeetingRow } from '../../../schemas/staff-api.ts';
import { type ConclusionFacts, lacksOf, requestOf, standingOf, type Talk } from './conclude-draft.ts';

const now = '2021-01-04T09:00:00.000Z';
const meeting: MeetingRow = {
  meetingId: 'meeting_1',
  visitId: 'visit_1',
  startAt: '2021-01-05T09:00:00.000Z',
  endAt: '2021-01-05T09:30:00.000Z',
  purpose: 'visit',
  state: 'booked',
  concluded: false,
};
const nothing = standingOf({ visitId: 'visit_1' }, now, undefined);
const booked = standingOf({ visitId: 'visit_1', meeting }, now, undefined);
const sure = { category: 'jobparat', certainty: 'sikker' } as const;
const plain: ConclusionFacts = { demanded: false, standing: nothing, isLate: false };
const doubt: ConclusionFacts = { ...plain, demanded: true };

test('asks for category and certainty first', () => {
  expect(Object.keys(lacksOf({}, plain))).toEqual(['category', 'certainty']);
  expect(requestOf({}, plain, 3)).toBeUndefined();
});

test('a certain conclusion with nothing standing needs no more', () => {
  expect(requestOf(sure, plain, 3)).toEqual({ version: 3, ...sure });
});

test('a doubt is not sent without its meeting, and says so in the words of the line', () => {
  expect(lacksOf(sure, doubt)).toEqual({ slot: whyNotText.followUpMissing });
  expect(requestOf({ ...sure, next: { queue: true } }, doubt, 3)?.followUp).toEqual({ queue: true });
});

test('a time after the due date needs a reason', () => {
  const next = { slotId: '20210118T080000Z-1' } as const;
  expect(lacksOf({ ...sure, next }, { ...doubt, isLate: true })).toEqual({ lateReason: whyNotText.lateReasonMissing });
  const explained = { ...next, lateReason: 'illness' } as const;
  expect(requestOf({ ...sure, next: explained }, { ...doubt, isLate: true }, 3)?.followUp).toEqual(explained);
});

test('a promise or a meeting is kept or cancelled by choice only', () => {
  const facts = { ...plain, standing: booked };
  expect(lacksOf(sure, facts)).toEqual({ arrangements: whyNotText.arrangementsMissing });
  expect(requestOf({ ...sure, arrangements: 'cancel' }, facts, 3)?.arrangements).toBe('cancel');
});

test('a meeting that stands can settle the doubt, and is kept then without a question', () => {
  const facts = { ...doubt, standing: booked };
  expect(requestOf({ ...sure, isCarried: true }, facts, 3)).toEqual({ version: 3, ...sure, arrangements: 'keep' });
});

test('which meeting settles the doubt is asked before what becomes of the one that stands', () => {
  const facts = { ...doubt, standing: booked };
  expect(lacksOf(sure, facts)).toEqual({ slot: whyNotText.followUpMissing });
  expect(Object.keys(lacksOf({ ...sure, isCarried: false, next: { queue: true } }, facts))).toEqual(['arrangements']);
});

test('which meeting settles the doubt is asked although a time was chosen before the meeting was booked', () => {
  const facts = { ...doubt, standing: booked, isLate: true };
  const old = { ...sure, next: { slotId: '20210118T080000Z-1' } } as const;
  expect(lacksOf(old, facts)).toEqual({ slot: whyNotText.followUpMissing });
  expect(requestOf(old, facts, 3)).toBeUndefined();
});

test('the promise that the talk of now keeps is not asked about, any other one is', () => {
  const callback: CallbackRow = {
    visitId: 'visit_1',
    kind: 'callback',
    from: now,
    until: now,
    nextAt: now,
    attempts: 0,
    active: true,
  };
  const call = { visitId: 'visit_1', direction: 'callback' } as const;
  const lacksDuring = (talk: Talk | undefined) =>
    lacksOf(sure, { ...plain, standing: standingOf({ visitId: 'visit_1', callback }, now, talk) });
  expect(lacksDuring({ ...call, connectedAt: now })).toEqual({});
  for (const talk of [undefined, call, { ...call, visitId: 'visit_2', connectedAt: now } as const])
    expect(lacksDuring(talk)).toEqual({ arrangements: whyNotText.arrangementsMissing });
  expect(lacksDuring({ ...call, direction: 'inbound', connectedAt: now })).not.toEqual({});
});

test('a meeting that has begun settles no doubt any more', () => {
  const standing = (changed: Partial<MeetingRow>) =>
    standingOf({ visitId: 'visit_1', meeting: { ...meeting, ...changed } }, now, undefined);
  expect(standing({ startAt: '2021-01-04T08:30:00.000Z' }).canCarry).toBe(false);
  expect(standing({ state: 'held' }).meeting).toBeUndefined();
});
