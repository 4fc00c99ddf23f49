import type { OutreachOutcome } from '../../schemas/outreach.ts';
import type { Danish } from '../language/say.ts';

/** What came of somebody whom the office wanted called, as desk and report say it. */
export const outreachWords = {
  talked: 'Talt sammen',
  notReached: 'Ikke truffet',
  declined: 'Ville ikke tale',
  withdrawn: 'Ikke længere ønsket',
  joined: 'Lagt sammen med en anden',
} as const satisfies Record<OutreachOutcome, Danish>;
