import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { wordsOf } from '../../flows/ivr/languages.ts';
import type { Language } from '../../schemas/language.ts';

type VoiceOf = Parameters<VoiceResponse['say']>[0];

/** The carrier's neural voice of a language. */
export function voiceOf(language: Language): Exclude<VoiceOf, string> {
  return wordsOf(language).voice as Exclude<VoiceOf, string>;
}

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
export function join(response: VoiceResponse, { conference }: Addresses, as: JoinedAs): void {
  const { label: participantLabel, action, ...heard } = as;
  const dial = action === undefined ? response.dial() : response.dial({ action, method: 'POST' });
  dial.conference(
    // A label that somebody in the conference has already would be refused (16025).
    { startConferenceOnEnter: true, endConferenceOnExit: false, beep: 'false', participantLabel, ...heard },
    conference,
  );
}
