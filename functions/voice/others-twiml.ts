import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { SupervisionMode } from '../../schemas/supervision.ts';
import { type Addresses, join, voiceOf } from './conference.ts';

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
