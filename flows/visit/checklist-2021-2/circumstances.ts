import type { ChecklistDefinition } from '../../../schemas/checklist.ts';
import { after, choice, goesOn, several, text, yesNo } from './words.ts';

type Sections = ChecklistDefinition['sections'];

const sensitive = { sensitive: true } as const;
const safeToAsk = [
  [
    { question: 'A1', is: ['ikkeBekraeftet'], not: true as const },
    { question: 'A2', is: ['ja'] },
  ],
];
const young = goesOn.map((list) => [...list, { fact: 'youngWithoutEducation' as const, is: [true] }]);

/** Everyday life, money and home, health, safety, and education of the young: sections E to I. */
export const circumstanceSections: Sections = [
  {
    id: 'E',
    title: 'Personlige kompetencer og hverdag',
    questions: [
      text('E1', 'Hvordan ser en almindelig dag ud for dig?', { askedIf: after('C2', 'ja') }),
      yesNo('E2', 'Kan du møde til aftaler på faste tidspunkter?', { decisive: true, askedIf: goesOn }),
    ],
  },
  {
    id: 'F',
    title: 'Økonomi, bolig og netværk',
    questions: [
      choice('F1', 'Har du et fast sted at bo?', {
        options: { ja: 'Ja', midlertidigt: 'Midlertidigt', nej: 'Nej' },
        askedIf: goesOn,
      }),
      yesNo('F2', 'Har du penge til mad og husleje de næste dage?', {
        hint: 'Nej: ydelsesafdelingen skal have besked i dag.',
        askedIf: goesOn,
      }),
      yesNo('F3', 'Er der nogen, der kan støtte dig?', { askedIf: after('C2', 'ja') }),
      yesNo('F4', 'Har du børn, du er alene med?', { askedIf: after('C2', 'ja') }),
    ],
  },
  {
    id: 'G',
    title: 'Helbred',
    questions: [
      yesNo('G1', 'Har du helbredsproblemer, der begrænser, hvad du kan arbejde med?', {
        ...sensitive,
        hint: 'Spørg til, hvad borgeren kan. Spørg ikke til diagnose.',
        decisive: true,
        askedIf: goesOn,
      }),
      choice('G2', 'Er problemet fysisk, psykisk eller begge dele?', {
        ...sensitive,
        options: { fysisk: 'Fysisk', psykisk: 'Psykisk', begge: 'Begge dele' },
        askedIf: after('G1', 'ja'),
      }),
      choice('G3', 'Er du i behandling, og virker den?', {
        ...sensitive,
        options: {
          virker: 'Ja, og den virker',
          delvist: 'Ja, men den virker ikke godt nok',
          nyligt: 'Ja, men den er lige begyndt',
          ingen: 'Nej',
        },
        decisive: true,
        askedIf: after('G1', 'ja'),
      }),
      text('G4', 'Hvilke opgaver kan du ikke klare?', {
        ...sensitive,
        hint: 'Skriv opgaver, ikke diagnoser.',
        askedIf: after('G1', 'ja'),
      }),
      yesNo('G5', 'Er alkohol eller stoffer et problem i din hverdag?', {
        ...sensitive,
        hint: 'Spørg én gang, neutralt.',
        askedIf: after('C2', 'ja'),
      }),
    ],
  },
  {
    id: 'H',
    title: 'Tryghed',
    questions: [
      yesNo('H1', 'Føler du dig tryg der, hvor du bor?', { ...sensitive, askedIf: safeToAsk }),
      yesNo('H2', 'Har du det så svært, at du har tanker om ikke at leve?', {
        ...sensitive,
        hint: 'Spørg kun, hvis noget i samtalen giver anledning til det.',
        askedIf: safeToAsk,
      }),
    ],
  },
  {
    id: 'I',
    title: 'Under 30 uden uddannelse',
    questions: [
      choice('I1', 'Er du optaget på eller klar til at begynde en uddannelse?', {
        options: { nu: 'Ja, nu', indenEtAar: 'Inden for et år', senere: 'Senere' },
        decisive: true,
        askedIf: young,
      }),
      several('I2', 'Hvad stopper dig?', {
        options: {
          fagligt: 'Noget fagligt',
          socialt: 'Noget socialt',
          helbred: 'Helbred',
          oekonomi: 'Økonomi',
          intet: 'Intet',
        },
        decisive: true,
        askedIf: young,
      }),
    ],
  },
];
