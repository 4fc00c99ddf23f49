import type { Call } from '../../schemas/call.ts';
import { isSafeContact } from '../visit/safe-contact.ts';
import { dialogue } from './dialogue.ts';
import { languageAfter, languageOf, wordsOf } from './languages.ts';
import type { Prompt } from './prompts/keys.ts';
import { seconds } from './seconds.ts';
import { booked, meetingWished, promised } from './spoken/arranged.ts';
import { farewell } from './spoken/farewell.ts';
import { menu, welcome } from './spoken/first-words.ts';
import { arranged, cancelled } from './spoken/own.ts';
import {
  type AtPrompt,
  hangUp,
  holding,
  inWords,
  listen,
  type Plan,
  type Speech,
  type SpeechFacts,
  type Telling,
} from './spoken/speech.ts';
import { noTimes, times, windows } from './spoken/times.ts';
import { plain, sayNumber } from './spoken/utter.ts';
import { joining, lost, waiting } from './spoken/waiting.ts';

/** What a caller in this state hears. Total: every state and prompt has its sentence. */
export function speak(call: Call, facts: SpeechFacts): Speech {
  const language = languageOf(call, facts.visit, facts.policy);
  const speech = inWords(planOf(call, { ...facts, words: wordsOf(language) }), language);
  const invite = isMenu(call) ? languageAfter(language, facts.policy) : undefined;
  return invite === undefined ? speech : { ...speech, invite };
}

/** Where another language can be chosen. */
function isMenu({ state }: Call): boolean {
  return state.at === 'prompt' && 5 in dialogue[state.prompt].keys;
}

function planOf(call: Call, facts: Telling): Plan {
  const { state } = call;
  switch (state.at) {
    case 'prompt':
      return speakPrompt(call, state, facts);
    case 'waiting':
      return waiting(call, facts);
    case 'reserved':
      return state.lost === undefined ? waiting(call, facts) : lost();
    case 'accepted':
      // About to be fetched; who asks meanwhile has asked twice, and must be there to be fetched.
      return state.lost === undefined ? holding(joining(call, facts)) : lost();
    case 'lost':
      return lost();
    case 'connected':
      return { act: 'join', say: joining(call, facts) };
    case 'ended':
      return call.asks === 'satisfaction' ? listen([plain('askSatisfaction')]) : hangUp(goodbye(call, facts));
  }
}

/** The last sentence; whom we have called did not call us. */
function goodbye(call: Call, facts: Telling): Prompt[] {
  const outcome = call.state.at === 'ended' ? call.state.outcome : undefined;
  if (call.asks === 'meeting') return meetingWished(facts);
  if (outcome === 'forwarded') return [plain(isToBeCalled(call, facts) ? 'officeGone' : 'forwardOver')];
  if (outcome === 'nobodyFree') return [plain('nobodyFree')];
  return outcome === 'noAnswer' && call.calledFirst === true ? [plain('calledGoodbye')] : farewell(call, facts);
}

/** Whom an office has left at once is called by us, where we know how and may. */
function isToBeCalled({ officeGone, callable }: Call, { visit }: Telling): boolean {
  return officeGone === true && callable && visit !== undefined && !isSafeContact(visit);
}

function speakPrompt(call: Call, state: AtPrompt, facts: Telling): Plan {
  const why = whySaid(call, facts);
  const hello = welcome(facts);
  switch (state.prompt) {
    case 'called':
      return listen([...why, { key: 'weCallFirst', values: { unit: facts.unit.name } }]);
    case 'code':
      return listen([...hello, ...why, plain('askCode')], 'code', seconds.code);
    case 'ownCode':
      return listen([...why, plain('askOwnCode')], 'code', seconds.code);
    case 'menu':
      return listen([...hello, ...why, ...menu(call, facts)]);
    case 'arranged':
      return listen([...why, ...arranged(state, facts)]);
    case 'callbackNumber':
      return listen([...why, plain('askNumber')]);
    case 'keyNumber':
      return listen([...whyNumber(call, facts), plain('askKeyedNumber')], 'many', seconds.number);
    case 'readBack':
      return listen([...why, { key: 'readBack', values: { number: sayNumber(facts.keyedNumber ?? '') } }]);
    case 'callbackTime':
      return listen([...why, plain('askTime')]);
    case 'callbackTimes':
      return listen([...why, ...windows(state, facts)]);
    case 'meetingTimes':
      return listen([...why, ...times(state, facts)]);
    case 'promised':
      return listen([...why, ...promised(call, facts), plain('afterChoice')], 'one', seconds.afterChoice);
    case 'booked':
      return listen(
        [...whyBooked(call, facts), ...booked(call, facts), plain('afterChoice')],
        'one',
        seconds.afterChoice,
      );
    case 'cancelled':
      return listen([...why, ...cancelled(call, facts)]);
    case 'farewell':
      return hangUp(farewell(call, facts));
  }
}

const whyKeys = {
  wrong: 'wrongKey',
  silent: 'nothingHeard',
  codeWrong: 'codeWrong',
  codeGivenUp: 'codeGivenUp',
  codeFound: 'codeFound',
  codeShort: 'codeShort',
  codeNotTaken: 'codeNotTaken',
  closed: 'closedSoCallback',
  slotTaken: 'slotTaken',
  decided: 'decidedCallback',
  needsNumber: 'needsNumber',
  queueFull: 'queueFull',
  ownBySms: 'ownBySms',
  nothingArranged: 'nothingArranged',
  kept: 'kept',
  moved: 'moved',
  noOtherTimes: 'noOtherTimes',
  noWindows: 'noOtherWindows',
  windowGone: 'windowGone',
  callbackCancelled: 'callbackCancelled',
  meetingCancelled: 'meetingCancelled',
} as const;

function whySaid({ reason }: Call, facts: Telling): Prompt[] {
  if (reason === 'noTimes') return [noTimes(facts)];
  return reason in whyKeys ? [plain(whyKeys[reason as keyof typeof whyKeys])] : [];
}

/** A time that was chosen says itself; what else has led to it is said before. */
function whyBooked(call: Call, facts: Telling): Prompt[] {
  return ['kept', 'moved', 'noOtherTimes'].includes(call.reason) ? whySaid(call, facts) : [];
}

/** What is wrong where a number is keyed is the number. */
function whyNumber(call: Call, facts: Telling): Prompt[] {
  return call.reason === 'wrong' ? [plain('numberWrong')] : whySaid(call, facts);
}
