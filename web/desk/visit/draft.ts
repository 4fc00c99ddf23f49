import type { Answer, Answers } from '../../../schemas/checklist.ts';

/** Answers on their way to the store; `null` takes an answer back. */
export type Edits = Record<string, Answer | null>;

/** A question two people have answered differently since either saw the other's answer. */
export interface Conflict {
  mine: Answer | null;
  theirs: Answer | null;
}

/** The answers of one visit as this page has them. Nothing typed leaves it except by being stored or by the consultant's choice. */
export interface Draft {
  readonly version: number;
  /** As last heard from the store. */
  readonly stored: Answers;
  readonly edits: Edits;
  readonly sending: Edits | undefined;
  readonly conflicts: Readonly<Record<string, Conflict>>;
}

export interface Stored {
  version: number;
  answers: Answers;
}

export function openDraft({ version, answers }: Stored): Draft {
  return { version, stored: answers, edits: {}, sending: undefined, conflicts: {} };
}

export function sameAnswer(a: Answer | null | undefined, b: Answer | null | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** What the form shows: the stored answers with mine over them. */
export function shownAnswers(draft: Draft): Answers {
  const shown: Answers = { ...draft.stored };
  const mine = Object.entries(draft.conflicts).map(([id, conflict]): [string, Answer | null] => [id, conflict.mine]);
  for (const [id, value] of [...mine, ...Object.entries(draft.edits)]) {
    if (value === null) delete shown[id];
    else shown[id] = value;
  }
  return shown;
}

/** True while something typed here is not in the store. */
export function isUnsaved(draft: Draft): boolean {
  return Object.keys(draft.edits).length > 0 || Object.keys(draft.conflicts).length > 0;
}

/** Typing into a question in conflict is a choice: the new answer stands. */
export function edit(draft: Draft, id: string, value: Answer | null): Draft {
  const { [id]: _chosen, ...conflicts } = draft.conflicts;
  const { [id]: _before, ...edits } = draft.edits;
  const unchanged = sameAnswer(value, draft.stored[id]) && draft.sending?.[id] === undefined;
  return { ...draft, conflicts, edits: unchanged ? edits : { ...edits, [id]: value } };
}

/** Takes what is to be sent now; undefined when a request is under way or there is nothing. */
export function beginSave(draft: Draft): { draft: Draft; request: { version: number; answers: Edits } } | undefined {
  if (draft.sending || Object.keys(draft.edits).length === 0) return undefined;
  return { draft: { ...draft, sending: draft.edits }, request: { version: draft.version, answers: draft.edits } };
}

/** The store has what was sent; what was typed meanwhile stays to be sent. */
export function saved(draft: Draft, stored: Stored): Draft {
  const edits = Object.entries(draft.edits).filter(([id, value]) => !sameAnswer(value, stored.answers[id]));
  return {
    ...draft,
    version: stored.version,
    stored: stored.answers,
    edits: Object.fromEntries(edits),
    sending: undefined,
  };
}

export function saveFailed(draft: Draft): Draft {
  return { ...draft, sending: undefined };
}

/**
 * The store has moved on (another desk, another tab). Three-way: what only I changed is sent again, what only they changed is taken,
 * and what both changed differently waits for the consultant.
 */
export function overtaken(draft: Draft, theirs: Stored): Draft {
  const edits: Edits = {};
  const conflicts: Record<string, Conflict> = {};
  const mine = [
    ...Object.entries(draft.conflicts).map(([id, conflict]): [string, Answer | null] => [id, conflict.mine]),
    ...Object.entries(draft.edits),
  ];
  for (const [id, value] of mine) {
    const now = theirs.answers[id];
    if (sameAnswer(now, value)) continue;
    const untouched = sameAnswer(now, draft.stored[id]) && draft.conflicts[id] === undefined;
    if (untouched) edits[id] = value;
    else conflicts[id] = { mine: value, theirs: now ?? null };
  }
  return { version: theirs.version, stored: theirs.answers, edits, sending: undefined, conflicts };
}

/** Mine is sent over theirs, or theirs stands. */
export function choose(draft: Draft, id: string, which: 'mine' | 'theirs'): Draft {
  const conflict = draft.conflicts[id];
  if (!conflict) return draft;
  const { [id]: _settled, ...conflicts } = draft.conflicts;
  return { ...draft, conflicts, edits: which === 'mine' ? { ...draft.edits, [id]: conflict.mine } : draft.edits };
}
