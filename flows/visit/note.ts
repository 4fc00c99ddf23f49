import { categoryLabel } from '../../schemas/category.ts';
import type { ChecklistDefinition, Question } from '../../schemas/checklist.ts';
import type { Judgement } from '../../schemas/correction.ts';
import type { FollowUp } from '../../schemas/follow-up.ts';
import type { Channel } from '../../schemas/unit.ts';
import type { Certainty, Visit } from '../../schemas/visit.ts';
import { localDayOf, sayDate, sayTime } from '../calendar/local-time.ts';
import { chosenIn } from './answers.ts';
import type { Standing } from './asked.ts';
import { guestsText } from './guest-words.ts';
import { type Asking, hasText, noteSentence } from './note-sentence.ts';
import { titleIn } from './shown-definition.ts';

/** What a note is made of: the answers that count, and what was concluded of them. */
export interface NoteSources extends Pick<Visit, 'conversationType' | 'procedures' | 'guests'> {
  definition: ChecklistDefinition;
  standing: Standing;
  conclusion: NonNullable<Visit['conclusion']>;
  /** Months within which somebody judged ready is expected to find work. */
  horizonMonths: number;
  /** The physical meeting that follows; absent where none does. */
  doubt?: Pick<FollowUp, 'meeting'> | undefined;
}

type Protected = 'F11' | 'F12';

/**
 * Questions whose answers a note never holds where one of these flags is raised: where somebody is, or lives, who is not safe; and anything
 * of thoughts of suicide but that there was concern. What may be said of them instead stands below.
 */
const neverWritten: Readonly<Record<Protected, readonly string[]>> = { F11: ['A2', 'F1', 'H1'], F12: ['H2'] };

/** Choices that a note never names where one of these flags is raised. */
const neverNamed: Readonly<Record<Protected, readonly string[]>> = { F11: [], F12: ['akutFare'] };

const formWords: Readonly<Record<Channel, string>> = {
  phone: 'i telefonen',
  physical: 'ved et fysisk møde',
  video: 'på video',
};
const certaintyWords: Readonly<Record<Certainty, string>> = {
  sikker: 'Sikker',
  nogenlunde: 'Nogenlunde sikker',
  usikker: 'Usikker',
};

/**
 * The draft of a note (notat): what was asked and answered, section by section, in the definition's own words, the citizen's in quotes;
 * then the consultant's judgement and what follows. It holds nothing that was not answered, and of a citizen in danger nothing that
 * could make it worse (flags F11 and F12). Blocks are parted by an empty line; the first line of each is its heading.
 */
