import type { NotWithReason } from '../../../schemas/caseworker.ts';
import type { Danish } from '../../language/say.ts';

/** Why a citizen would rather talk with somebody else, where they want to say it. */
export const notWithWords = {
  trust: 'Mangler tillid',
  communication: 'Har svært ved at forstå hinanden',
  acquainted: 'Kender hinanden privat',
} as const satisfies Record<NotWithReason, Danish>;
