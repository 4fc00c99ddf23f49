import type { ChecklistDefinition, Question } from '../../../schemas/checklist.ts';
import { choice, established, goesOn } from './words.ts';

/** Questions J1 and J2, the category and how sure the consultant is, are no answers: they are chosen where the case is concluded. */
const judgement: Question[] = [
  established(
    { id: 'J3', text: 'Hvad bygger vurderingen på?', type: 'several' },
    {
      svar: 'Borgerens svar',
      kendt: 'Kendskab fra tidligere',
      papirer: 'Papirer i sagen',
      tone: 'Tone og sammenhæng i samtalen',
      paavirket: 'Bemærk: virker påvirket',
      hoerelse: 'Bemærk: har svært ved at høre',
      forstaaelse: 'Bemærk: har svært ved at forstå eller holde tråden',
      akutFare: 'Bemærk: akut fare, eller tanker om ikke at leve',
    },
    { note: 'Andet' },
  ),
  established(
    { id: 'J4', text: 'Individuel, konkret vurdering: er telefonen nok i denne sag, og hvorfor?', type: 'text' },
    {
      telefonErNok: 'Telefonen er nok',
      borgerOenskerFysisk: 'Borgeren ønsker et fysisk møde',
      medarbejderOenskerFysisk: 'Jeg vil se borgeren fysisk',
    },
    {
      texts: {
        physical: 'Individuel, konkret vurdering: er samtalen her nok til at vurdere sagen, og hvorfor?',
        video: 'Individuel, konkret vurdering: er videosamtalen nok i denne sag, og hvorfor?',
      },
      hint: 'Skrives altid, også når det er ligetil.',
      demanded: 'text',
    },
  ),
];

/** What the consultant judges, and the end of the talk: sections J and K. */
export const closingSections: ChecklistDefinition['sections'] = [
  { id: 'J', title: 'Din vurdering (læses ikke højt)', questions: judgement },
  {
    id: 'K',
    title: 'Afslutning',
    questions: [
      choice('K1', 'Jeg har forstået det sådan … Er det rigtigt?', {
        hint: 'Opsummér, før du spørger.',
        options: { ja: 'Ja', nej: 'Nej', ikkeNaaet: 'Ikke nået: samtalen stoppede før' },
        demanded: 'answer',
        askedIf: goesOn,
      }),
      established(
        { id: 'K2', text: 'Oplyst om', type: 'several' },
        {
          rettigheder: 'Rettigheder og pligter',
          naesteSkridt: 'Næste skridt og dato',
          cvFrist: 'Frist for CV på Jobnet',
          fysiskMoede: 'Ret til fysisk møde',
          klage: 'Ret til at klage',
        },
        { note: 'Hvad er der ikke oplyst om, og hvorfor?', demanded: 'all', audience: 'citizen', askedIf: goesOn },
      ),
    ],
  },
];
