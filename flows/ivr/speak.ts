import type { Call } from '../../schemas/call.ts';
import type { Prompt } from './prompts/keys.ts';
import { booked, farewell, meetingWished, promised } from './spoken/arranged.ts';
import { menu, welcome } from './spoken/first-words.ts';
import { type AtPrompt, hangUp, holding, listen, type Speech, type SpeechFacts } from './spoken/speech.ts';
import { noTimes, times } from './spoken/times.ts';
import { plain, sayNumber, utter } from './spoken/utter.ts';
import { joining, lost, waiting } from './spoken/waiting.ts';

/** A number is keyed digit by digit by people who may be upset. */
const numberSeconds = 10;
/** Between two digits of a code, and after the last: a key of the menu is taken after this long. */
const codeSeconds = 3;
/** After a choice there is nothing left to do; a short pause for a change of mind. */
const afterChoiceSeconds = 4;

/** What a caller in this state hears. Total: every state and prompt has its sentence. */
export function speak(call: Call, facts: SpeechFacts): Speech {
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
      return { act: 'join', say: joining(call, facts).map(utter) };
    case 'ended':
      return call.asks === 'satisfaction' ? listen([plain('askSatisfaction')]) : hangUp(goodbye(call, facts));
  }
}

/** The last sentence; whom we have called did not call us. */
function goodbye(call: Call, facts: SpeechFacts): Prompt[] {
  const outcome = call.state.at === 'ended' ? call.state.outcome : undefined;
  if (call.asks === 'meeting') return meetingWished(facts);
  if (outcome === 'nobodyFree') return [plain('nobodyFree')];
  return outcome === 'noAnswer' && call.calledFirst === true ? [plain('calledGoodbye')] : farewell(call, facts);
}

function speakPrompt(call: Call, state: AtPrompt, facts: SpeechFacts): Speech {
  const why = whySaid(call, facts);
  const hello = welcome(facts);
  switch (state.prompt) {
    case 'called':
      return listen([...why, { key: 'weCallFirst', values: { unit: facts.unit.name } }]);
    case 'code':
      return listen([...hello, ...why, plain('askCode')], 'code', codeSeconds);
    case 'menu':
      return listen([...hello, ...why, ...menu(call, facts)]);
    case 'callbackNumber':
      return listen([...why, plain('askNumber')]);
    case 'keyNumber':
      return listen([...whyNumber(call, facts), plain('askKeyedNumber')], 'many', numberSeconds);
    case 'readBack':
      return listen([...why, { key: 'readBack', values: { number: sayNumber(facts.keyedNumber ?? '') } }]);
    case 'meetingTimes':
      return listen([...why, ...times(state, facts)]);
    case 'promised':
      return listen([...why, ...promised(call, facts), plain('afterChoice')], 'one', afterChoiceSeconds);
    case 'booked':
      return listen([...booked(call, facts), plain('afterChoice')], 'one', afterChoiceSeconds);
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
} as const;

function whySaid({ reason }: Call, facts: SpeechFacts): Prompt[] {
  if (reason === 'noTimes') return [noTimes(facts)];
  return reason in whyKeys ? [plain(whyKeys[reason as keyof typeof whyKeys])] : [];
}

/** What is wrong where a number is keyed is the number. */
function whyNumber(call: Call, facts: SpeechFacts): Prompt[] {
  return call.reason === 'wrong' ? [plain('numberWrong')] : whySaid(call, facts);
}
