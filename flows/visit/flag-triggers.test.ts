import { expect, test } from 'vitest';
import type { Answer, Answers, Question } from '../../schemas/checklist.ts';
import type { Term } from '../../schemas/condition.ts';
import type { TalkFacts } from '../../schemas/talk-facts.ts';
import { checklist20212 } from './checklist-2021-2/definition.ts';
import { flagRules } from './flag-rules.ts';
import { assess } from './flags.ts';
import { questionsOf } from './questions.ts';

/* Each answer and each end of a range that stands in the table of flags raises its flag, and what stands beside it does not. */

interface Talk {
  answers: Answers;
  facts: Partial<TalkFacts>;
}

const known: TalkFacts = {
  today: '2021-01-04',
  form: 'phone',
  attendanceDemanded: false,
  knownBefore: true,
  isYoung: false,
  youngWithoutEducation: false,
  drops: 0,
};
const started: Answers = { A1: 'bekraeftet', A2: 'ja' };
/** What must be so before a question is asked. */
const openers: Record<string, Talk> = {
  D2: { answers: { C2: 'ja' }, facts: {} },
  G2: { answers: { G1: 'ja' }, facts: {} },
  G3: { answers: { G1: 'ja' }, facts: {} },
  G5: { answers: { C2: 'ja' }, facts: {} },
  I2: { answers: { B3: 'nej' }, facts: { isYoung: true } },
};
const questions = new Map(questionsOf(checklist20212).map((question) => [question.id, question]));

function questionOf(id: string): Question {
  const question = questions.get(id);
  if (question === undefined) throw new Error(`There is no question ${id}`);
  return question;
}

/** An option as the question takes it. */
function choosing(id: string, option: string): Talk {
  const answer: Record<string, Answer> = {
    several: [option],
    text: { text: 'Skrevet.', chosen: option },
  };
  const opener = openers[id];
  return {
    answers: { ...opener?.answers, [id]: answer[questionOf(id).type] ?? option },
    facts: opener?.facts ?? {},
  };
}

interface Side {
  name: string;
  talk: Talk;
}

/** The ways in which a term is so, and those just beside it in which it is not. */
function sidesOf(term: Term): { so: Side[]; not: Side[] } {
  if ('overall' in term) throw new Error('What answers say as a whole is no term of one answer');
  if ('fact' in term) return factSides(term);
  if ('monthsAgo' in term) return scaleSides(term.question, { so: ['2019-01-03'], not: ['2019-01-04'] });
  if ('from' in term) {
    const beside = [term.from - 1, term.to + 1].filter((at) => at >= 0 && at <= 10);
    return scaleSides(term.question, { so: [term.from, term.to], not: beside });
  }
  const { question, is } = term;
  const options = (questionOf(question).options ?? []).map(({ id }) => id);
  const side = (option: string) => ({ name: `${question} ${option}`, talk: choosing(question, option) });
  const listed = is.map(side);
  const others = options.filter((id) => !is.includes(id)).map(side);
  return term.not === true ? { so: others, not: listed } : { so: listed, not: others };
}

function scaleSides(question: string, { so, not }: { so: Answer[]; not: Answer[] }): { so: Side[]; not: Side[] } {
  const side = (answer: Answer) => ({
    name: `${question} ${answer}`,
    talk: { answers: { [question]: answer }, facts: {} },
  });
  return { so: so.map(side), not: not.map(side) };
}

function factSides(term: Extract<Term, { fact: unknown }>): { so: Side[]; not: Side[] } {
  const side = (value: unknown) => ({
    name: `${term.fact} ${value}`,
    talk: { answers: {}, facts: { [term.fact]: value } },
  });
  if ('atLeast' in term) return { so: [side(term.atLeast)], not: [side(term.atLeast - 1)] };
  const others = { boolean: [true, false], string: ['noget andet'] };
  const kind = typeof term.is[0] === 'boolean' ? 'boolean' : 'string';
  return { so: term.is.map(side), not: others[kind].filter((one) => !term.is.includes(one)).map(side) };
}

interface Row {
  /** The flag and what is varied. */
  name: string;
  id: string;
  talk: Talk;
  raised: boolean;
}

/** Varies one term of a list while all the others of it are so. */
function rowsOf(id: string, list: readonly Term[]): Row[] {
  return list.flatMap((term, at) => {
    const rest = list.filter((_other, place) => place !== at).flatMap((other) => sidesOf(other).so.slice(0, 1));
    const row = (raised: boolean) => (side: Side) => ({
      name: [id, side.name, ...rest.map(({ name }) => name)].join(', '),
      id,
      talk: together([...rest, side].map(({ talk }) => talk)),
      raised,
    });
    const { so, not } = sidesOf(term);
    return [...so.map(row(true)), ...not.map(row(false))];
  });
}

function together(talks: readonly Talk[]): Talk {
  return {
    answers: Object.assign({}, ...talks.map(({ answers }) => answers)),
    facts: Object.assign({}, ...talks.map(({ facts }) => facts)),
  };
}

const rows = flagRules.flatMap(({ id, trigger }) =>
  trigger.filter((list) => !list.some((term) => 'overall' in term)).flatMap((list) => rowsOf(id, list)),
);

test.each(rows)('$name: raised is $raised', ({ id, talk, raised }) => {
  const { flags } = assess(checklist20212, { ...started, ...talk.answers }, { ...known, ...talk.facts });
  expect(flags.some((flag) => flag.id === id)).toBe(raised);
});

// F14 is raised by what the answers say as a whole, and by no answer of its own.
test('the answers and facts that raise a flag are these, and a new one stands here too', () => {
  const raising = Map.groupBy(
    rows.filter(({ raised }) => raised),
    ({ id }) => id,
  );
  const lines = [...raising].map(([id, of]) => {
    const varied = of.map(({ name }) => name.split(', ')[1]);
    return `${id}: ${[...new Set(varied)].join(', ')}`;
  });
  expect(lines).toEqual([
    'F01: certainty usikker',
    'F02: A3 nej, J4 borgerOenskerFysisk, J4 medarbejderOenskerFysisk',
    'F03: A1 ikkeBekraeftet',
    'F04: A4 tolkMangler, A4 paaroerende, A4 underAtten',
    'F05: A6 daarlig, K1 ikkeNaaet, drops 2, A1 bekraeftet, A2 ja, A2 passerIkkeNu, A2 vedIkke, A2 onskerIkke',
    'F06: C1 ja, C2 ja, G1 ja, G3 delvist, G3 nyligt, G3 ingen, G3 vedIkke, G3 onskerIkke, E2 nej, C4 0, C4 3',
    'F07: G2 psykisk, G2 begge, knownBefore false, G3 delvist, G3 nyligt, G3 ingen, G3 vedIkke, G3 onskerIkke',
    'F08: C1 ja, C4 9, C4 10, B2 2019-01-03, B2 aldrig, earlierCategory aktivitetsparat',
    'F09: F1 midlertidigt, F1 nej',
    'F10: G5 ja, J3 paavirket',
    'F11: A2 kanIkkeTaleFrit, H1 nej',
    'F12: H2 ja, J3 akutFare',
    'F13: D2 ja, J3 hoerelse, J3 forstaaelse',
    'F15: knownBefore false, I2 fagligt, I2 socialt, I2 helbred, I2 oekonomi',
    'F16: attendanceDemanded true',
    'F17: K1 nej',
  ]);
});
