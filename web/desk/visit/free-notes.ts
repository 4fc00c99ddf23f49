import type { Answer, Answers } from '../../../schemas/checklist.ts';
import { staleResponse } from '../../../schemas/staff-api.ts';
import type { ApiError } from '../../session/api-client.ts';
import type { Conflict, Edits, Stored } from './draft.ts';

/** The notes of a talk ride among its answers under an id that no question has, so that one autosave carries both. */
export const notesId = 'notes';

/** What the store says, with the notes among the answers. */
export function withNotes<Of extends { answers: Answers; notes?: string | undefined }>({ notes, ...read }: Of) {
  return notes === undefined ? read : { ...read, answers: { ...read.answers, notes } };
}

/** What goes to the store, with the notes beside the answers again. */
export function apart<Of extends { answers: Edits }>(request: Of) {
  const { notes, ...answers } = request.answers;
  return { ...request, answers, notes };
}

/** The answers that questions have. */
export function answersIn({ notes: _apart, ...answers }: Answers): Answers {
  return answers;
}

export function notesIn({ notes }: Readonly<Record<string, Answer | null>>): string {
  return typeof notes === 'string' ? notes : '';
}

/** Both texts of two people who wrote notes in one case, the other's first; nothing where either has none. */
export function bothNotes({ mine, theirs }: Conflict): string | undefined {
  return typeof mine === 'string' && typeof theirs === 'string' ? `${theirs}\n\n${mine}` : undefined;
}

/** What stands in the store now, where a save was refused because it had moved on. */
export function staleIn({ status, body }: ApiError): Stored | undefined {
  const stale = status === 409 ? staleResponse.safeParse(body) : undefined;
  return stale?.success ? withNotes(stale.data.stored) : undefined;
}
