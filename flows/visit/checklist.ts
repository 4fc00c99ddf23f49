import type { Answer, Answers, Checklist } from '../../schemas/checklist.ts';
import type { VisitId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { Refused, refuse, type Work } from '../case/work.ts';
import { checklistDefinitions, currentDefinition, isAnswerTo, questionsOf } from './definitions.ts';
import { visitOf } from './withdraw.ts';

export interface Saving {
  visitId: VisitId;
  /** The version that the answers were given on. */
  version: number;
  /** By question id; `null` takes an answer back. */
  answers: Record<string, Answer | null>;
}

/** Saves answers on the version they were given on; a draft until the visit is concluded. */
export function saveAnswers(work: Work, { visitId, version, answers }: Saving): void {
  work.preload({ entity: 'visit', id: visitId }, { entity: 'checklist', id: visitId });
  const visit = visitOf(work, visitId);
  if (visit.conclusion !== undefined) refuse('alreadyConcluded');
  const stored = work.item('checklist', visitId);
  if (version !== (stored?.version ?? 0)) throw new Refused({ code: 'stale' });
  const before = stored ?? emptyChecklist(work, visit);
  work.put({ ...before, answers: merged(before.answers, answers, before.definitionVersion), savedAt: work.now });
}

/** The answers of a visit before anything was answered. */
export function emptyChecklist(work: Work, { visitId, unitId }: Visit): Checklist {
  const { definitionVersion } = currentDefinition;
  return { entity: 'checklist', visitId, unitId, version: 0, definitionVersion, answers: {}, savedAt: work.now };
}

function merged(stored: Answers, given: Saving['answers'], definitionVersion: string): Answers {
  const definition = checklistDefinitions[definitionVersion] ?? currentDefinition;
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
