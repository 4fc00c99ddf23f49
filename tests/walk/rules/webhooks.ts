import { play } from '../play.ts';
import type { Changed, Step } from '../step.ts';

/** Words of the carrier, which may deliver any of them late, twice or to a call they are not about. */
const webhooks = ['receiveCall', 'citizenSays', 'endLeg', 'answerRing', 'nameLeg'];

/** Late, repeated, or about a leg that is not this call's, and yet something was changed. */
export function isHeeded({ move, outcome }: Step): boolean {
  return (
    move.isStale === true && 'change' in outcome && (outcome.change.puts.length > 0 || outcome.change.events.length > 0)
  );
}

/** The very same webhook delivered again, and something is changed once more. */
export function isHeededTwice({ move, after }: Changed): boolean {
  if (!webhooks.includes(move.command.type)) return false;
  const again = play(after, { ...move, at: after.now });
  return 'change' in again && (again.change.puts.length > 0 || again.change.events.length > 0);
}
