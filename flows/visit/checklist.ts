import type { Answer, Answers, Checklist, ChecklistDefinition } from '../../schemas/checklist.ts';
import type { Ref } from '../../schemas/entity.ts';
import type { PersonId, VisitId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { omit } from '../case/omit.ts';
import { Refused, refuse, type Work } from '../case/work.ts';
import { followNeed } from './acute-need.ts';
import { isAnswerTo } from './answers.ts';
import { standingOf } from './asked.ts';
import { datedVersions, shippedChecklists, versionOn } from './definitions.ts';
import { type Flag, raiseFlags } from './flags.ts';
import { questionsOf } from './questions.ts';
import { isSilencing, silence } from './silence.ts';
import { talkFactsOf } from './talk-facts.ts';
import { needIdOf } from './task-ids.ts';
import { visitOf } from './withdraw.ts';

export interface Saving {
  visitId: VisitId;
  /** The version that the answers were given on. */
  version: number;
  /** The questions that were shown: a case without answers begins with them, whatever was published meanwhile. */
  definitionVersion?: string | undefined;
  /** By question id; `null` takes an answer back. */
  answers: Record<string, Answer | null>;
  /** Free notes; `null` takes them back. */
  notes?: string | null | undefined;
  /** The page's own name for this save. */
  saveId?: string | undefined;
  /** Who the case was seen to be about: read beside it for whoever judges the answers next, and trusted for nothing. */
  personId?: PersonId | undefined;
}

/** Saves that are known by name: more than a desk makes in some minutes in which another one hears nothing. */
const mostSaves = 60;

/** Saves answers on the version they were given on; a draft until the visit is concluded. */
export function saveAnswers(work: Work, saving: Saving): void {
  const { visitId, version, answers, personId } = saving;
  const person: Ref[] = personId === undefined ? [] : [{ entity: 'person', id: personId }];
  preloadChecklist(work, visitId, { entity: 'task', id: needIdOf(visitId) }, ...person);
  const visit = visitOf(work, visitId);
  if (visit.conclusion !== undefined) refuse('alreadyConcluded');
  const stored = work.item('checklist', visitId);
  if (version !== (stored?.version ?? 0)) throw new Refused({ code: 'stale' });
  const before = stored ?? { ...emptyChecklist(work, visit), ...shownVersion(work, saving) };
  const definition = definitionOf(work, before.definitionVersion);
  const saves = savesWith(before, saving);
  const after = {
    ...withNotes(before, saving),
    ...saves,
    answers: merged(before.answers, answers, definition),
    savedAt: work.now,
  };
  work.put(after);
  if (isSilencing(flagsOf(work, visit, { definition, answers: after.answers }))) silence(work, visit);
  followNeed(work, visitId, { before: before.answers, after: after.answers });
}

/** What the answers raise by themselves, whoever it is about. */
function flagsOf(
  work: Work,
  visit: Visit,
  { definition, answers }: { definition: ChecklistDefinition; answers: Answers },
): Flag[] {
  const sources = { visit, policy: work.policy, today: localDayOf(work.now), form: visit.talkedForm ?? 'phone' };
  return raiseFlags(standingOf(definition, answers, talkFactsOf(sources)));
}

/** Notes that are not sent stand as they are. */
function withNotes(before: Checklist, { notes }: Saving): Checklist {
  if (notes === undefined) return before;
  return notes === null || notes === '' ? omit(before, 'notes') : { ...before, notes };
}

function savesWith({ saves = [] }: Checklist, { saveId }: Saving): Pick<Checklist, 'saves'> {
  return saveId === undefined ? {} : { saves: [...saves, saveId].slice(-mostSaves) };
}

/** The case, its answers, which checklists there are, and what else is asked for, in one request. */
export function preloadChecklist(work: Work, visitId: VisitId, ...more: Ref[]): void {
  work.preload(
    ...more,
    { entity: 'visit', id: visitId },
    { entity: 'checklist', id: visitId },
    { entity: 'checklistVersions', id: work.unitId },
  );
}

function shownVersion(work: Work, { definitionVersion }: Saving): Pick<Checklist, 'definitionVersion'> | undefined {
  if (definitionVersion === undefined) return undefined;
  const known = datedVersions(work.item('checklistVersions', work.unitId));
  if (!known.some((one) => one.definitionVersion === definitionVersion)) refuse('unknownVersion', 'definitionVersion');
  return { definitionVersion };
}

/** The answers of a visit before anything was answered. */
export function emptyChecklist(work: Work, { visitId, unitId }: Visit): Checklist {
  const definitionVersion = versionOn(work.item('checklistVersions', unitId), localDayOf(work.now));
  return { entity: 'checklist', visitId, unitId, version: 0, definitionVersion, answers: {}, savedAt: work.now };
}

/** The questions of a version: shipped, or published by the unit. Answers are never read by other questions than they were given to. */
export function definitionOf(work: Work, version: string): ChecklistDefinition {
  const known = shippedChecklists.get(version) ?? work.item('publishedChecklist', version)?.definition;
  return known ?? refuse('lostVersion', version);
}

/** The questions with which a case begins today. */
export function definitionOfToday(work: Work): ChecklistDefinition {
  const today = versionOn(work.item('checklistVersions', work.unitId), localDayOf(work.now));
  return shippedChecklists.get(today) ?? work.demand('publishedChecklist', today).definition;
}

function merged(stored: Answers, given: Saving['answers'], definition: ChecklistDefinition): Answers {
  const questions = new Map(questionsOf(definition).map((question) => [question.id, question]));
  const answers: Answers = { ...stored };
  for (const [id, answer] of Object.entries(given)) {
    const question = questions.get(id) ?? refuse('unknownQuestion', id);
    if (answer === null) delete answers[id];
    else if (isAnswerTo(question, answer)) answers[id] = answer;
    else refuse('wrongAnswer', id);
  }
  return answers;
}
