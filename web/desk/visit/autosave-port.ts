import type { SaveRequest, Stored } from './draft.ts';
import type { Unsent } from './unsent-answers.ts';

/** A save, with the questions that were shown. */
export type DefinedRequest = SaveRequest & { definitionVersion: string | undefined };

export interface AutosavePort {
  save(request: DefinedRequest): Promise<Stored>;
  saveLeaving(request: DefinedRequest): void;
  /** Outlives the page; nothing where everything is stored. */
  keep(unsent: Unsent | undefined): void;
  /** A name that no save had before. */
  saveId(): string;
  after(ms: number, run: () => void): () => void;
  now(): number;
}
