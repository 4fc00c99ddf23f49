import type { Presence } from '../../../schemas/staff.ts';
import type { Danish } from '../../language/say.ts';

/** What a consultant is doing, as the desk says it. Reserved is whom a softphone rings for, and who waits while the citizen is called first. */
export const presenceWords = {
  off: 'Ikke på vagt',
  pause: 'Pause',
  available: 'Klar',
  reserved: 'Opkald på vej',
  busy: 'I samtale',
  wrapping: 'Efterbehandling',
} as const satisfies Record<Presence, Danish>;
