import { type Draft, isUnsaved, openDraft, overtaken, type Stored } from './draft.ts';
import type { Unsent } from './unsent-answers.ts';

/** What an autosave begins with: the case as it was read, what an earlier page had not stored, or both. */
export interface Beginning {
  stored?: Stored | undefined;
  unsent?: Unsent | undefined;
}

export interface Begun {
  draft: Draft;
  /** The questions that are answered: those of what is unsent, else those of the case as it was read. */
  definitionVersion: string | undefined;
  /** The case was not read yet: only what was typed over is known of it. */
  isPartial: boolean;
}

export function beginDraft({ stored, unsent }: Beginning): Begun {
  const isPartial = stored === undefined;
  const read = stored ?? { version: 0, answers: {} };
  if (unsent === undefined) return { draft: openDraft(read), definitionVersion: read.definitionVersion, isPartial };
  const kept = { ...unsent.draft, sending: undefined };
  const draft = isPartial ? kept : overtaken(kept, read);
  const definitionVersion = isUnsaved(draft) ? unsent.definitionVersion : read.definitionVersion;
  return { draft, definitionVersion, isPartial };
}
