import type { ChecklistDefinition, Question, Script } from '../../schemas/checklist.ts';
import { questionsOf } from './questions.ts';

/** Filled in when it is shown (`shownDefinition`). */
const placeholders = ['navn', 'fornavn', 'kommune', 'nummer', 'horizon', 'frivillig'];
/** The type that a talk has unless somebody says otherwise. */
const ordinaryType = 'visitation';

/** Why the words of a checklist cannot be read aloud as they stand, in Danish; nothing where they can. */
export function wordingProblemsOf(definition: ChecklistDefinition): string[] {
  const { scripts = [] } = definition;
  const has = scripts.some(({ conversationType }) => conversationType === ordinaryType);
  return [
    ...questionsOf(definition).flatMap(problemsOfQuestion),
    ...scripts.flatMap(problemsOfScript),
    ...repeatedTypes(scripts),
    ...(has ? [] : [`scripts: der mangler ord til at læse op. Skriv dem for samtaletypen ${ordinaryType}.`]),
  ];
}

function problemsOfQuestion({ id, text, texts, hint, note, noted, options = [] }: Question): string[] {
  const readAloud = [text, ...Object.values(texts ?? {})];
  const shown = [hint, note, noted, ...options.map(({ label }) => label)];
  return [...unknownIn(id, readAloud), ...neverFilledIn(id, shown)];
}

function problemsOfScript({ conversationType, title, purpose, opening, closing }: Script): string[] {
  const where = `scripts, ${conversationType}`;
  return [
    ...[opening, closing].filter((words) => words.trim() === '').map(() => `${where}: mangler ord til at læse op.`),
    ...unknownIn(where, [opening, closing]),
    ...neverFilledIn(where, [title, purpose]),
  ];
}

function repeatedTypes(scripts: readonly Script[]): string[] {
  const types = scripts.map(({ conversationType }) => conversationType);
  const twice = types.filter((type, index) => types.indexOf(type) !== index);
  return [...new Set(twice)].map((type) => `scripts, ${type}: findes to gange.`);
}

/** What stands in braces and nobody fills in would be read aloud as it is. */
function unknownIn(where: string, texts: readonly string[]): string[] {
  return bracedIn(texts)
    .filter((name) => !placeholders.includes(name))
    .map((name) => `${where}: kender ikke {${name}}.`);
}

function neverFilledIn(where: string, texts: ReadonlyArray<string | undefined>): string[] {
  return bracedIn(texts).map((name) => `${where}: {${name}} kan kun stå i det, der læses op.`);
}

function bracedIn(texts: ReadonlyArray<string | undefined>): string[] {
  return [...new Set(texts.flatMap((text = '') => [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)))];
}
