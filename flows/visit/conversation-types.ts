import type { ConversationTypeId } from '../../schemas/conversation-type.ts';

/** What a talk may be about (samtaletype), and what follows from it. */
export interface ConversationType {
  title: string;
  /** What such a talk is for, as it is shown to whoever holds it. */
  purpose: string;
  /** Its number in the code list of Det Fælles Datagrundlag (databekendtgørelsen § 28); absent where that list has none of its own. */
  dfdg?: number;
  /** A visitation or jobsamtale: the first one meets the week of LAB § 31, and the law wants the citizen there in person (LAB § 33). */
  countsAsFirst: boolean;
  /** Does it end with a category? Not where it is voluntary and only reaches out. */
  demandsOutcome: boolean;
  /** Does it say too little by itself, so that who calls out says in a few words what about? */
  asksPurpose?: true;
}

/** Voluntary, and no outcome is asked for. */
const outreach = { countsAsFirst: false, demandsOutcome: false } as const;
/** One of the talks that the municipality reports. */
const reported = { countsAsFirst: false, demandsOutcome: true } as const;

/**
 * All types, in the order in which they are shown. Seven are those of Copenhagen's answer of 22 April 2020 to the city council (voluntary,
 * without consequences for the benefit), and the rehabiliteringsmøde is the critical one of the same answer, which was postponed or held
 * on video; seven are those of DFDG's code list. No law dates them: what it dates is whether a first talk may be by telephone, and that
 * stands in the dated rules, as does which of them is never held by telephone (`notByTelephone`). A type that a talk was held as is never taken out, only added to.
 */
export const conversationTypes: Readonly<Record<ConversationTypeId, ConversationType>> = {
  visitation: {
    ...reported,
    title: 'Visitationssamtale',
    purpose: 'At finde ud af, hvilken hjælp der passer til borgeren.',
    countsAsFirst: true,
  },
  jobsamtale: {
    ...reported,
    title: 'Jobsamtale',
    purpose: 'At tale om job, og om hvordan borgeren kommer tættere på et.',
    dfdg: 7,
    countsAsFirst: true,
  },
  opfoelgningssamtale: {
    ...reported,
    title: 'Opfølgningssamtale',
    purpose: 'At følge op på, hvordan det går med det, der er aftalt.',
    dfdg: 4,
  },
  henvisning: {
    ...reported,
    title: 'Henvisning til job',
    purpose: 'At henvise borgeren til et bestemt job.',
    dfdg: 8,
  },
  informationsmoede: {
    ...reported,
    title: 'Informationsmøde',
    purpose: 'At fortælle om rettigheder, pligter og den hjælp, der findes.',
    dfdg: 9,
  },
  cvSamtale: {
    ...reported,
    title: 'CV-samtale',
    purpose: 'At gennemgå borgerens CV på Jobnet.',
    dfdg: 10,
  },
  raadighedssamtale: {
    ...reported,
    title: 'Rådighedssamtale',
    purpose: 'At tale om, hvordan borgeren står til rådighed for arbejde.',
    dfdg: 15,
  },
  andenSamtale: {
    ...reported,
    title: 'Anden samtale',
    purpose: 'At tale om noget, der ikke hører til en af de andre samtaler.',
    dfdg: 12,
    asksPurpose: true,
  },
  mentorkontakt: {
    ...outreach,
    title: 'Kontakt med mentor',
    purpose: 'At holde kontakten mellem borger og mentor.',
  },
  jobsparring: {
    ...outreach,
    title: 'Sparring om jobsøgning',
    purpose: 'At hjælpe med at søge job i brancher, der mangler folk.',
  },
  rehabiliteringsplan: {
    ...outreach,
    title: 'Rehabiliteringsplanens forberedende del',
    purpose: 'At forberede rehabiliteringsplanen sammen med borgeren.',
  },
  bekymring: {
    ...outreach,
    title: 'Opkald, fordi vi er bekymrede',
    purpose: 'At nå borgere, som medarbejderen er bekymret for.',
    asksPurpose: true,
  },
  udsatte: {
    ...outreach,
    title: 'Kontakt med udsatte borgere',
    purpose: 'At holde kontakten, så ingen bliver glemt.',
  },
  jobformidling: {
    ...outreach,
    title: 'Hjælp til job og jobformidling',
    purpose: 'At hjælpe med at søge og finde et job.',
  },
  digitalvejledning: {
    ...outreach,
    title: 'Tilbud om vejledning og opkvalificering på nettet',
    purpose: 'At tilbyde vejledning og kurser på nettet.',
  },
  rehabiliteringsmoede: {
    ...reported,
    title: 'Rehabiliteringsmøde',
    purpose: 'At drøfte borgerens sag i rehabiliteringsteamet.',
  },
};

export const conversationTypeIds = Object.keys(conversationTypes) as readonly ConversationTypeId[];

/** The type by its code; without one, or with one that nobody knows, a talk is a visitation, of which most is demanded. */
export function conversationTypeOf(id: string | undefined): ConversationType {
  return conversationTypes[conversationTypeIds.find((one) => one === id) ?? 'visitation'];
}
