import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { wordsOf } from '../../flows/ivr/languages.ts';
import type { Speech } from '../../flows/ivr/spoken/speech.ts';
import type { Language } from '../../schemas/language.ts';
import type { SupervisionMode } from '../../schemas/supervision.ts';

type VoiceOf = Parameters<VoiceResponse['say']>[0];

/** The carrier's neural voice of a language. */
function voiceOf(language: Language): Exclude<VoiceOf, string> {
  return wordsOf(language).voice as Exclude<VoiceOf, string>;
}

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

export interface Addresses {
  /** Where the caller's next answer goes; absolute. */
  action: string;
  /** Played between the announcements of a wait. */
  waitingSound: string;
  /** Opaque name, since it is visible account-wide. */
  conference: string;
}

interface JoinedAs {
  label: string;
  action?: string;
  muted?: boolean;
  /** The CallSid of the leg by which alone it is heard. */
  coach?: string;
  /** Who leaves takes the conference along. */
  endConferenceOnExit?: boolean;
}

/** All legs stay when one leaves, but for an office's, and none is announced by a tone: the line ends the talk, not an accident. */
function join(response: VoiceResponse, { conference }: Addresses, as: JoinedAs): void {
  const { label: participantLabel, action, ...heard } = as;
  const dial = action === undefined ? response.dial() : response.dial({ action, method: 'POST' });
  dial.conference(
    // A label that somebody in the conference has already would be refused (16025).
    { startConferenceOnEnter: true, endConferenceOnExit: false, beep: 'false', participantLabel, ...heard },
    conference,
  );
}

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

/** A third party hears whose talk it is and joins it; when it is over they ask what is next. */
export function renderGuest(sentence: string, leg: number, addresses: Addresses): string {
  const response = new VoiceResponse();
  response.say(voiceOf('da'), sentence);
  join(response, addresses, { label: `guest-${leg}`, action: addresses.action });
  return response.toString();
}

/** An office joins the citizen, who is left by it with a last sentence and not alone. */
export function renderOffice(leg: number, addresses: Addresses): string {
  const response = new VoiceResponse();
  join(response, addresses, { label: `guest-${leg}`, endConferenceOnExit: true });
  return response.toString();
}

/** The consultant's leg goes straight into the conference; `colleague`: that of one who is asked, by its number. */
export function renderConsultant(addresses: Addresses, colleague?: number): string {
  const response = new VoiceResponse();
  join(response, addresses, { label: colleague === undefined ? 'consultant' : `colleague-${colleague}` });
  response.hangup();
  return response.toString();
}

/**
 * A coordinator's leg. Who listens is muted and a coach besides; where the coached leg has gone, the carrier does not let a coach in, and
 * the leg ends.
 */
export function renderSupervisor(addresses: Addresses, { leg, mode, coached }: Supervisor): string {
  const response = new VoiceResponse();
  const label = `supervisor-${leg}`;
  if (mode === 'join') join(response, addresses, { label });
  else if (coached !== undefined) join(response, addresses, { label, muted: mode === 'listen', coach: coached });
  response.hangup();
  return response.toString();
}

interface Supervisor {
  leg: number;
  mode: SupervisionMode;
  coached: string | undefined;
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
