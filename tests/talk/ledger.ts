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
  /** The store has had this value at some time since. */
  wasStored: boolean;
}

/** What one page asks its person to look at. */
export interface Standing {
  who: string;
  question: string;
  mine: Value;
  theirs: Value;
}

function same(a: Value | undefined, b: Value | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** What the store has now: for every step, so that what has been there is known. */
export function noteStored(deeds: readonly Deed[], stored: Record<string, Answer>): void {
  for (const deed of deeds) if (same(deed.value, stored[deed.question])) deed.wasStored = true;
}

/** Later somebody who had it before their eyes answered otherwise. Not seeing one's own answer any more is no purpose. */
function isChangedOnPurpose(deed: Deed, later: readonly Deed[]): boolean {
  return later.some(
    ({ who, saw, isTakenBack }) => (who === deed.who || !isTakenBack) && saw.some((value) => same(value, deed.value)),
  );
}

/** Nobody expects to find it: whoever gave it did something else since, whatever they saw, or somebody changed it on purpose. */
function isPast(deed: Deed, later: readonly Deed[]): boolean {
  return later.some(({ who }) => who === deed.who) || isChangedOnPurpose(deed, later);
}

/**
 * Two may give the same answer without knowing: then the second one's was the store's already, and whoever gave the first may change it.
 * No words are given twice, so this is only so where there is something to choose from, and only of what the store has had since.
 */
function isChangedAsAnothers(deed: Deed, own: readonly Deed[]): boolean {
  const { who, value, wasStored } = deed;
  const first = own.findIndex((one) => one.who !== who && same(one.value, value));
  if (value === null || first < 0 || !wasStored) return false;
  return own.slice(first + 1).some((one) => one.who !== who && one.saw.some((it) => same(it, value)));
}

/** Nobody changed this one, only the same answer that they themselves had given before. */
function isMetByChance({ who, value }: Deed, own: readonly Deed[], at: number): boolean {
  return !own.some((later, index) => {
    if (index <= at) return false;
    const isOwn = own.slice(0, index).some((one) => one.who === later.who && same(one.value, value));
    return later.who === who || (!isOwn && later.saw.some((it) => same(it, value)));
  });
}

function problemsOfQuestion(question: string, deeds: readonly Deed[], end: Ending): string[] {
  const stored = end.stored[question] ?? null;
  const own = deeds.filter((deed) => deed.question === question);
  const live = own.filter((deed, at) => !isChangedOnPurpose(deed, own.slice(at + 1)));
  const shown = end.standing.filter((one) => one.question === question);
  const lost = live.filter(
    (deed) =>
      !(deed.isTakenBack || same(deed.value, stored) || isChangedAsAnothers(deed, own)) &&
      !shown.some(({ who, mine }) => who === deed.who && same(mine, deed.value)),
  );
  const untouched = !own.some(({ saw }) => saw.some((value) => value === null));
  const isRight =
    own.some((deed, at) => same(deed.value, stored) && !isPast(deed, own.slice(at + 1))) ||
    own.some((deed, at) => same(deed.value, stored) && isMetByChance(deed, own, at)) ||
    (stored === null && untouched) ||
    shown.some(({ theirs }) => same(theirs, stored));
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
