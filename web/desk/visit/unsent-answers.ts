import * as z from 'zod/mini';
import { answer } from '../../../schemas/checklist.ts';
import { type Draft, isUnsaved } from './draft.ts';

/** An answer, or free notes, however long. */
const written = z.union([answer, z.string()]);
const edits = z.record(z.string(), z.nullable(written));
const sent = z.object({ saveId: z.string(), answers: edits });
const conflict = z.object({
  mine: z.nullable(written),
  theirs: z.nullable(written),
  isRefused: z.optional(z.boolean()),
});

/** What was typed in one case and is not known to be stored, with what stood there before, and the questions it answers. */
const unsent = z.object({
  definitionVersion: z.optional(z.string()),
  draft: z.object({
    version: z.number(),
    stored: z.record(z.string(), written),
    edits,
    unsure: z.array(sent),
    conflicts: z.record(z.string(), conflict),
  }),
});
export type Unsent = z.infer<typeof unsent>;

/** The unsent answers of one person in this browser, by case. */
export interface UnsentAnswers {
  of(visitId: string): Unsent | undefined;
  /** Nothing forgets them. */
  keep(visitId: string, what: Unsent | undefined): void;
  /** The cases in which something waits. */
  visits(): string[];
}

/** Nothing where everything is stored. Of the stored answers only those that somebody typed over. */
export function unsentOf(draft: Draft, definitionVersion: string | undefined): Unsent | undefined {
  if (!isUnsaved(draft)) return undefined;
  const { version, stored, edits: typed, sending, unsure, conflicts } = draft;
  const before = Object.entries(stored).filter(([id]) => id in typed || id in conflicts);
  return {
    definitionVersion,
    draft: {
      version,
      stored: Object.fromEntries(before),
      edits: typed,
      unsure: sending === undefined ? [...unsure] : [...unsure, sending],
      conflicts,
    },
  };
}

/**
 * Keeps unsent answers in the browser's own store until they are with the line: they outlive a reload, a closed window and a crash. Each
 * person has their own, so that nobody sends another's at the same computer.
 */
export function createUnsentAnswers(storage: Storage, staffId: string): UnsentAnswers {
  const prefix = `usendte svar ${staffId} `;
  return {
    of: (visitId) => {
      try {
        const found = unsent.safeParse(JSON.parse(storage.getItem(prefix + visitId) ?? 'null'));
        return found.success ? found.data : undefined;
      } catch {
        return undefined;
      }
    },
    keep: (visitId, what) => {
      try {
        if (what === undefined) storage.removeItem(prefix + visitId);
        else storage.setItem(prefix + visitId, JSON.stringify(what));
      } catch {
        // A browser that keeps nothing still sends what is typed.
      }
    },
    visits: () => {
      const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
      return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
    },
  };
}