export function composeNote(sources: NoteSources): string {
  const raised = protectionOf(sources);
  const blocks = [
    [headingOf(sources), ...withWhom(sources, raised)],
    ...sectionsOf(sources, raised, 'citizen'),
    safetyOf(sources, raised),
    judgementOf(sources, raised),
    followingOf(sources, raised),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

/** Of the flags that protect somebody those that were raised, or whose steps were followed all the same. */
export function protectionOf({ conclusion, procedures = {} }: Pick<Visit, 'conclusion' | 'procedures'>): Protected[] {
  const isRaised = (id: Protected) => conclusion?.flags.includes(id) === true || procedures[id] !== undefined;
  return (['F11', 'F12'] as const).filter(isRaised);
}

/** With the day of the conclusion: a talk that was held elsewhere may have been another day. */
function headingOf({ definition, conversationType, conclusion }: NoteSources): string {
  return `${titleIn(definition, conversationType)} ${formWords[conclusion.channel]}, afsluttet den ${sayDate(localDayOf(conclusion.at))}`;
}

/** Who was called into the talk; of somebody in danger it could say who stands by them. */
function withWhom({ guests = [] }: NoteSources, raised: readonly Protected[]): string[] {
  return guests.length === 0 || raised.includes('F11') ? [] : [`Med i samtalen: ${guestsText(guests)}.`];
}

/** A block for each section in which something was answered; what only the consultant answers belongs to the judgement. */
function sectionsOf(sources: NoteSources, raised: readonly Protected[], whose: Question['audience']): string[][] {
  const asked = new Set(sources.standing.asked.map(({ id }) => id));
  return sources.definition.sections.flatMap(({ title, questions }) => {
    const isOwn = questions.every(({ audience }) => audience === 'consultant');
    if (isOwn !== (whose === 'consultant')) return [];
    const lines = questions.filter(({ id }) => asked.has(id)).flatMap((question) => lineOf(question, sources, raised));
    return lines.length === 0 ? [] : [[title, ...lines]];
  });
}

function lineOf(question: Question, { standing, horizonMonths }: NoteSources, raised: readonly Protected[]): string[] {
  const answer = standing.answers[question.id];
  if (answer === undefined || raised.some((flag) => neverWritten[flag].includes(question.id))) return [];
  const unnamed = raised.flatMap((flag) => neverNamed[flag]);
  const asking: Asking = { form: standing.facts.form, horizonMonths, withoutText: raised.length > 0, unnamed };
  const line = noteSentence(question, answer, asking);
  return line === undefined ? [] : [line];
}

/** All that a note says of somebody in danger. */
function safetyOf(sources: NoteSources, raised: readonly Protected[]): string[] {
  const { answers, asked } = sources.standing;
  const lines: string[] = [];
  if (raised.includes('F11')) {
    if (chosenIn(answers.A2).includes('kanIkkeTaleFrit')) lines.push('Borgeren kunne ikke tale frit.');
    if (chosenIn(answers.H1).includes('nej')) lines.push('Borgeren føler sig ikke tryg.');
  }
  if (raised.includes('F12')) lines.push('Der var akut bekymring.');
  lines.push(...raised.flatMap((flag) => followedLine(sources, flag)));
  if (raised.length > 0 && asked.some((question) => isWritten(question, sources)))
    lines.push('Det, der er skrevet frit i skemaet, står ikke i notatet.');
  return lines.length === 0 ? [] : ['Særlige forhold', ...lines];
}

function isWritten(question: Question, { standing }: NoteSources): boolean {
  const answer = standing.answers[question.id];
  return answer !== undefined && hasText(question, answer);
}

/** That the steps of a flag were followed; when, only where no time could give away an agreed one. */
function followedLine({ procedures = {} }: NoteSources, flag: Protected): string[] {
  const at = procedures[flag];
  if (at === undefined) return [];
  return flag === 'F11'
    ? ['Vejledningen for borgere, der ikke er trygge, blev fulgt.']
    : [`Kommunens akutte vejledning blev fulgt den ${sayDate(localDayOf(at))} kl. ${sayTime(at)}.`];
}

function judgementOf(sources: NoteSources, raised: readonly Protected[]): string[] {
  const { category, certainty, provisional } = sources.conclusion;
  const lines = sectionsOf(sources, raised, 'consultant').flatMap(([, ...own]) => own);
  return [
    'Medarbejderens vurdering',
    `${provisional === true ? 'Foreløbig visitationskategori' : 'Visitationskategori'}: ${categoryLabel(category)}.`,
    `Hvor sikker er vurderingen? ${certaintyWords[certainty]}.`,
    ...lines,
  ];
}

/** What is written in the note of a talk whose conclusion was put right, or put back. */
export function rejudgedSentence(was: Judgement, is: Judgement, isUndo: boolean): string {
  const said = ({ category, certainty }: Judgement) =>
    `«${categoryLabel(category)}», ${certaintyWords[certainty].toLowerCase()}`;
  return `${isUndo ? 'Rettelsen er fortrudt' : 'Vurderingen er rettet'}: ${said(is)} i stedet for ${said(was)}.`;
}

/** The meeting that follows; without its time where somebody could be found by it. */
function followingOf({ doubt }: NoteSources, raised: readonly Protected[]): string[] {
  if (doubt === undefined) return [];
  const { meeting } = doubt;
  if (raised.includes('F11')) return ['Det videre forløb', 'Der følges op ved et fysisk møde.'];
  return [
    'Det videre forløb',
    meeting === undefined
      ? 'Der skal findes en tid til et fysisk møde.'
      : `Der er aftalt et fysisk møde den ${sayDate(localDayOf(meeting.startAt))} kl. ${sayTime(meeting.startAt)}.`,
  ];
}
