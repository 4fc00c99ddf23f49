import { localDayOf } from '../../../flows/calendar/local-time.ts';
import { isOpen } from '../../../flows/calendar/opening-hours.ts';
import { policyOn } from '../../../flows/calendar/policy.ts';
import { wordsOf } from '../../../flows/ivr/languages.ts';
import { speak } from '../../../flows/ivr/speak.ts';
import type { Speech } from '../../../flows/ivr/spoken/speech.ts';
import type { Wait } from '../../../flows/ivr/wait.ts';
import type { Call } from '../../../schemas/call.ts';
import { promptOf } from '../circumstances.ts';
import { itemOf } from '../items.ts';
import type { Changed } from '../step.ts';
import { unit } from '../world.ts';
import type { Rules } from './rule.ts';

/** What the citizen's leg hears after it has asked. */
export const speech: Rules = {
  'whoever asks hears whole sentences, and not too many': (step) =>
    heard(step).some(
      ({ speech: { say } }) =>
        say.length < 1 ||
        say.length > 8 ||
        say.some((one) => one.length < 8 || one.length > 200 || /[{}]|undefined|null|NaN/.test(one)),
    ),

  'every prompt and every wait listens, a talk is joined, and only a last sentence hangs up': (step) =>
    heard(step).some(({ call, speech: { act } }) => act !== actOf(call)),
};

/** The languages in which everything is said. */
export const spokenIn = ['da', 'en'] as const;
type Spoken = (typeof spokenIn)[number];

/** Every sentence that has been said on the walk, by its language. */
const said: Record<Spoken, Set<string>> = { da: new Set(), en: new Set() };

const waits: Wait[] = [
  { place: 1, isNext: true, expected: 'soon' },
  { place: 3, isNext: false, expected: 12 },
  { place: 3, isNext: false, expected: 'long' },
  { place: 1, isNext: true, expected: 'nobody' },
];

interface Heard {
  call: Call;
  speech: Speech;
}

const known = new WeakMap<Changed, Heard[]>();

function heard(step: Changed): Heard[] {
  const found = known.get(step) ?? hear(step);
  known.set(step, found);
  return found;
}

function hear(step: Changed): Heard[] {
  const { after, callAfter, move } = step;
  const call = move.command.type === 'receiveCall' ? itemOf(after.items, 'call', step.change.made.callId) : callAfter;
  if (call === undefined || (move.command.type !== 'citizenSays' && move.command.type !== 'receiveCall')) return [];
  const policy = policyOn(unit, localDayOf(after.now));
  const facts = {
    now: after.now,
    unit,
    policy,
    visit: itemOf(after.items, 'visit', call.visitId),
    open: isOpen(after.now, policy.openingHours),
    greet: move.command.type === 'receiveCall',
    keyedNumber: '+4520102030',
    dialEnds: '30',
  };
  const isTold = call.state.at === 'waiting' || call.state.at === 'reserved' || promptOf(after) === 'menu';
  const speeches = (isTold ? waits : [undefined]).flatMap((wait) =>
    spokenIn.map((language) => ({ call, language, speech: speak({ ...call, language }, { ...facts, wait }) })),
  );
  for (const { speech, language } of speeches) for (const sentence of speech.say) said[language].add(sentence);
  return speeches;
}

function actOf(call: Call): Speech['act'] {
  if (call.state.at === 'connected') return 'join';
  const isLast = call.state.at === 'ended' || (call.state.at === 'prompt' && call.state.prompt === 'farewell');
  return isLast ? 'hangUp' : 'listen';
}

/** The keys of sentences that a language file has and nobody has heard. */
export function unsaid(language: Spoken): string[] {
  const patterns = Object.entries(wordsOf(language).prompts).map(([key, text]) => {
    const literal = text.replaceAll(/[.?*+^$()[\]|\\]/g, '\\$&').replaceAll(/\{\w+\}/g, '.+');
    return { key, pattern: new RegExp(`^${literal}$`) };
  });
  return patterns.flatMap(({ key, pattern }) =>
    [...said[language]].some((sentence) => pattern.test(sentence)) ? [] : [key],
  );
}
