import type { Changed } from '../step.ts';

/** Sentences that hold of every step that is carried out, each with what would break it. */
export type Rules = Record<string, (step: Changed) => boolean>;
