import type { Answer, Answers } from '../../../schemas/checklist.ts';

/** Answers on their way to the store; `null` takes an answer back. */
export type Edits = Record<string, Answer | null>;

/** A question two people have answered differently since either saw the other's answer. */
export interface Conflict {
  mine: Answer | null;
  theirs: Answer | null;
  /** The checklist of the case does not take mine: it can only be read, and let go of. */
  isRefused?: boolean | undefined;
}

/** One save on its way, by the name it was given: the page knows its own again when the answer to it was lost. */
export interface Sent {
  saveId: string;
  answers: Edits;
}

/** The answers of one visit as this page has them. Nothing typed leaves it except by being stored or by the consultant's choice. */
export interface Draft {
  readonly version: number;
  /** As last heard from the store. */
  readonly stored: Answers;
  readonly edits: Edits;
  readonly sending: Sent | undefined;
  /** Sent without an answer: each may be stored or not. At most one is, since all were sent on one version. */
  readonly unsure: readonly Sent[];
  readonly conflicts: Readonly<Record<string, Conflict>>;
}

export interface Stored {
  version: number;
  answers: Answers;
  /** The newest saves by name. */
  saves?: readonly string[] | undefined;
  /** The questions that the case is asked. */
  definitionVersion?: string | undefined;
}

export function openDraft({ version, answers }: Stored): Draft {
  return { version, stored: answers, edits: {}, sending: undefined, unsure: [], conflicts: {} };
}

export function sameAnswer(a: Answer | null | undefined, b: Answer | null | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** What was typed here and is not known to be stored, by question. */
export function unsavedIn({ conflicts, edits }: Draft): Edits {
  const waiting = Object.entries(conflicts).map(([id, { mine }]): [string, Answer | null] => [id, mine]);
  return { ...Object.fromEntries(waiting), ...edits };
}

/** What the form shows: the stored answers with mine over them. */
export function shownAnswers(draft: Draft): Answers {
  const shown: Answers = { ...draft.stored };
  for (const [id, value] of Object.entries(unsavedIn(draft))) {
    if (value === null) delete shown[id];
    else shown[id] = value;
  }
  return shown;
}

/** True while something typed here is not in the store. */
export function isUnsaved(draft: Draft): boolean {
  return Object.keys(draft.edits).length > 0 || Object.keys(draft.conflicts).length > 0;
}

/** Every save of this draft of which it is not known that it failed. */
function sentOf({ unsure, sending }: Draft): readonly Sent[] {
  return sending === undefined ? unsure : [...unsure, sending];
}

/** Typing into a question in conflict is a choice: the new answer stands. */
export function edit(draft: Draft, id: string, value: Answer | null): Draft {
  const { [id]: _chosen, ...conflicts } = draft.conflicts;
  const { [id]: _before, ...edits } = draft.edits;
  // What may have reached the store is taken back there as well.
  const isSent = sentOf(draft).some(({ answers }) => answers[id] !== undefined);
  const unchanged = sameAnswer(value, draft.stored[id]) && !isSent;
  return { ...draft, conflicts, edits: unchanged ? edits : { ...edits, [id]: value } };
}

/** What goes to the store. */
export interface SaveRequest extends Sent {
  version: number;
}

/** Takes what is to be sent now, under the name given; undefined when a request is under way or there is nothing. */
export function beginSave(draft: Draft, saveId: string): { draft: Draft; request: SaveRequest } | undefined {
  if (draft.sending || Object.keys(draft.edits).length === 0) return undefined;
  const sending = { saveId, answers: draft.edits };
  return { draft: { ...draft, sending }, request: { version: draft.version, ...sending } };
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
    unsure: [],
  };
}

/** The store refused what was sent, or could not be heard: then it may have it all the same. */
export function saveFailed(draft: Draft, isUnsure: boolean): Draft {
  return { ...draft, sending: undefined, unsure: isUnsure ? sentOf(draft) : draft.unsure };
}

/** The checklist of the case does not take this answer: it stands aside, and the others are sent without it. */
export function setAside(draft: Draft, id: string): Draft {
  const { [id]: mine = null, ...edits } = draft.edits;
  const conflict = { mine, theirs: draft.stored[id] ?? null, isRefused: true };
  return { ...draft, edits, conflicts: { ...draft.conflicts, [id]: conflict } };
}

/**
 * What the store said when mine was typed, with the save of mine that has arrived since; undefined where more was saved than is known
 * by name, so that one of mine may have come and been changed again.
 */
function baseOf(draft: Draft, { version, saves = [] }: Stored): Edits | undefined {
  const sent = sentOf(draft);
  const arrived = sent.find(({ saveId }) => saves.includes(saveId));
  if (arrived !== undefined) return { ...draft.stored, ...arrived.answers };
  return sent.length > 0 && version - draft.version > saves.length ? undefined : draft.stored;
}

/**
 * The store has moved on (another desk, another tab). Three-way: what only I changed is sent again, what only they changed is taken,
 * and what both changed differently waits for the consultant. A save of mine whose answer was lost is no other desk.
 */
export function overtaken(draft: Draft, theirs: Stored): Draft {
  const base = baseOf(draft, theirs);
  const edits: Edits = {};
  const conflicts: Record<string, Conflict> = {};
  // On the version that it was sent on, a save may still arrive.
  const unsure = theirs.version > draft.version ? [] : sentOf(draft);
  for (const [id, value] of Object.entries(unsavedIn(draft))) {
    const now = theirs.answers[id];
    if (sameAnswer(now, value)) {
      // What was taken back is taken back in the store too, where the save that it was in is still on its way.
      if (id in draft.edits && unsure.some(({ answers }) => answers[id] !== undefined)) edits[id] = value;
      continue;
    }
    const before = draft.conflicts[id];
    const isUntouched = base !== undefined && sameAnswer(now, base[id]) && before === undefined;
    if (isUntouched) edits[id] = value;
    else conflicts[id] = { ...before, mine: value, theirs: now ?? null };
  }
  return { version: theirs.version, stored: theirs.answers, edits, sending: undefined, unsure, conflicts };
}

/** Mine is sent over theirs, or theirs stands. */
export function choose(draft: Draft, id: string, which: 'mine' | 'theirs'): Draft {
  const conflict = draft.conflicts[id];
  if (!conflict) return draft;
  const { [id]: _settled, ...conflicts } = draft.conflicts;
  return { ...draft, conflicts, edits: which === 'mine' ? { ...draft.edits, [id]: conflict.mine } : draft.edits };
}
