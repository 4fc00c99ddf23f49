import type { Call } from './call.ts';
import type { Exchange } from './exchange.ts';

/** What a `w` waits. */
const wMs = 500;

/**
 * Presses keys one after the other; `w` waits half a second on the clock. Without `w` they all arrive at once: those a
 * Gather has no more room for are lost, as keys pressed when nobody listens are.
 */
export function pressKeys(x: Exchange, call: Call, digits: string): void {
  let waited = 0;
  for (const key of digits) {
    if (key === 'w') waited += wMs;
    else if (waited === 0) call.press(key);
    else x.clock.after(waited, () => call.press(key));
  }
}
