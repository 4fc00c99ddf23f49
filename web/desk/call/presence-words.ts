import type { Presence } from '../../../schemas/staff.ts';

/** What a consultant is doing, as the desk says it. */
export const presenceWords: Record<Presence, string> = {
  off: 'Ikke på vagt',
  pause: 'Pause',
  available: 'Klar',
  reserved: 'Det ringer',
  busy: 'I samtale',
  wrapping: 'Efterbehandling',
};
