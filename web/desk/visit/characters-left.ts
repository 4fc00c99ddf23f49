import { say } from '../../language/say.ts';

/** How much more may be typed, or how much is too much. */
export function charactersLeft(left: number): string {
  const count = Math.abs(left);
  if (left < 0) return count === 1 ? say('1 tegn for meget') : say('{count} tegn for meget', { count });
  return count === 1 ? say('1 tegn tilbage') : say('{count} tegn tilbage', { count });
}
