import { expect, test } from 'vitest';
import type { ChecklistDefinition, Question, Script } from '../../schemas/checklist.ts';
import { checklist20212 } from './checklist-2021-2/definition.ts';
import { problemsOf } from './definition-problems.ts';

/** The shipped checklist with one question changed, or left out. */
function withChanged(id: string, change: (question: Question) => Question[]): ChecklistDefinition {
  const sections = checklist20212.sections.map((section) => ({
    ...section,
    questions: section.questions.flatMap((question) => (question.id === id ? change(question) : [question])),
  }));
  return { ...checklist20212, sections };
}

function withMore(id: string, more: Partial<Question>): ChecklistDefinition {
  return withChanged(id, (question) => [{ ...question, ...more }]);
}

test('the shipped checklist can be published', () => {
  expect(problemsOf(checklist20212)).toEqual([]);
});

const one = [{ id: 'ja', label: 'Ja' }];
const open = [
  { id: 'vedIkke', label: 'Ved ikke' },
  { id: 'onskerIkke', label: 'Ønsker ikke at svare' },
];

function withScripts(change: (script: Script) => Partial<Script>): ChecklistDefinition {
  return { ...checklist20212, scripts: checklist20212.scripts?.map((script) => ({ ...script, ...change(script) })) };
}

test.each<[string, ChecklistDefinition, string[]]>([
  ['a question twice', withChanged('C3', (question) => [question, question]), ['C3: findes to gange.']],
  ['a question in the wrong section', withMore('C3', { id: 'D7' }), ['D7: hører ikke til afsnit C.']],
  [
    'a question that waits for itself',
    withMore('C3', { askedIf: [[{ question: 'C3', is: ['x'] }]] }),
    ['C3: C3 findes ikke før det.'],
  ],
  [
    'two that wait for each other',
    withChanged('E1', (question) => [{ ...question, askedIf: [[{ question: 'E2', is: ['ja'] }]] }]),
    ['E1: E2 findes ikke før det.'],
  ],
  [
    'a condition on nothing',
    withMore('C3', { askedIf: [[{ question: 'Z1', is: ['x'] }]] }),
    ['C3: Z1 findes ikke før det.'],
  ],
  [
    'a condition on no answer there is',
    withMore('C3', { askedIf: [[{ question: 'C2', is: ['maaske'] }]] }),
    ['C3: C2 har ikke svaret maaske.'],
  ],
  [
    'a condition on a scale that is none',
    withMore('C3', { askedIf: [[{ question: 'C2', from: 0, to: 3 }]] }),
    ['C3: C2 er ikke en skala.'],
  ],
  [
    'a condition on a day that is none',
    withMore('C3', { askedIf: [[{ question: 'C2', monthsAgo: 3 }]] }),
    ['C3: C2 har ingen dato.'],
  ],
  [
    'a condition on everything',
    withMore('C3', { askedIf: [[{ overall: 'twoDecisiveOpen' }]] }),
    ['C3: kan ikke afhænge af alle svar.'],
  ],
  ['an option twice', withMore('D1', { options: [...one, ...one, ...open] }), ['D1: svaret ja: findes to gange.']],
  [
    'all of one demanded',
    withMore('A1', { demanded: 'all' }),
    ['A1: kun et spørgsmål med flere svar kan kræve dem alle.', 'A1: skal kræve et svar. Sæt demanded til answer.'],
  ],
  [
    'a text demanded that cannot be written',
    withMore('A1', { demanded: 'text', note: undefined }),
    [
      'A1: kan ikke kræve en tekst, når der ikke er plads til at skrive den.',
      'A1: skal kræve et svar. Sæt demanded til answer.',
    ],
  ],
  ['words that nobody fills in', withMore('C3', { text: 'Hvad vil du, {borger}?' }), ['C3: kender ikke {borger}.']],
  ['a flag without its question', withChanged('F1', () => []), ['Flag F09: F1 findes ikke.']],
  [
    'a flag without its answer',
    withMore('H2', { options: [{ id: 'nej', label: 'Nej' }, ...open] }),
    ['Flag F12: H2 har ikke svaret ja.'],
  ],
  [
    'a flag without its scale',
    withMore('C4', { type: 'text' }),
    Array.from({ length: 4 }, (_, at) => `Flag ${at === 0 ? 'F06' : 'F08'}: C4 er ikke en skala.`),
  ],
])('one with %s cannot', (_what, definition, problems) => {
  expect(problemsOf(definition)).toEqual(problems);
});

