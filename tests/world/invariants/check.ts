import type { Changed } from './mirror.ts';

/** Tells of something that must never be so. */
export type Complain = (invariant: string, what: string) => void;

/** Looks at what one commit has changed. */
export type Check = (changed: Changed) => void;
