import { expect, test } from 'vitest';
import type { DeskCall } from '../../../schemas/staff-api.ts';
import type { CallState } from '../../softphone/softphone.ts';
import { callPhase, endSentence } from './call-phase.ts';

function call(routing: DeskCall['routing']): DeskCall {
  return {
    callId: 'call_1',
    visitId: 'visit_1',
    direction: 'inbound',
    identified: true,
    provisional: false,
    routing,
    since: '2021-01-04T08:00:00.000Z',
  };
}

function phone(phase: CallState['phase']): CallState {
  return {
    callSid: 'CA1',
    direction: 'incoming',
    from: '',
    to: '',
    custom: {},
    phase,
    muted: false,
    sound: 'waiting',
  };
}

test('rings as soon as the softphone does, before the line has been asked again', () => {
  expect(callPhase(undefined, phone('ringing'))).toBe('ringing');
});

test('rings when the line says so although the softphone has not heard yet', () => {
  expect(callPhase(call('reserved'), undefined)).toBe('ringing');
});

test('is joining from the click on, not from the next poll', () => {
  expect(callPhase(call('reserved'), phone('open'))).toBe('joining');
});

test('believes the line about a lost leg while the softphone rings to bring it back', () => {
  expect(callPhase(call('lost'), phone('ringing'))).toBe('lost');
});

test('says of a talk in which a colleague asked nothing about the citizen, who may still be in it', () => {
  const asked = { ...call('connected'), consult: { isMine: false, name: 'Bodil Brandt', joined: true } };
  expect(endSentence('talking', asked, true)).toBe('Samtalen med kollegaen er slut.');
});

test('says who ended a call only when it was not the consultant', () => {
  expect(endSentence('talking', call('connected'), false)).toContain('borgeren har lagt på');
  expect(endSentence('talking', call('connected'), true)).toBeUndefined();
  expect(endSentence('ringing', call('reserved'), false)).toBeUndefined();
});
