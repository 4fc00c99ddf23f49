import type { Words } from './words.ts';

/** Who can be rung as from the start page: somebody invented, with a story that the newcomer plays on. */
export interface DemoCitizen {
  /** As the page and its address know them. */
  id: string;
  name: string;
  /** Sixty is added to the day, so that the number belongs to nobody; nobody knows who has none. */
  cpr?: string;
  /** E.164. */
  phone: string;
  story: Words;
}

export const demoCitizens = [
  {
    id: 'mads',
    name: 'Mads Mørk',
    cpr: '6103851235',
    phone: '+4520112233',
    story: {
      da: 'Har lige søgt kontanthjælp og er registreret. Vil tale med nogen nu: tryk 3.',
      en: 'Has just applied for benefits and is registered. Wants to talk to somebody now: press 3.',
    },
  },
  {
    id: 'sara',
    name: 'Sara Sand',
    cpr: '7409960016',
    phone: '+4520445566',
    story: {
      da: 'Har valgt et fysisk møde og fået en tid. Ringer for at spørge eller vælge om.',
      en: 'Chose to meet in person and has a time. Rings to ask, or to choose otherwise.',
    },
  },
  {
    id: 'yusuf',
    name: 'Yusuf Yde',
    cpr: '8112780351',
    phone: '+4531778899',
    story: {
      da: 'Har brug for tolk i arabisk. Vi har lovet at ringe til ham senere; han ringer selv.',
      en: 'Needs an Arabic interpreter. We have promised to call him later; he rings himself.',
    },
  },
  {
    id: 'inge',
    name: 'Inge Iversen',
    cpr: '6704651418',
    phone: '+4528900114',
    story: {
      da: 'Har talt med os. Konsulenten var usikker, så hun skal til et fysisk møde.',
      en: 'Has talked to us. The consultant was unsure, so she is to come to a meeting.',
    },
  },
  {
    id: 'ukendt',
    name: 'Olena Ostapenko',
    phone: '+4550607080',
    story: {
      da: 'Ringer fra et nummer, vi ikke kender, og taler engelsk: tryk 8.',
      en: 'Rings from a number we do not know, and speaks English: press 8.',
    },
  },
] as const satisfies readonly DemoCitizen[];
