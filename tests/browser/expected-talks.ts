import type { Answer } from '../../schemas/checklist.ts';
import type { Certainty } from '../../schemas/visit.ts';

/*
 * Five talks and what must come of each, written down from the rules of the profession before any of them was played: which answers are
 * given, which of the flags F01 to F17 they raise and how they bind, what is open afterwards and whose it is, which categories the person
 * can have, what is sent, and what the note must and must not hold. Where a played talk differs, the rules say who is right.
 *
 * All are played on Monday 4 January 2021 in Favrskov: the telephone may be the first conversation (F16 is silent), the next working day is
 * Tuesday, and the set of categories is that of 2021.
 */

/** What is open after a talk, as *Sager* lists it. */
export interface ExpectedMatter {
  matter: 'note' | 'doubt' | 'acuteNeed' | 'coordinatingCaseworker';
  /** Who concluded, or a role. */
  owner: 'konsulent1' | 'coordinator' | 'intake';
  /** Latest local day on which it is due, counted from the day of the talk. */
  due: 'same day' | 'next working day' | 'six months';
}

/** Matters that these rules ask for and *Sager* does not list yet; one that does is taken out of here, and is then expected. */
export const notListedYet: readonly ExpectedMatter['matter'][] = ['acuteNeed', 'coordinatingCaseworker'];

export interface ExpectedTalk {
  name: string;
  citizen: { name: string; cpr: string; phone: string };
  /** What is asked, in this order and nothing else; `null` where a question is passed by. */
  answers: readonly (readonly [id: string, answer: Answer | null])[];
  category: string;
  certainty: Certainty;
  flags: Readonly<Record<string, 'suggested' | 'mandatory'>>;
  /** The rules' own pointer, which chooses nothing. */
  indication: string | undefined;
  /** Labels of what can be chosen once everything is answered, in the words of jobindsats.dk. */
  categories: readonly string[];
  /** A conclusion without a physical meeting is refused. */
  needsMeeting: boolean;
  /** Steps to follow, with numbers to call; noted as followed before the conclusion. */
  procedure?: 'F11' | 'F12';
  /** Something to look at again on a later day. */
  watchMark?: 'F08';
  matters: readonly ExpectedMatter[];
  /** SMS from the end of the talk until after the meeting: the meeting is confirmed and recalled, or nothing is ever sent. */
  sms: 'of the meeting' | 'none';
  note: {
    /** Stands there, in these words. */
    holds: readonly string[];
    /** Stands there nowhere, neither in words nor in figures. */
    withholds: readonly string[];
  };
}

const opening = [
  ['A1', 'bekraeftet'],
  ['A2', 'ja'],
  ['A3', 'ja'],
  ['A4', 'nej'],
  ['A5', 'nej'],
  ['A6', 'god'],
] as const;
const told = ['rettigheder', 'naesteSkridt', 'cvFrist', 'fysiskMoede', 'klage'];
const elder = ['Jobparat', 'Aktivitetsparat'];
const finishNote: ExpectedMatter = { matter: 'note', owner: 'konsulent1', due: 'same day' };
const meetInPerson: ExpectedMatter = { matter: 'doubt', owner: 'coordinator', due: 'next working day' };
const offerCoordination: ExpectedMatter = { matter: 'coordinatingCaseworker', owner: 'coordinator', due: 'six months' };

/** Words that a note never holds of a talk in which nobody said them. */
const neverSaid = ['alkohol', 'stoffer', 'kontanthjælp', 'diagnose'];

