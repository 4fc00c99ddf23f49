import { expect, test } from 'vitest';
import type { ChecklistDefinition, Question } from '../../schemas/checklist.ts';
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
  ['an option twice', withMore('D1', { options: [...one, ...one] }), ['D1: svaret ja: findes to gange.']],
  [
    'all of one demanded',
    withMore('A1', { demanded: 'all' }),
    ['A1: kun et spørgsmål med flere svar kan kræve dem alle.'],
  ],
  [
    'a text demanded that cannot be written',
    withMore('A1', { demanded: 'text', note: undefined }),
    ['A1: kan ikke kræve en tekst, når der ikke er plads til at skrive den.'],
  ],
  ['words that nobody fills in', withMore('C3', { text: 'Hvad vil du, {borger}?' }), ['C3: kender ikke {borger}.']],
  ['a flag without its question', withChanged('F1', () => []), ['Flag F09: F1 findes ikke.']],
  [
    'a flag without its answer',
    withMore('H2', { options: [{ id: 'nej', label: 'Nej' }] }),
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
  expect(problemsOf(withChanged('K2', (question) => [question, { ...question, id: 'J1' }]))).toEqual([
    'J1: hører ikke til afsnit K.',
    'J1: er afslutningens egen og kan ikke være et spørgsmål.',
  ]);
});
