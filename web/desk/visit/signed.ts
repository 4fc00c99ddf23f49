import { say } from '../../language/say.ts';
import { dayAndTime } from '../../theme/formats.ts';

/** When something was done, and by whom where that is known: `i dag kl. 09.30 af Karen`. */
export function signed({ at, byName: name }: { at: string; byName?: string | undefined }, now: string): string {
  const when = dayAndTime(at, now);
  return name ? say('{when} af {name}', { when, name }) : when;
}