export const expectedTalks: readonly ExpectedTalk[] = [
  {
    // Psychiatric illness is a prompt for judgement, never a category: known to the jobcentre and treated with effect, nothing is raised.
    name: 'somebody whose illness is well treated is judged ready for work',
    citizen: { name: 'Anders Vel', cpr: '720385-1233', phone: '+4520990101' },
    answers: [
      ...opening,
      ['B1', ['ledighed']],
      ['B2', { chosen: 'underTreAar', day: '2020-11-30' }],
      ['B3', 'ja'],
      ['B4', 'ja'],
      ['C1', 'ja'],
      ['C2', 'nej'],
      ['C3', 'Lager eller kørsel, helst om dagen'],
      ['C4', 8],
      ['E2', 'ja'],
      ['F1', 'ja'],
      ['F2', 'ja'],
      ['G1', 'ja'],
      ['G2', 'psykisk'],
      ['G3', 'virker'],
      ['G4', 'Nattevagter'],
      ['H1', 'ja'],
      ['H2', null],
      ['J3', ['svar', 'kendt']],
      ['J4', 'Telefonen er nok: borgeren er kendt, og svarene hænger sammen'],
      ['K1', 'ja'],
      ['K2', told],
    ],
    category: 'jobparat',
    certainty: 'sikker',
    flags: {},
    indication: 'jobparat',
    categories: elder,
    needsMeeting: false,
    matters: [finishNote],
    sms: 'none',
    note: {
      holds: [
        'Visitationssamtale i telefonen',
        '»Lager eller kørsel, helst om dagen«',
        '»Nattevagter«',
        'Ja, og den virker',
        'den 30. november 2020',
        '8 af 10',
        'Visitationskategori: Jobparat.',
        'Sikker.',
        'Telefonen er nok: borgeren er kendt, og svarene hænger sammen',
      ],
      withholds: [...neverSaid, 'tanker om ikke at leve', 'fysisk møde den', 'akut', 'Foreløbig', 'F07'],
    },
  },
  {
    // On the edge of the labour market some say they are better than they are: no doubt that binds, but a mark to look again.
    name: 'somebody who says to be better than they are is marked to be looked at again',
    citizen: { name: 'Birthe Glad', cpr: '650979-1235', phone: '+4520990102' },
    answers: [
      ...opening,
      ['B1', ['ledighed', 'flytning']],
      ['B2', { chosen: 'underEtAar', day: '2017-06-30' }],
      ['B3', 'nej'],
      ['B4', 'nej'],
      ['C1', 'ja'],
      ['C2', 'nej'],
      ['C3', 'Alt, jeg kan det hele'],
      ['C4', 10],
      ['E2', 'ja'],
      ['F1', 'ja'],
      ['F2', 'ja'],
      ['G1', 'nej'],
      ['H1', 'ja'],
      ['H2', null],
      ['J3', ['svar', 'tone']],
      ['J4', 'Telefonen er nok i dag. Vi ser på det igen'],
      ['K1', 'ja'],
      ['K2', told],
    ],
    category: 'jobparat',
    certainty: 'sikker',
    flags: { F08: 'suggested' },
    indication: 'jobparat',
    categories: elder,
    needsMeeting: false,
    watchMark: 'F08',
    matters: [finishNote],
    sms: 'none',
    note: {
      holds: ['»Alt, jeg kan det hele«', 'den 30. juni 2017', '10 af 10', 'Visitationskategori: Jobparat.'],
      withholds: [...neverSaid, 'store forventninger', 'bedre end', 'fysisk møde den', 'Foreløbig', 'Helbred:'],
    },
  },
  {
    name: 'somebody without a home is met in person, at once',
    citizen: { name: 'Carl Gade', cpr: '711177-1237', phone: '+4520990103' },
    answers: [
      ...opening,
      ['B1', ['samlivsophoer']],
      ['B2', { chosen: 'underEtAar', day: '2020-08-31' }],
      ['B3', 'nej'],
      ['B4', 'ja'],
      ['C1', 'nej'],
      ['C2', 'ja'],
      ['C3', 'Noget i en have, når jeg har et sted at bo'],
      ['C4', 4],
      ['D1', 'hjaelp'],
      ['D2', 'nej'],
      ['D3', ['mitid']],
      ['E1', 'Jeg går rundt og finder et sted at sove'],
      ['E2', 'nej'],
      ['F1', 'nej'],
      ['F2', 'nej'],
      ['F3', 'nej'],
      ['F4', 'nej'],
      ['G1', 'nej'],
      ['G5', 'nej'],
      ['H1', 'ja'],
      ['H2', null],
      ['J3', ['svar']],
      ['J4', { chosen: 'medarbejderOenskerFysisk', text: 'Borgeren skal ses, gerne på varmestuen' }],
      ['K1', 'ja'],
      ['K2', told],
    ],
    category: 'aktivitetsparat',
    certainty: 'nogenlunde',
    flags: { F09: 'mandatory' },
    indication: 'aktivitetsparat',
    categories: elder,
    needsMeeting: true,
    matters: [finishNote, meetInPerson, { matter: 'acuteNeed', owner: 'intake', due: 'same day' }, offerCoordination],
    sms: 'of the meeting',
    note: {
      holds: [
        '»Noget i en have, når jeg har et sted at bo«',
        '»Jeg går rundt og finder et sted at sove«',
        'Har du et fast sted at bo? Nej.',
        'Visitationskategori: Aktivitetsparat.',
        'Nogenlunde sikker.',
        'Der er aftalt et fysisk møde den',
      ],
      withholds: ['tanker om ikke at leve', 'kontanthjælp', 'diagnose', 'akut bekymring', 'Sikker.'],
    },
  },
  {
    // The talk is stopped at once: nothing more is asked, and of what was written by mistake nothing may come into the note.
    name: 'somebody who cannot talk freely is kept safe',
    citizen: { name: 'Dina Stille', cpr: '640488-1232', phone: '+4520990104' },
    answers: [
      ['A1', 'bekraeftet'],
      ['A2', 'kanIkkeTaleFrit'],
      ['J3', { chosen: ['tone'], text: 'Bor hos sin søster Mette på Fuglevej 3' }],
      [
        'J4',
        { chosen: 'medarbejderOenskerFysisk', text: 'Sikkert nummer 20 11 22 33, torsdag kl. 14, spørg efter Mette' },
      ],
    ],
    category: 'aktivitetsparat',
    certainty: 'usikker',
    flags: { F01: 'mandatory', F11: 'mandatory' },
    indication: undefined,
    categories: elder,
    needsMeeting: true,
    procedure: 'F11',
    matters: [finishNote, meetInPerson, offerCoordination],
    sms: 'none',
    note: {
      holds: [
        'Borgeren kunne ikke tale frit.',
        'Visitationskategori: Aktivitetsparat.',
        'Usikker.',
        'Der følges op ved et fysisk møde.',
      ],
      withholds: [
        'Mette',
        'søster',
        'Fuglevej',
        '20 11 22 33',
        '20112233',
        'torsdag',
        'kl.',
        '1888',
        'vold',
        'krisecenter',
        'Tone og sammenhæng i samtalen Bor',
        'Føler du dig tryg',
      ],
    },
  },
  {
    // Young people are visited over several talks: a first contact with something in the way is a suggestion to meet, no more.
    name: 'somebody young without an education is judged by the education that can begin within a year',
    citizen: { name: 'Emil Ung', cpr: '740300-4235', phone: '+4520990105' },
    answers: [
      ...opening,
      ['B1', ['endtUddannelse']],
      ['B2', { chosen: 'underTreMaaneder', day: '2020-09-30' }],
      ['B3', 'nej'],
      ['B4', 'nej'],
      ['C1', 'nej'],
      ['C2', 'nej'],
      ['C3', 'Tømrer'],
      ['C4', 6],
      ['E2', 'ja'],
      ['F1', 'ja'],
      ['F2', 'ja'],
      ['G1', 'nej'],
      ['H1', 'ja'],
      ['H2', null],
      ['I1', 'indenEtAar'],
      ['I2', ['fagligt']],
      ['J3', ['svar']],
      ['J4', 'Telefonen er nok: planen er klar'],
      ['K1', 'ja'],
      ['K2', told],
    ],
    category: 'uddannelsesparat',
    certainty: 'sikker',
    flags: { F15: 'suggested' },
    indication: 'uddannelsesparat',
    categories: ['Åbenlys uddannelsesparat', 'Uddannelsesparat', 'Aktivitetsparat'],
    needsMeeting: false,
    matters: [finishNote],
    sms: 'none',
    note: {
      holds: [
        '»Tømrer«',
        'Er du optaget på eller klar til at begynde en uddannelse? Inden for et år.',
        'Hvad stopper dig? Noget fagligt.',
        'Visitationskategori: Uddannelsesparat.',
      ],
      withholds: [...neverSaid, 'tanker om ikke at leve', 'fysisk møde den', 'Jobparat', 'Foreløbig'],
    },
  },
];
