import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import type { PromptName, Reason } from '../../schemas/prompt.ts';
import type { Visit } from '../../schemas/visit.ts';
import { callbackOf, callOf, caseNow, chairAt, policy, unit, visitOf } from '../../tests/fixtures/case.ts';
import { nextStep } from '../case/next-step.ts';
import { speak } from './speak.ts';

const window = {
  from: '2021-01-05T07:00:00.000Z',
  until: '2021-01-05T09:00:00.000Z',
  nextAt: '2021-01-05T07:00:00.000Z',
};
const callback = callbackOf(window);
const tried = callbackOf({ ...window, attempts: 1, nextAt: '2021-01-05T08:30:00.000Z' });
const meeting = { meetingId: 'meeting_1', ...chairAt(0), startAt: '2021-01-05T08:00:00.000Z' } as const;
const desk = { what: 'choose', since: caseNow, dueAt: '2021-01-04T22:59:59.999Z' } as const;
const safe = { noMessages: caseNow };
const evening = '2021-01-04T18:00:00.000Z';

/** What is said at an end: what comes next and when, from which number, and what if it is missed. */
interface End {
  name: string;
  prompt: PromptName;
  reason?: Reason;
  visit: Partial<Visit>;
  call?: Partial<Call>;
  now?: string;
  says: { da: RegExp[]; en: RegExp[] };
}
const number = /89, 64, 0 0, 0 0/;
const called = {
  da: [/i morgen mellem klokken 8 og 10/, number, /Når du ikke at tage telefonen, prøver vi igen/],
  en: [/tomorrow between 8 AM and 10 AM/, number, /If you miss the call, we will try again/],
};
const met = {
  da: [/i morgen klokken 9 på Skovvej 1, Hinnerup/, number, /Kan du ikke komme/],
  en: [/tomorrow at 9 AM at Skovvej 1, Hinnerup/, number, /If you cannot come/],
};
const asked = {
  da: [/En medarbejder kontakter dig senest i dag/, number, /Hører du ikke fra os, så ring til os/],
  en: [/One of us will contact you today at the latest/, number, /If you do not hear from us, please call us/],
};

const ends: End[] = [
  { name: 'a promise', prompt: 'promised', visit: { callback, choice: 'callback' }, says: called },
  { name: 'a promise after hours', prompt: 'promised', visit: { callback }, now: evening, says: called },
  { name: 'a promise that is kept', prompt: 'promised', reason: 'kept', visit: { callback }, says: called },
  {
    name: 'a promise that was tried',
    prompt: 'promised',
    reason: 'kept',
    visit: { callback: tried },
    says: {
      da: [/Vi prøver igen i morgen efter klokken 9\.30/, number, /Når du ikke/],
      en: [/We will try again tomorrow after 9:30 AM/, number, /If you miss/],
    },
  },
  { name: 'a meeting', prompt: 'booked', visit: { meeting, choice: 'physical' }, says: met },
  { name: 'a meeting that is kept', prompt: 'booked', reason: 'kept', visit: { meeting }, says: met },
  { name: 'a meeting that was moved', prompt: 'booked', reason: 'moved', visit: { meeting }, says: met },
  { name: 'no other time', prompt: 'booked', reason: 'noOtherTimes', visit: { meeting }, says: met },
  {
    name: 'nothing any more',
    prompt: 'cancelled',
    reason: 'callbackCancelled',
    visit: { desk },
    says: { da: [/En medarbejder kontakter dig fra/, number], en: [/One of us will contact you from/, number] },
  },
  {
    name: 'nothing any more, in safe contact',
    prompt: 'cancelled',
    reason: 'meetingCancelled',
    visit: { desk, ...safe },
    says: { da: [/Ring til os på/, number], en: [/Call us on/, number] },
  },
  {
    name: 'one of two any more',
    prompt: 'cancelled',
    reason: 'callbackCancelled',
    visit: { meeting },
    call: { through: 'code' },
    says: { da: [/Du har også et møde i morgen, klokken 9/], en: [/You also have a meeting tomorrow at 9 AM/] },
  },
  {
    name: 'the last words after a promise',
    prompt: 'farewell',
    visit: { callback },
    says: { da: [/i morgen mellem klokken 8 og 10\. Farvel/], en: [/tomorrow between 8 AM and 10 AM\. Goodbye/] },
  },
  {
    name: 'the last words after a meeting',
    prompt: 'farewell',
    visit: { meeting, choice: 'physical' },
    says: { da: [/Vi ses i morgen klokken 9\. Farvel/], en: [/See you tomorrow at 9 AM\. Goodbye/] },
  },
  { name: 'the last words where the desk goes on', prompt: 'farewell', visit: { desk }, says: asked },
  {
    name: 'the last words to who cannot be called',
    prompt: 'farewell',
    visit: { desk },
    call: { callable: false },
    now: evening,
    says: { da: [/Ring igen i morgen efter klokken 8/], en: [/Call again tomorrow after 8 AM/] },
  },
  {
    name: 'the last words in safe contact',
    prompt: 'farewell',
    visit: { desk, ...safe },
    now: evening,
    says: { da: [/ringe igen i morgen efter klokken 8/], en: [/call again tomorrow after 8 AM/] },
  },
];

describe.each(['da', 'en'] as const)('every end says what comes next (%s)', (language) => {
  test.each(ends)('$name', ({ prompt, reason = 'first', visit: more, call, now = caseNow, says }) => {
    const visit = visitOf(more);
    const state = { at: 'prompt', prompt, wrong: 0, silent: 0, queued: false } as const;
    const facts = { now, unit, policy, visit, open: now === caseNow, greet: false };
    const said = speak(callOf({ state, reason, language, ...call }), facts).say;
    for (const words of says[language]) expect(said.join(' ')).toMatch(words);
    for (const sentence of said) expect(sentence).toMatch(/\.$/);
    expect(nextStep(visit, now, unit)).toBeDefined();
  });
});
