import { type Danish, say } from '../language/say.ts';

/** The SDK's error codes a person can do something about, as sentences. Codes: Twilio's "Error and Warning Dictionary". */
const sentences: Record<number, Danish> = {
  20101: 'Telefonen fik ikke lov at logge på. Genindlæs siden, og prøv igen.',
  20104: 'Din adgang til telefonen er udløbet. Genindlæs siden, og prøv igen.',
  31201: 'Telefonen har ikke lov til at ringe. Genindlæs siden, og prøv igen.',
  31401:
    'Browseren har ikke adgang til mikrofonen. Klik på ikonet ved adresselinjen, giv adgang til mikrofonen, og prøv igen.',
  31402: 'Mikrofonen kunne ikke åbnes. Se efter, om den er sat til, og om et andet program bruger den.',
  53405: 'Lyden kunne ikke komme igennem. Se efter, om computeren er på et netværk, og prøv igen.',
};

/** Broken signalling: 31000, 31005 and 31009 come before every reconnection and 53000 with it; the SDK mends them by itself. */
const passing = new Set([31000, 31005, 31009, 53000, 53001]);

export const lost: Danish = 'Forbindelsen til telefonen er afbrudt. Den genoprettes af sig selv.';
export const noSound: Danish =
  'Samtalen er besvaret, men der kommer ingen lyd igennem. Se efter, om computeren er på et netværk, og ring igen.';
export const microphoneGone: Danish =
  'Mikrofonen er taget ud, så borgeren ikke kan høre dig. Sæt den til igen, eller vælg en anden under Prøv lyden.';
export const otherMicrophone: Danish = 'Mikrofonen blev taget ud. Borgeren hører dig nu gennem en anden mikrofon.';
export const noAnswerFromLine: Danish = 'Telefonen fik ikke svar fra linjen. Prøv igen om lidt.';
export const busy: Danish = 'Du er allerede i en samtale.';
export const unsupported: Danish =
  'Denne browser kan ikke bruges som telefon. Brug en ny udgave af Chrome, Edge eller Firefox.';

/** True for an error that passes by itself and must not frighten anybody. */
export function isPassing(code: number): boolean {
  return passing.has(code);
}

/** Any error of the SDK as a sentence. */
export function sentenceFor(code: number): string {
  return sentences[code] ?? say('Telefonen melder en fejl (kode {code}). Prøv igen.', { code });
}
