import { expect, test } from 'vitest';
import type { Event, Payload, PayloadOf } from '../../schemas/event.ts';
import { caseNow, caseUnit } from '../../tests/fixtures/case.ts';
import { reactions } from './reactions.ts';

function eventOf(payload: Payload, about: Partial<Event> = {}): Event {
  const named = { eventId: 'event_1', visitId: 'visit_1', callId: 'call_1', ...about } as const;
  return {
    entity: 'event',
    unitId: caseUnit,
    at: caseNow,
    day: '2021-01-04',
    by: 'system',
    ...named,
    payload,
    effects: [],
    hasEffects: false,
  };
}

const match = { kind: 'match', unitId: caseUnit } as const;

function hangUp(leg: number) {
  return { kind: 'hangUp', callId: 'call_1', leg } as const;
}

const redirect = { kind: 'redirectCitizen', callId: 'call_1', leg: 1 } as const;

const released: PayloadOf<'callReleased'> = {
  type: 'callReleased',
  staffId: 'staff_1',
  leg: 2,
  why: 'timeout',
  endLegs: [],
  waits: false,
};
const accepted: PayloadOf<'callAccepted'> = {
  type: 'callAccepted',
  staffId: 'staff_1',
  leg: 2,
  citizenLeg: 1,
  citizen: 'onLine',
};
const lost: PayloadOf<'callLost'> = { type: 'callLost', staffId: 'staff_1' };
const ended: PayloadOf<'callEnded'> = {
  type: 'callEnded',
  direction: 'inbound',
  outcome: 'ended',
  conversation: true,
  callSeconds: 1,
  endLegs: [],
  endsConference: false,
};
const free: PayloadOf<'presenceChanged'> = {
  type: 'presenceChanged',
  staffId: 'staff_1',
  state: 'available',
  was: 'off',
  seconds: 0,
};
const later = '2021-01-04T09:00:00.001Z';

test.each<[string, Payload, ReturnType<typeof reactions>]>([
  ['who waits is matched', { type: 'callWaiting', direction: 'inbound', place: caseNow }, [match]],
  [
    'a claim rings the softphone',
    { type: 'callReserved', staffId: 'staff_1', leg: 2 },
    [{ kind: 'ringConsultant', callId: 'call_1', leg: 2 }],
  ],
  ['a release that leaves nothing behind does nothing', released, []],
  ['a call that waits again is matched', { ...released, waits: true }, [match]],
  [
    'legs that a release leaves are hung up',
    { ...released, endLegs: [2, 3], waits: true },
    [hangUp(2), hangUp(3), match],
  ],
  ['a citizen on the line is fetched', accepted, [redirect]],
  [
    'a citizen who is not is dialled',
    { ...accepted, citizenLeg: 3, citizen: 'called' },
    [{ kind: 'dialCitizen', callId: 'call_1', leg: 3 }],
  ],
  ['a citizen who is here already is not fetched', lost, []],
  ['a citizen in a lost conference is fetched out of it', { ...lost, redirects: 1 }, [redirect]],
  ['an end with nothing left does nothing', ended, []],
  [
    'an end takes the conference, the citizen and the legs with it',
    { ...ended, endsConference: true, redirects: 1, endLegs: [2] },
    [{ kind: 'endConference', callId: 'call_1' }, redirect, hangUp(2)],
  ],
  ['who becomes free is matched', free, [match]],
  ['who is free from this moment is matched', { ...free, idleFrom: caseNow }, [match]],
  ['who cools off is not matched yet', { ...free, idleFrom: later }, []],
  ['who becomes anything else is not matched', { ...free, state: 'wrapping' }, []],
  ['what the desk is asked tells nobody outside', { type: 'deskAsked', what: 'missedMeeting', dueAt: caseNow }, []],
])('%s', (_what, payload, effects) => {
  expect(reactions(eventOf(payload))).toEqual(effects);
});

test('a booked meeting sends its message, to whom it is about', () => {
  const booked: Payload = {
    type: 'meetingBooked',
    meetingId: 'meeting_1',
    purpose: 'visit',
    startAt: caseNow,
    sms: 'meetingMoved',
    form: 'physical',
    legalBasis: 'phoneIsFirstConversation',
    attendanceDemanded: false,
  };
  const sms = { kind: 'sms', visitId: 'visit_1', meetingId: 'meeting_1', template: 'meetingMoved' };
  expect(reactions(eventOf(booked))).toEqual([sms]);
  const { visitId: _nobody, ...nobodys } = eventOf(booked);
  expect(reactions(nobodys)).toEqual([]);
});

test('an event of a call that names none is a mistake', () => {
  const { callId: _none, ...nameless } = eventOf({ type: 'callReserved', staffId: 'staff_1', leg: 2 });
  expect(() => reactions(nameless)).toThrow('event_1 is about no call');
});