function suits(is: string[]) {
  return [[{ question: 'A2', is }]];
}
function everybody(id: string): string {
  return `${id}: skal stilles til alle, i hver form for samtale. Ret askedIf.`;
}
function unheard(id: string): string {
  return `${id}: må kun stilles, når borgeren kan tale frit. Sæt askedIf til A2 = ja.`;
}

test.each<[string, ChecklistDefinition, string[]]>([
  [
    'no decisive question',
    {
      ...checklist20212,
      sections: checklist20212.sections.map((section) => ({
        ...section,
        questions: section.questions.map(({ decisive: _not, ...question }) => question),
      })),
    },
    ['B3', 'C1', 'C2', 'E2', 'G1', 'G3', 'I1', 'I2'].map(
      (id) => `${id}: er afgørende for kategorien. Sæt decisive, ellers ser ingen, at den står åben.`,
    ),
  ],
  ['safety asked of whoever may be overheard', withMore('H1', { askedIf: undefined }), [unheard('H1')]],
  ['safety asked in one case of two', withMore('H2', { askedIf: [...suits(['ja']), []] }), [unheard('H2')]],
  ['safety asked if A2 has any answer', withMore('H1', { askedIf: suits(['ja', 'kanIkkeTaleFrit']) }), [unheard('H1')]],
  [
    'safety asked where it does not suit',
    withMore('H1', { askedIf: [[{ question: 'A2', is: ['ja'], not: true }]] }),
    [unheard('H1'), everybody('H1')],
  ],
  ['safety never asked', withMore('H1', { askedIf: [] }), [everybody('H1')]],
  [
    'a question that must be answered by one thing or another',
    withMore('C3', { mayStayOpen: undefined }),
    ['C3: borgeren skal kunne svare ved ikke og ønsker ikke at svare. Sæt mayStayOpen.'],
  ],
  [
    'a choice without *ønsker ikke at svare*',
    withMore('D1', { options: [...one, { id: 'vedIkke', label: 'Ved ikke' }] }),
    ['D1: mangler svarene vedIkke og onskerIkke. Sæt dem sidst blandt svarene.'],
  ],
  ['a read-back that is asked of nobody', withMore('K1', { askedIf: suits(['kanIkkeTaleFrit']) }), [everybody('K1')]],
  [
    'a read-back that nobody is asked for before A2 is answered',
    withMore('K1', { askedIf: suits(['ja']) }),
    [everybody('K1')],
  ],
  [
    'a read-back left out where somebody wants to work',
    withMore('K1', { askedIf: [[{ question: 'C1', is: ['ja'], not: true }]] }),
    ['K1: må kun afhænge af A1 og A2. Tag det andet ud af askedIf.'],
  ],
  [
    'an assessment left out in person',
    withMore('J4', { askedIf: [[{ fact: 'form', is: ['phone', 'video'] }]] }),
    ['J4: skal stilles i hver sag. Fjern askedIf.', everybody('J4')],
  ],
  ['home asked of some only', withMore('F1', { askedIf: [[{ fact: 'form', is: ['physical'] }]] }), [everybody('F1')]],
  [
    'a kind of illness asked of the healthy',
    withMore('G2', { askedIf: [[{ question: 'G1', is: ['nej'] }]] }),
    ['G2: bliver ikke stillet, når svarene før den giver grund til det. Ret askedIf, så F07 kan rejses.'],
  ],
  [
    'an assessment that needs no words',
    withMore('J4', { demanded: 'answer' }),
    ['J4: skal kræve en tekst. Sæt demanded til text.'],
  ],
  [
    'half of what is to be told',
    withMore('K2', { demanded: 'answer' }),
    ['K2: skal kræve alle svar. Sæt demanded til all.'],
  ],
  [
    'a script that is read out as it stands',
    withScripts(({ conversationType, opening }) =>
      conversationType === 'bekymring' ? { opening: `${opening} {ukendt}` } : {},
    ),
    ['scripts, bekymring: kender ikke {ukendt}.'],
  ],
  [
    'a script that says nothing',
    withScripts(({ conversationType }) => (conversationType === 'visitation' ? { closing: ' ' } : {})),
    ['scripts, visitation: mangler ord til at læse op.'],
  ],
  [
    'a title that nobody fills in',
    withScripts(({ conversationType }) => (conversationType === 'udsatte' ? { title: 'Kontakt med {navn}' } : {})),
    ['scripts, udsatte: {navn} kan kun stå i det, der læses op.'],
  ],
  [
    'a type of talk twice',
    withScripts(({ conversationType }) => (conversationType === 'udsatte' ? { conversationType: 'bekymring' } : {})),
    ['scripts, bekymring: findes to gange.'],
  ],
  [
    'nothing to read out',
    { ...checklist20212, scripts: undefined },
    ['scripts: der mangler ord til at læse op. Skriv dem for samtaletypen visitation.'],
  ],
  [
    'nothing to read out in a visitation',
    { ...checklist20212, scripts: checklist20212.scripts?.slice(1) },
    ['scripts: der mangler ord til at læse op. Skriv dem for samtaletypen visitation.'],
  ],
  [
    'a hint that nobody fills in',
    withMore('C4', { hint: 'Spørg {fornavn}.' }),
    ['C4: {fornavn} kan kun stå i det, der læses op.'],
  ],
])('one with %s cannot, since a doubt would go unseen', (_what, definition, problems) => {
  expect(problemsOf(definition)).toEqual(problems);
});

