import type { LateReason } from '../../schemas/follow-up.ts';
import type { Danish } from '../language/say.ts';

/** Why a follow-up is later than it should be: to be chosen at the desk, and counted in the reports. */
export const lateReasonWords = {
  citizenWish: 'Borgeren ønsker det',
  noFreeTime: 'Ingen ledig tid før',
  interpreter: 'Tolken kan ikke før',
  illness: 'Sygdom',
  other: 'Noget andet',
} as const satisfies Record<LateReason, Danish>;
