import type { Call } from './call.ts';
import type { Exchange } from './exchange.ts';

/** What a `w` waits. */
const wMs = 500;

/**
 * Presses keys one after the other; `w` waits half a second on the clock. Without `w` they all arrive at once: those a
 * Gather has no more room for are lost, as keys pressed when nobody listens are. Whoever the call talks with hears them too,
 * as tones where both are browsers.
 */
export function pressKeys(x: Exchange, call: Call, digits: string): void {
  for (const [waits, keys] of digits.split('w').entries()) {
    if (keys === '') continue;
    if (waits === 0) press(x, call, keys);
    else x.clock.after(waits * wMs, () => press(x, call, keys));
  }
}

function press(x: Exchange, call: Call, keys: string): void {
  for (const key of keys) call.press(key);
  call.browser?.audio.press(keys);
  for (const sid of call.peers()) x.calls.get(sid)?.hear('keys', keys);
}
