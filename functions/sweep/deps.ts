import type * as z from 'zod/mini';
import { createEffectDeps, type EffectDeps } from '../effects/deps.ts';
import type { env } from './env.ts';

export interface Deps extends EffectDeps {
  /** Days whose slots this warm function has seen laid out. */
  laidOut: Set<string>;
  /** When the carrier's list was last read, by unit. */
  reconciledAt: Map<string, string>;
}

export const createDeps = (variables: z.infer<typeof env>): Deps => ({
  ...createEffectDeps(variables),
  laidOut: new Set(),
  reconciledAt: new Map(),
});