test.each(['A1', 'J4', 'K1', 'K2'])('one in which %s is not demanded cannot', (id) => {
  expect(problemsOf(withMore(id, { demanded: undefined }))).toEqual([`${id}: skal findes og besvares i hver sag.`]);
});

test.each(['J1', 'J2'])('one with a question %s, which belongs to the conclusion, cannot', (id) => {
  const before = withChanged('J3', (question) => [{ ...question, id }, question]);
  expect(problemsOf(before)).toEqual([`${id}: er afslutningens egen og kan ikke være et spørgsmål.`]);
});

test.each(['yesNo', 'choice', 'several', 'period'] as const)(
  'one with a question of type %s without options cannot',
  (type) => {
    expect(problemsOf(withMore('D1', { type, options: [] }))).toEqual(['D1: mangler svarmuligheder.']);
  },
);

test('one that demands a text can, of a question that is one or has room for one beside its answer', () => {
  expect(problemsOf(withMore('C3', { demanded: 'text' }))).toEqual([]);
  expect(problemsOf(withMore('D1', { demanded: 'text', note: 'Skriv hvorfor' }))).toEqual([]);
});

test('one that has not the form of a checklist is named where it is wrong', () => {
  expect(problemsOf({ ...checklist20212, definitionVersion: 'ny' })).toEqual([
    'definitionVersion: har ikke den rigtige form.',
  ]);
  expect(problemsOf(withMore('C3', { text: '' }))).toEqual(['sections.2.questions.2.text: har ikke den rigtige form.']);
  expect(
    problemsOf(withChanged('K2', (question) => [question, { ...question, id: 'J1', audience: 'consultant' }])),
  ).toEqual(['J1: hører ikke til afsnit K.', 'J1: er afslutningens egen og kan ikke være et spørgsmål.']);
});
