import type { Policy } from '../../../schemas/unit.ts';
import { favrskov2021 } from './favrskov-2021.ts';

/**
 * Ungeenheden in Skanderborg in the winter of 2021 (NB-Beskæftigelse, 7 January 2021): the telephone is where one begins, each case is judged by itself,
 * and the talk is held in person where the staff find it necessary or the young person wishes it. The law is that of Favrskov's winter;
 * the address, and all that is not named here, is ours.
 */
export const skanderborg: Policy = {
  ...favrskov2021,
  name: 'skanderborg',
  defaultChannel: 'phone',
  meetings: { ...favrskov2021.meetings, place: 'Skanderborg Fælled 1, Skanderborg' },
};
