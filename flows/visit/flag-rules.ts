import type { Condition } from '../../schemas/condition.ts';
import type { Demand } from '../../schemas/talk-facts.ts';
import { furtherFlagRules } from './further-flag-rules.ts';

/** One flag as data: when it is raised, how it binds, and what follows. */
export interface FlagRule {
  id: string;
  label: string;
  trigger: Condition;
  /** It binds, and demands a physical follow-up, where this is so; else it is a suggestion. */
  mandatory: Condition;
  /** What it is in a talk that is held in person, where the citizen is seen: the same, a suggestion at most, or nothing. */
  inPerson: 'same' | 'suggested' | 'none';
  demands: readonly Demand[];
  /** What to do, in Danish. */
  text: string;
  /** What it is called, and what to do, where this is so: the other side is behind it. */
  otherwise?: { when: Condition; label: string; text: string };
  /** Where it comes from. */
  source: string;
}

export const always: Condition = [[]];
export const never: Condition = [];

const pointsToWork = { question: 'C1', is: ['ja'] };

/** Where a talk is unsafe to judge by, F01 to F17, in order. */
export const flagRules: readonly FlagRule[] = [
  {
    id: 'F01',
    label: 'Du er usikker',
    trigger: [[{ fact: 'certainty', is: ['usikker'] }]],
    mandatory: always,
    inPerson: 'same',
    demands: ['followUp'],
    text: 'Borgeren skal ses, før du er sikker. Det kan ikke vælges fra.',
    source: 'Linjens egen regel: en tvivl er åben, til borgeren er mødt.',
  },
  {
    id: 'F02',
    label: 'Borgeren vil hellere mødes',
    trigger: [
      [{ question: 'A3', is: ['nej'] }],
      [{ question: 'J4', is: ['borgerOenskerFysisk', 'medarbejderOenskerFysisk'] }],
    ],
    mandatory: always,
    inPerson: 'none',
    demands: ['followUp'],
    text: 'Book et fysisk møde. Borgeren skal ikke sige hvorfor.',
    otherwise: {
      when: [
        [
          { question: 'J4', is: ['medarbejderOenskerFysisk'] },
          { question: 'A3', is: ['nej'], not: true },
        ],
      ],
      label: 'Medarbejderen ønsker et fysisk møde',
      text: 'Book et fysisk møde. Begge sider kan bede om at mødes.',
    },
    source: 'NB-Beskæftigelse 7. januar 2021: det er altid muligt at få en fysisk samtale.',
  },
  {
    id: 'F03',
    label: 'Identiteten er ikke bekræftet',
    trigger: [[{ question: 'A1', is: ['ikkeBekraeftet'] }]],
    mandatory: always,
    inPerson: 'same',
    demands: ['followUp'],
    text: 'Sig intet om sagen. Book et møde, hvor borgeren kan vise, hvem det er.',
    source: 'Personnummeret er ikke en adgangskode (KOU spm. 100, 2014).',
  },
  {
    id: 'F04',
    label: 'Der mangler en tolk',
    trigger: [[{ question: 'A4', is: ['tolkMangler', 'paaroerende', 'underAtten'] }]],
    mandatory: always,
    inPerson: 'same',
    demands: ['followUp', 'interpreter'],
    text: 'Book et møde med tolk. En pårørende eller en under 18 år kan ikke tolke.',
    source: 'Lov nr. 469 af 14. maj 2025: ingen under 18 år må tolke.',
  },
  {
    id: 'F05',
    label: 'Linjen var dårlig, eller samtalen blev afbrudt',
    trigger: [
      [{ question: 'A6', is: ['daarlig'] }],
      [{ question: 'K1', is: ['ikkeNaaet'] }],
      [
        { fact: 'drops', atLeast: 2 },
        // Who was stopped for another reason was not cut off.
        { question: 'A1', is: ['ikkeBekraeftet'], not: true },
        { question: 'A2', is: ['kanIkkeTaleFrit'], not: true },
      ],
    ],
    mandatory: [[{ overall: 'decisiveUnanswered' }]],
    inPerson: 'none',
    demands: ['followUp'],
    text: 'Ring op igen, eller book et møde, hvis noget afgørende ikke blev svaret.',
    source: 'Linjens egen regel.',
  },
  {
    id: 'F06',
    label: 'Svarene peger hver sin vej',
    trigger: [
      [pointsToWork, { question: 'C2', is: ['ja'] }],
      [pointsToWork, { question: 'G1', is: ['ja'] }, { question: 'G3', is: ['virker'], not: true }],
      [pointsToWork, { question: 'E2', is: ['nej'] }],
      [pointsToWork, { question: 'C4', from: 0, to: 3 }],
      [{ overall: 'differsFromRecord' }],
    ],
    mandatory: [[{ fact: 'certainty', is: ['nogenlunde'] }]],
    inPerson: 'same',
    demands: ['followUp'],
    text: 'Spørg igen til det, der ikke passer sammen.',
    source: 'NB-Beskæftigelse 7. januar 2021: nogle siger, de er bedre, end de er.',
  },
  {
    id: 'F07',
    label: 'Psykisk sygdom, som vi ikke kender, eller som ikke er behandlet',
    trigger: [
      [
        { question: 'G2', is: ['psykisk', 'begge'] },
        { fact: 'knownBefore', is: [false] },
      ],
      [
        { question: 'G2', is: ['psykisk', 'begge'] },
        { question: 'G3', is: ['delvist', 'nyligt', 'ingen', 'vedIkke', 'onskerIkke'] },
      ],
    ],
    mandatory: [[{ fact: 'knownBefore', is: [false] }]],
    inPerson: 'suggested',
    demands: ['followUp'],
    text: 'Sygdommen afgør ikke kategorien: den, der er velbehandlet, kan være jobparat.',
    source: 'NB-Beskæftigelse 7. januar 2021: svært at vurdere i telefonen, når borgeren ikke er kendt.',
  },
  {
    id: 'F08',
    label: 'Meget store forventninger efter lang tid uden job',
    trigger: [
      [pointsToWork, { question: 'C4', from: 9, to: 10 }, { question: 'B2', monthsAgo: 24 }],
      [pointsToWork, { question: 'C4', from: 9, to: 10 }, { question: 'B2', is: ['aldrig'] }],
      [pointsToWork, { question: 'C4', from: 9, to: 10 }, { fact: 'earlierCategory', is: ['aktivitetsparat'] }],
    ],
    mandatory: never,
    inPerson: 'suggested',
    demands: ['watchMark'],
    text: 'Sæt et mærke, så I ser på det igen senere i forløbet.',
    source: 'NB-Beskæftigelse 7. januar 2021: særligt opmærksomme på i det videre kontaktforløb.',
  },
  ...furtherFlagRules,
];
