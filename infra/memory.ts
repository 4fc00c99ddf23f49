import type { FunctionName } from './function-names.ts';

export interface Memory {
  megabytes: number;
  reason: string;
}

/** Placeholder. */
export const memory: Record<FunctionName, Memory> = {
  voice: { megabytes: 1024, reason: 'x' },
  'carrier-status': { megabytes: 512, reason: 'x' },
  replies: { megabytes: 512, reason: 'x' },
  api: { megabytes: 1024, reason: 'x' },
  live: { megabytes: 512, reason: 'x' },
  dispatch: { megabytes: 512, reason: 'x' },
  project: { megabytes: 512, reason: 'x' },
  sweep: { megabytes: 512, reason: 'x' },
};
