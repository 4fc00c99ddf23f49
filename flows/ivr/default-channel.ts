import type { Call } from '../../schemas/call.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { isSafeContact } from '../visit/safe-contact.ts';

/** Do the rules lead who chooses nothing at the menu to the times of meetings? */
export function beginsWithMeeting({ defaultChannel }: Policy, { state }: Call): boolean {
  return defaultChannel === 'physical' && state.at === 'prompt' && state.prompt === 'menu';
}

/** Is it said that we call whoever chooses nothing? Only where the rules begin with the telephone, and where it is so. */
export function beginsWithCall({ defaultChannel }: Policy, { callable }: Call, visit: Visit | undefined): boolean {
  return defaultChannel === 'phone' && callable && !isSafeContact(visit ?? {});
}
