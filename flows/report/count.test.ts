import { describe, expect, test } from 'vitest';
import type { ContactTransition, Event, Payload, PayloadOf } from '../../schemas/event.ts';
import { caseNow, caseUnit } from '../../tests/fixtures/case.ts';
import { additionsOf } from './count.ts';

/** What an event of 5 January adds, as `counter: by`; a day of its own is named. */
function addedBy(payload: Payload, contact?: ContactTransition): Record<string, number> {
  const event: Event = {
    entity: 'event',
    eventId: 'event_1',
    unitId: caseUnit,
    at: caseNow,
    day: '2021-01-05',
    by: 'system',
    payload,
    ...(contact !== undefined && { contact }),
    effects: [],
    hasEffects: false,
  };
  const named = additionsOf(event).map(({ day, counter, by }) => [
    day === event.day ? counter : `${day} ${counter}`,
    by,
  ]);
  return Object.fromEntries(named);
}

const silent: Payload = { type: 'messageTold', messageId: 'message_1' };
const talk = { form: 'phone', legalBasis: 'phoneIsFirstConversation', attendanceDemanded: false } as const;
const window = { from: caseNow, until: caseNow };

function endedCall(more: Partial<PayloadOf<'callEnded'>>): Payload {
  return {
    type: 'callEnded',
    direction: 'inbound',
    outcome: 'promised',
    conversation: false,
    callSeconds: 60,
    endLegs: [],
    endsConference: false,
    ...more,
  };
}

describe('a contact', () => {
  test('that comes in is counted in, and where it stands', () => {
    expect(addedBy(silent, { day: '2021-01-05', to: 'waiting' })).toEqual({ contactsIn: 1, waiting: 1 });
  });

  test('that moves is counted on the day it came in, out of where it stood and into where it stands', () => {
    expect(addedBy(silent, { day: '2021-01-04', from: 'waiting', to: 'booked' })).toEqual({
      '2021-01-04 waiting': -1,
      '2021-01-04 booked': 1,
    });
  });

  test('that ends is counted by its reason as well', () => {
    const ends = { type: 'visitEnded', reason: 'withdrawn' } as const;
    expect(addedBy(ends, { day: '2021-01-05', from: 'booked', to: 'ended', reason: 'withdrawn' })).toEqual({
      booked: -1,
      ended: 1,
      'ended.withdrawn': 1,
    });
  });

  test('that turns out to belong to another is taken out again', () => {
    const ends = { type: 'visitEnded', reason: 'joined' } as const;
    const joined = { day: '2021-01-04', to: 'ended', reason: 'joined' } as const;
    expect(addedBy(ends, { ...joined, from: 'waiting' })).toEqual({
      '2021-01-04 contactsIn': -1,
      '2021-01-04 waiting': -1,
      '2021-01-04 joined': 1,
    });
    // It came and was joined in one write, and was never counted.
    expect(addedBy(ends, joined)).toEqual({ '2021-01-04 joined': 1 });
  });

  test('that does not move is not counted', () => {
    expect(addedBy(silent)).toEqual({});
  });
});

describe('an interpreter', () => {
  function counted(interpretation: PayloadOf<'visitConcluded'>['interpretation'], interpreter: boolean) {
    const about = { payload: { ...conclusion, ...(interpretation !== undefined && { interpretation }) } };
    const event = { ...about, citizen: { interpreter }, day: '2021-01-05' } as unknown as Event;
    const names = additionsOf(event).map(({ counter }) => counter);
    return names.filter((name) => name.startsWith('interpreter'));
  }

  test.each<[PayloadOf<'visitConcluded'>['interpretation'], boolean, string[]]>([
    ['present', false, ['interpreterNeeded', 'interpreterPresent']],
    ['missing', false, ['interpreterNeeded']],
    ['relative', false, ['interpreterNeeded']],
    ['notNeeded', true, []],
    [undefined, true, ['interpreterNeeded']],
    [undefined, false, []],
  ])('said in the talk to be %s, and registered as needed: %s, counts as %j', (said, isRegistered, names) => {
    expect(counted(said, isRegistered)).toEqual(names);
  });
});

describe('a call of our own accord', () => {
  const out = { staffId: 'staff_1', conversationType: 'jobsparring', keeps: false } as const;
  const entry = { conversationType: 'jobsparring' } as const;

  test('is counted as it begins, and once more where it became a talk', () => {
    expect(addedBy({ type: 'callOutBegun', ...out })).toEqual({ callsOut: 1 });
    const ended = { direction: 'callback', isOut: true } as const;
    expect(addedBy(endedCall({ ...ended, outcome: 'noAnswer' }))).toEqual({});
    const talked = endedCall({ ...ended, outcome: 'ended', conversation: true });
    expect(addedBy(talked)).toEqual({ callsOutTalked: 1, conversations: 1 });
  });

  test('that the office wanted is counted as it is listed, and by what came of it until that is taken back', () => {
    expect(addedBy({ type: 'outreachListed', ...entry })).toEqual({ outreachListed: 1 });
    const closed = { type: 'outreachClosed', ...entry, outcome: 'withdrawn', tries: 2 } as const;
    expect(addedBy(closed)).toEqual({ outreachClosed: 1, 'outreach.withdrawn': 1 });
    expect(addedBy({ type: 'outreachRestored', ...entry, closedOn: '2021-01-04' })).toEqual({
      '2021-01-04 outreachClosed': -1,
      '2021-01-04 outreach.withdrawn': -1,
    });
  });
});

