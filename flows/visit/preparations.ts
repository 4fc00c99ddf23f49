import type { Answers } from '../../schemas/checklist.ts';
import { type Preparation, type PreparationKind, preparationKind } from '../../schemas/follow-up.ts';
import type { Language } from '../../schemas/language.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Work } from '../case/work.ts';
import { noteIn } from './answers.ts';
import type { Flag } from './flags.ts';
import { languageOf } from './language.ts';

/** What the meeting of these flags needs besides a time, by what they demand. */
export function preparationsOf(work: Work, visit: Visit, flags: readonly Flag[]): Preparation[] {
  const demanded = new Set<string>(flags.flatMap(({ demands }) => demands));
  return preparationKind.options.filter((what) => demanded.has(what)).map((what) => preparationOf(work, visit, what));
}

/** What a meeting needs by what is known of its citizen, beside what its doubt has demanded already. */
export function withInterpreter(
  demanded: readonly Preparation[],
  { interpreter, language }: NonNullable<Visit['citizen']> = {},
): Preparation[] {
  if (interpreter !== true || demanded.some(({ what }) => what === 'interpreter')) return [...demanded];
  const isSaid = language !== undefined && language !== 'da';
  return [{ what: 'interpreter', ...(isSaid && { language }) }, ...demanded];
}

function preparationOf(work: Work, visit: Visit, what: PreparationKind): Preparation {
  if (what !== 'interpreter') return { what };
  const said = saidLanguage(work.item('checklist', visit.visitId)?.answers ?? {});
  const language = said ?? registeredLanguage(work, visit);
  return language === undefined ? { what } : { what, language };
}

/** The language written beside question A4, in whatever sentence it stands; the written words themselves stay with the answers. */
function saidLanguage({ A4 }: Answers): Language | undefined {
  const written = noteIn(A4).trim();
  if (written === '') return undefined;
  const words = [written, ...written.split(/[^\p{L}]+/u)].map(languageOf);
  return words.find((one) => one !== 'other' && one !== 'da') ?? 'other';
}

function registeredLanguage(work: Work, { personId }: Visit): Language | undefined {
  const person = personId === undefined ? undefined : work.item('person', personId);
  const language = person && languageOf(person.language);
  return language === 'da' ? undefined : language;
}
