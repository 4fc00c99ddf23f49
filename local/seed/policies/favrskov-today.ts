import type { Policy } from '../../../schemas/unit.ts';
import { closedEveryYear, favrskov2021 } from './favrskov-2021.ts';

/**
 * The same municipality under the law of today: the first talk is held physically (LAB § 33, 1, as changed by lov 295/2023), so the telephone
 * prepares it, and what is concluded by telephone is provisional until the citizen was met.
 */
export const favrskovToday: Policy = {
  ...favrskov2021,
  name: 'favrskov-today',
  label: 'Favrskov i dag',
  // Lov 295/2023 is in force from 22 March 2023.
  validFrom: '2023-03-22',
  validTo: undefined,
  legalBasis: 'phonePrepares',
  openingHours: { ...favrskov2021.openingHours, closedDays: [...closedEveryYear] },
};
