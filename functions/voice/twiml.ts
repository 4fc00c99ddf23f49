import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { wordsOf } from '../../flows/ivr/languages.ts';
import type { Speech } from '../../flows/ivr/spoken/speech.ts';
import type { Language } from '../../schemas/language.ts';
import { type Addresses, join, voiceOf } from './conference.ts';

/** The melody lasts 11 s; twice, and a short pause, make a round of about half a minute. */
const waitingLoops = 2;

/**
 * One key: every key counts, # too. Many digits end with #. Of a code # is the seventh key and ends it at once; a first # would not be
 * heard if it were the key that finishes.
 */
const keysOf = {
  one: { numDigits: 1, finishOnKey: '' },
  many: { finishOnKey: '#' },
  code: { numDigits: 7, finishOnKey: '' },
} as const;
/** Who looks for a code has three times as long for the first key as between two. */
const moreRounds = { one: 0, many: 0, code: 2 } as const;

/** The carrier's document for what the line has decided. */
export function render(speech: Speech, addresses: Addresses): string {
  const response = new VoiceResponse();
  const voice = voiceOf(speech.language);
  if (speech.act === 'listen') {
    const gather = response.gather({
      action: addresses.action,
      method: 'POST',
      timeout: speech.timeout,
      ...keysOf[speech.digits],
    });
    for (const sentence of speech.say) gather.say(voice, sentence);
    if (speech.invite !== undefined) gather.say(voiceOf(speech.invite), wordsOf(speech.invite).invitation);
    if (speech.waitingSound) gather.play({ loop: waitingLoops }, addresses.waitingSound);
    for (let round = 0; round < moreRounds[speech.digits]; round += 1)
      response.gather({ action: addresses.action, method: 'POST', timeout: speech.timeout, ...keysOf[speech.digits] });
    // Silence is an answer too.
    response.redirect({ method: 'POST' }, addresses.action);
    return response.toString();
  }
  for (const sentence of speech.say) response.say(voice, sentence);
  if (speech.act === 'join') join(response, addresses, { label: 'citizen', action: addresses.action });
  else response.hangup();
  return response.toString();
}

/** A sentence beside the talk; `next` is asked for when it has been heard to its end. */
export function renderAnnouncement(sentence: string, language: Language, next?: string): string {
  const response = new VoiceResponse();
  response.say(voiceOf(language), sentence);
  if (next !== undefined) response.redirect({ method: 'POST' }, next);
  return response.toString();
}

export function renderNothing(): string {
  return new VoiceResponse().toString();
}

/** Who is on hold hears that they are not forgotten, then the waiting sound, and so on round after round. */
export function renderHold(sentence: string, language: Language, { action, waitingSound }: Addresses): string {
  const response = new VoiceResponse();
  response.say(voiceOf(language), sentence);
  response.play({ loop: waitingLoops }, waitingSound);
  response.redirect({ method: 'POST' }, action);
  return response.toString();
}

export function renderSentence(sentence: string, language: Language = 'da'): string {
  const response = new VoiceResponse();
  response.say(voiceOf(language), sentence);
  response.hangup();
  return response.toString();
}