describe('a choice', () => {
  const through = { type: 'choiceOffered', through: 'desk' } as const;

  test('that was not offered is counted by why, and one that was is not', () => {
    expect(addedBy({ ...through, offered: true, channels: ['phone', 'physical'] })).toEqual({});
    expect(addedBy({ ...through, offered: false, notOfferedWhy: 'acute', channels: ['physical'] })).toEqual({
      notOffered: 1,
      'notOffered.acute': 1,
    });
  });
});

describe('a call', () => {
  test('is counted when it comes in', () => {
    expect(addedBy({ type: 'callReceived', caller: 'danish', known: false, joined: false, open: true })).toEqual({
      calls: 1,
    });
  });

  test.each<[string, Partial<PayloadOf<'callEnded'>>, Record<string, number>]>([
    ['that ended after a talk is a conversation', { outcome: 'ended', conversation: true }, { conversations: 1 }],
    ['whose wait was counted keeps it with a talk', { conversation: true, waitSeconds: 9 }, { conversations: 1 }],
    [
      'that a mailbox took gives its wait back',
      { direction: 'callback', outcome: 'voicemail', waitSeconds: 9 },
      { waits: -1, waitSeconds: -9 },
    ],
    ['that was left before a choice is abandoned', { outcome: 'abandoned' }, { abandoned: 1 }],
    ['that is to be called back is abandoned too', { outcome: 'missed' }, { abandoned: 1 }],
    ['of ours is never abandoned', { direction: 'callback', outcome: 'abandoned' }, {}],
    ['of ours is never missed', { direction: 'callback', outcome: 'missed' }, {}],
    ['that ended with a choice is neither', { outcome: 'promised' }, {}],
  ])('%s', (_what, more, added) => {
    expect(addedBy(endedCall(more))).toEqual(added);
  });

  test('that is connected ends a wait, if one was running', () => {
    const connected = { type: 'callConnected', staffId: 'staff_1', direction: 'inbound', ...talk } as const;
    expect(addedBy({ ...connected, waitSeconds: 90 })).toEqual({ waits: 1, waitSeconds: 90 });
    expect(addedBy({ ...connected, waitSeconds: 0 })).toEqual({ waits: 1, waitSeconds: 0 });
    expect(addedBy(connected)).toEqual({});
  });
});

const due = { followUpId: 'followup_1', dueAt: caseNow } as const;
const opened = { type: 'followUpOpened', ...due, owner: 'staff_1', isLawOnly: false } as const;
const booking = { type: 'followUpBooked', ...due, startAt: caseNow } as const;

const conclusion: PayloadOf<'visitConcluded'> = {
  type: 'visitConcluded',
  category: 'jobparat',
  certainty: 'sikker',
  ...talk,
  flags: [],
  mandatoryFlags: [],
  flagged: false,
  definitionVersion: '2021-1',
  openedAt: caseNow,
};
const closing: PayloadOf<'followUpClosed'> = {
  type: 'followUpClosed',
  followUpId: 'followup_1',
  outcome: 'confirmed',
  held: false,
  changed: false,
  firstCategory: 'jobparat',
  ...talk,
  dueAt: caseNow,
  inTime: true,
  sameStaff: true,
};
const kept = { type: 'callbackKept', attempts: 1, lateSeconds: 0, ...window } as const;

test.each<[string, Payload, Record<string, number>]>([
  [
    'a promised call-back',
    { type: 'callbackPromised', kind: 'callback', ...window, isTold: true },
    { callbacksPromised: 1 },
  ],
  ['a call-back in its window', { ...kept, inWindow: true }, { callbacksKept: 1, callbacksInWindow: 1 }],
  ['a call-back that came late', { ...kept, inWindow: false }, { callbacksKept: 1 }],
  ['a call-back that reached nobody', { type: 'callbackMissed', attempts: 3, ...window }, { callbacksMissed: 1 }],
  ['a window that was broken', { type: 'callbackBroken', times: 1, ...window }, { callbacksBroken: 1 }],
  ['a week that passed without a talk', { type: 'deadlineMissed', dueAt: caseNow }, { deadlinesMissed: 1 }],
  [
    'a doubt whose citizen did not come',
    { type: 'followUpMissed', followUpId: 'followup_1', outcome: 'noShow', times: 1, stillOpen: 'nextMissing' },
    { followUpsMissed: 1 },
  ],
  ['a call-back that gave way', { type: 'callbackReplaced', ...window }, {}],
  ['a conclusion', conclusion, { concluded: 1, 'concluded.jobparat': 1 }],
  ['a conclusion in doubt', { ...conclusion, flagged: true }, { concluded: 1, 'concluded.jobparat': 1, flagged: 1 }],
  ['a follow-up that is opened', opened, { followUpsOpened: 1 }],
  [
    'one that is opened with a late time',
    { ...opened, startAt: caseNow, lateReason: 'citizenWish' },
    { followUpsOpened: 1, followUpTimes: 1, 'followUpsLate.citizenWish': 1 },
  ],
  ['one that gets a time', { ...booking }, { followUpTimes: 1 }],
  [
    'one that gets a late time',
    { ...booking, lateReason: 'illness' },
    { followUpTimes: 1, 'followUpsLate.illness': 1 },
  ],
  [
    'one that is overdue',
    { type: 'followUpOverdue', followUpId: 'followup_1', dueAt: caseNow },
    { followUpsOverdue: 1 },
  ],
  ['one that is closed', closing, { followUpsClosed: 1 }],
  ['one that was held', { ...closing, held: true }, { followUpsClosed: 1, followUpsHeld: 1 }],
  ['one that changed the category', { ...closing, changed: true }, { followUpsClosed: 1, followUpsChanged: 1 }],
])('%s is counted as such', (_what, payload, added) => {
  expect(addedBy(payload)).toEqual(added);
});
