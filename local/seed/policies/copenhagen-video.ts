import type { Policy } from '../../../schemas/unit.ts';
import { caseload2018 } from './caseload-2018.ts';
import { closedEveryYear, favrskov2021 } from './favrskov-2021.ts';

/**
 * Copenhagen's trial with talks on video from August 2018 on (its report of 2019): the first talk is held in person at the job centre, whoever
 * asks for it is met in person later too, and nobody has to take part. Until 22 March 2023 at the latest, when the law that Favrskov plays
 * today came; the trial's own end is not known. The address, and all that is not named here, is ours.
 */
export const copenhagenVideo: Policy = {
  ...favrskov2021,
  name: 'copenhagen-video',
  validFrom: '2018-08-01',
  validTo: '2023-03-21',
  legalBasis: 'phoneAfterPhysical',
  channelsOffered: ['physical', 'video'],
  defaultChannel: 'physical',
  voluntary: true,
  caseload: caseload2018,
  openingHours: { ...favrskov2021.openingHours, closedDays: [...closedEveryYear] },
  meetings: { ...favrskov2021.meetings, place: 'Bernstorffsgade 17, København V' },
};
