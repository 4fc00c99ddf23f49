import type { SupervisionMode } from '../../../schemas/supervision.ts';

/** What a coordinator presses to take part so. */
export const askWords: Record<SupervisionMode, string> = {
  listen: 'Lyt med',
  whisper: 'Tal til konsulenten',
  join: 'Gå med i samtalen',
};

/** What follows for the others, to whoever takes part so. */
export const ownWords: Record<SupervisionMode, string> = {
  listen: 'Du lytter med. Ingen hører dig.',
  whisper: 'Du lytter med. Kun konsulenten hører dig.',
  join: 'Du er med i samtalen. Begge hører dig.',
};

/** The same, to the consultant whose talk it is. */
const othersWords: Record<SupervisionMode, string> = {
  listen: 'lytter med.',
  whisper: 'lytter med. Kun du kan høre det, de siger.',
  join: 'er med i samtalen.',
};

/** Who takes part in the consultant's talk, and what the citizen knows of it. */
export function supervisedWords({ name, mode, joined }: { name: string; mode: string; joined: boolean }): string {
  if (!joined) return `${name} vil være med på linjen. Borgeren får det at vide først.`;
  return `${name} ${othersWords[mode as SupervisionMode]} Borgeren ved det.`;
}
