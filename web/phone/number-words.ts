import { isPlaceholder } from '../../schemas/phone/number.ts';
import { say } from '../language/say.ts';

/** A number as Danes read it: `+45 89 64 00 00`. Anything that is no number is given back as it is. */
export function readable(number: string): string {
  const danish = /^\+45(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(number);
  return danish ? `+45 ${danish.slice(1).join(' ')}` : number;
}

/** Who is at the other end, in words: a number, a consultant's browser, or nobody known. */
export function nameOf(party: string): string {
  if (party === '' || /^anonymous$/i.test(party) || isPlaceholder(party)) return say('Skjult nummer');
  return readable(party.replace(/^client:/, ''));
}
