import type { Policy } from '../../../schemas/unit.ts';
import { caseload2018 } from './caseload-2018.ts';
import { closedEveryYear, favrskov2021 } from './favrskov-2021.ts';

/**
 * Copenhagen while the effort was suspended in the spring of 2020 (the city's answer of 22 April 2020): talks by telephone or on video where they help, always
 * of the citizen's own free will, and without a consequence for the benefit of whoever does not want them. A first talk by telephone was not yet
 * lawful by itself (only from the next winter on: BEK 2050), so it prepares one in person. The suspension began on 11 March, and most
 * of the staff were sent home; until 26 May, when the effort was taken up again. While it lasts nobody is met at the office. The address, and all that is not named here, is ours.
 */
export const copenhagen2020: Policy = {
  ...favrskov2021,
  name: 'copenhagen-2020',
  validFrom: '2020-03-11',
  validTo: '2020-05-26',
  legalBasis: 'phonePrepares',
  channelsOffered: ['phone', 'video', 'physical'],
  voluntary: true,
  suspension: { from: '2020-03-11', until: '2020-05-26' },
  caseload: caseload2018,
  openingHours: { ...favrskov2021.openingHours, closedDays: [...closedEveryYear] },
  meetings: { ...favrskov2021.meetings, place: 'Bernstorffsgade 17, København V' },
};
