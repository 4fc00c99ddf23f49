import type { Call } from '../../schemas/call.ts';
import type { AtPrompt } from './ask.ts';

/** What goes along from one question to the next about the same thing: the number that was keyed, and what is being moved. */
export function particularsOf({ state }: Call): Pick<AtPrompt, 'keyed' | 'moves' | 'next'> {
  if (state.at !== 'prompt') return {};
  const { keyed, moves, next } = state;
  return {
    ...(keyed !== undefined && { keyed }),
    ...(moves !== undefined && { moves }),
    ...(next !== undefined && { next }),
  };
}
