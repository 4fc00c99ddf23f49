import type * as z from 'zod/mini';
import { type CommonDeps, createCommonDeps } from '../case/deps.ts';
import type { env } from './env.ts';

export interface Deps extends CommonDeps {
  publicUrl: string;
}

export function createDeps(variables: z.infer<typeof env>): Deps {
  return { ...createCommonDeps(variables), publicUrl: variables.PUBLIC_URL };
}
