import type { NotWithReason } from '../../../schemas/caseworker.ts';

/** Why a citizen would rather talk with somebody else, where they want to say it. */
export const notWithWords: Record<NotWithReason, string> = {
  trust: 'Mangler tillid',
  communication: 'Har svært ved at forstå hinanden',
  acquainted: 'Kender hinanden privat',
};
