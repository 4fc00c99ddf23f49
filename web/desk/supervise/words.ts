import type { SupervisionMode } from '../../../schemas/supervision.ts';
import { type Danish, say } from '../../language/say.ts';

/** What a coordinator presses to take part so. */
export const askWords = {
  listen: 'Lyt med',
  whisper: 'Tal til konsulenten',
  join: 'Gå med i samtalen',
} as const satisfies Record<SupervisionMode, Danish>;

/** What follows for the others, to whoever takes part so. */
export const ownWords = {
  listen: 'Du lytter med. Ingen hører dig.',
  whisper: 'Du lytter med. Kun konsulenten hører dig.',
  join: 'Du er med i samtalen. Begge hører dig.',
} as const satisfies Record<SupervisionMode, Danish>;

/** The same, to the consultant whose talk it is. */
const othersWords = {
  listen: '{name} lytter med. Borgeren ved det.',
  whisper: '{name} lytter med. Kun du kan høre det, de siger. Borgeren ved det.',
  join: '{name} er med i samtalen. Borgeren ved det.',
} as const satisfies Record<SupervisionMode, Danish>;

/** Who takes part in the consultant's talk, and what the citizen knows of it. */
export function supervisedWords({ name, mode, joined }: { name: string; mode: string; joined: boolean }): string {
  if (!joined) return say('{name} vil være med på linjen. Borgeren får det at vide først.', { name });
  return say(othersWords[mode as SupervisionMode], { name });
}
