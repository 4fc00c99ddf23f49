import { afterEach, expect, test } from 'vitest';
import type { DeskCall } from '../../../schemas/staff-api.ts';
import { english } from '../../language/english.ts';
import { speakWith } from '../../language/say.ts';
import type { CallState } from '../../softphone/softphone.ts';
import { callPhase, consultSentence, endSentence, goneSentence } from './call-phase.ts';

afterEach(() => speakWith(undefined));

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

test('says how a question to a colleague ended, and nothing where the talk ended with it', () => {
  const held = { ...call('connected'), heldSince: '2021-01-04T09:00:00.000Z' };
  const mine = { isMine: true, name: 'Bodil Brandt', joined: false };
  const asking = (consult: NonNullable<DeskCall['consult']>) => ({ ...held, consult });
  expect(consultSentence(asking(mine), held)).toBe('Bodil Brandt svarede ikke. Borgeren er stadig på hold.');
  expect(consultSentence(asking({ ...mine, joined: true }), call('connected'))).toBe(
    'Bodil Brandt er ikke længere med.',
  );
  expect(consultSentence(asking({ ...mine, isMine: false }), call('connected'))).toBe(
    'Samtalen med borgeren er nu din.',
  );
  expect(consultSentence(asking(mine), asking(mine))).toBeUndefined();
  expect(consultSentence(held, held)).toBeUndefined();
  expect(consultSentence(asking(mine), { ...held, callId: 'call_2' })).toBeUndefined();
  expect(consultSentence(undefined, held)).toBeUndefined();
  expect(consultSentence(asking(mine), call('lost'))).toBeUndefined();
  expect(consultSentence(asking(mine), undefined)).toBeUndefined();
});

test('says who ended a call only when it was not the consultant', () => {
  expect(endSentence('talking', call('connected'), false)).toContain('borgeren har lagt på');
  expect(endSentence('talking', call('connected'), true)).toBeUndefined();
  expect(endSentence('ringing', call('reserved'), false)).toBeUndefined();
});

test('says where the citizen was put through to, and does not guess where nobody has said', () => {
  const guests = [{ leg: 3, role: 'office' as const, joined: false, office: 'Ydelseskontoret' }];
  const was = { phase: 'talking', call: { ...call('connected'), guests } } as const;
  expect(goneSentence(was, false, 'Ydelseskontoret')).toBe('Borgeren er stillet om til Ydelseskontoret.');
  expect(goneSentence(was, false, undefined)).toBe('Samtalen er slut.');
  expect(goneSentence({ ...was, call: call('connected') }, false, undefined)).toContain('borgeren har lagt på');
});

test('says in English what it says in Danish, with the same names', () => {
  speakWith(english);
  const asking = { ...call('connected'), consult: { isMine: true, name: 'Bodil Brandt', joined: false } };
  const held = { ...call('connected'), heldSince: '2021-01-04T09:00:00.000Z' };
  expect(consultSentence(asking, held)).toBe('Bodil Brandt did not answer. The citizen is still on hold.');
  expect(goneSentence({ phase: 'talking', call: held }, false, 'Ydelseskontoret')).toBe(
    'The citizen has been put through to Ydelseskontoret.',
  );
});
