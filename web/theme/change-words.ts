import type { CaseworkerChange } from '../../schemas/caseworker.ts';
import type { Danish } from '../language/say.ts';

/** Why a citizen has another caseworker than before: to be chosen at the desk, and counted in the reports. */
export const changeWords = {
  citizenAsked: 'Borgeren har bedt om en anden',
  turned30: 'Borgeren er fyldt 30 år',
  otherBenefit: 'Borgeren har fået en anden ydelse',
  course: 'Forløb hos en leverandør',
  specialEffort: 'Særlig indsats',
  sick: '22. uge med sygdom',
  reorganisation: 'Omorganisering',
  newHire: 'Nyansættelse',
} as const satisfies Record<CaseworkerChange, Danish>;
