import type { TaskRow } from '../../../schemas/staff-api.ts';

/** What a task asks somebody to do. */
export const taskWords: Record<TaskRow['kind'], string> = {
  smsRefused: 'SMS kunne ikke leveres: giv borgeren besked på anden måde',
  cannotCall: 'Nummeret kan ikke ringes op: find et andet, eller giv borgeren besked på anden måde',
  noChoice: 'Har ikke valgt samtaleform: spørg, om borgeren vil ringes op eller mødes',
  noShow: 'Udeblev fra mødet: kontakt borgeren',
  noTimes: 'Der var ingen ledige tider: find en tid til borgeren',
  followUpNoShow: 'Udeblev fra opfølgningen: kontakt borgeren',
};

/** Short reasons of the flags for a list; the visit itself shows them with the answers behind them. */
const flagReasons: Record<string, string> = {
  F01: 'usikker vurdering',
  F02: 'ønsker fysisk møde',
  F03: 'identitet ikke bekræftet',
  F04: 'tolk',
  F05: 'dårlig linje',
  F06: 'svar, der modsiger hinanden',
  F07: 'psykisk helbred',
  F08: 'meget optimistiske svar',
  F09: 'bolig',
  F10: 'misbrug',
  F11: 'tryghed',
  F12: 'akut fare',
  F13: 'læse, høre, forstå',
  F14: 'afgørende svar mangler',
  F15: 'under 30, barriere',
  F16: 'loven kræver fremmøde',
  F17: 'uenig i vurderingen',
};

export function flagWords(flags: readonly string[]): string {
  return flags.map((id) => flagReasons[id] ?? id).join(', ') || 'aftalt opfølgning';
}

/** Where a contact stands, said to staff. */
export const stateWords = {
  waiting: 'Venter',
  served: 'Visiteret',
  booked: 'Møde aftalt',
  ended: 'Afsluttet uden samtale',
} as const;
