/** The functions of the line; each has a folder in `functions/` with `index.ts` and `env.ts`. */
export const functionNames = [
  'voice',
  'carrier-status',
  'replies',
  'api',
  'live',
  'dispatch',
  'project',
  'sweep',
] as const;

export type FunctionName = (typeof functionNames)[number];
