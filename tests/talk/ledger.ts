import type { Answer } from '../../schemas/checklist.ts';

type Value = Answer | null;

/** Something that a person did to the answer of one question. */
export interface Deed {
  who: string;
  question: string;
  value: Value;
  /** What stood on that person's screen at the time; more than one where the page asked to choose. */
  saw: Value[];
  /** Only takes back what was typed: it need not stand at the end, but what it took back must not. */
  isTakenBack: boolean;
}

/** What one page asks its person to look at. */
export interface Standing {
  who: string;
  question: string;
  values: Value[];
}

function same(a: Value | undefined, b: Value | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** Later somebody changed it who had it before their eyes, or the one who had typed it did. */
function isChangedOnPurpose(deed: Deed, later: readonly Deed[]): boolean {
  return later.some(
    ({ who, question, saw }) =>
      question === deed.question && (who === deed.who || saw.some((value) => same(value, deed.value))),
  );
}

function problemsOfQuestion(question: string, deeds: readonly Deed[], end: Ending): string[] {
  const stored = end.stored[question] ?? null;
  const own = deeds.filter((deed) => deed.question === question);
  const live = own.filter((deed, at) => !isChangedOnPurpose(deed, own.slice(at + 1)));
  const shown = end.standing.filter((one) => one.question === question);
  const lost = live.filter(
    (deed) =>
      !(deed.isTakenBack || same(deed.value, stored)) &&
      !shown.some(({ who, values }) => who === deed.who && values.some((value) => same(value, deed.value))),
  );
  const untouched = !own.some(({ saw }) => saw.some((value) => value === null));
  const isRight =
    live.some(({ value }) => same(value, stored)) ||
    (stored === null && untouched) ||
    shown.some(({ values }) => values.some((value) => same(value, stored)));
  return [
    ...lost.map(({ who, value }) => `${question}: ${who} answered ${JSON.stringify(value)}, which is gone`),
    ...(isRight ? [] : [`${question}: the store says ${JSON.stringify(stored)}, which nobody answered last`]),
  ];
}

export interface Ending {
  stored: Record<string, Answer>;
  standing: Standing[];
}

/**
 * What went wrong, by what the people themselves remember: an answer that nobody changed on purpose is in the store or stands before
 * the one who gave it, and the store says nothing that was changed on purpose.
 */
export function problemsOf(deeds: readonly Deed[], end: Ending): string[] {
  const questions = new Set([...deeds.map(({ question }) => question), ...Object.keys(end.stored)]);
  return [...questions].flatMap((question) => problemsOfQuestion(question, deeds, end));
}
