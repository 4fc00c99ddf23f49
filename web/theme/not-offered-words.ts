import type { NotOfferedReason } from '../../schemas/not-offered.ts';
import type { Danish } from '../language/say.ts';

/** Why the telephone was not offered: to be chosen at the desk, read on the case, and counted in the reports. */
export const notOfferedWords = {
  lawDemandsPhysical: 'Loven kræver et fysisk møde',
  acute: 'Det er akut',
  noTelephone: 'Borgeren har ingen telefon',
  noInterpreter: 'Der er ingen tolk til telefonen',
  other: 'Noget andet',
} as const satisfies Record<NotOfferedReason, Danish>;

export const notOfferedReasons = Object.keys(notOfferedWords) as NotOfferedReason[];
