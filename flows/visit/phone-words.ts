import type { DialRefusal } from '../../schemas/phone/may-dial.ts';
import type { NumberRefusal } from '../../schemas/phone/number.ts';

const words: Record<NumberRefusal | DialRefusal, string> = {
  empty: 'Skriv et telefonnummer.',
  withheld: 'Det er ikke et rigtigt nummer, men det, der vises, når et nummer er skjult. Spørg borgeren om nummeret.',
  notANumber: 'Skriv telefonnummeret med tal, for eksempel 20 12 34 56.',
  shortNumber: 'Vi kan ikke ringe til korte numre som 112 og 1813. Skriv et almindeligt telefonnummer.',
  tooShort: 'Der mangler tal. Et dansk telefonnummer har otte cifre.',
  tooLong: 'Der er for mange tal. Et dansk telefonnummer har otte cifre.',
  notInUse: 'Det telefonnummer findes ikke. Se efter, om et tal er forkert.',
  own: 'Det er vores eget nummer. Skriv borgerens nummer.',
  satellite: 'Vi kan ikke ringe til satellittelefoner. Skriv et andet nummer.',
  premium: 'Vi ringer ikke til numre, der koster ekstra. Skriv et andet nummer.',
  country: 'Vi kan ikke ringe til det land. Skriv et dansk, færøsk eller grønlandsk nummer.',
};

/** Why a number that staff typed cannot be used, and what to do. */
export function whyNotPhoneText(why: NumberRefusal | DialRefusal): string {
  return words[why];
}
