import type { Call } from '../call.ts';
import type { Exchange } from '../exchange.ts';
import { waitingSound } from '../media/waiting-sound.ts';
import { Interrupted, type Turn } from '../turn.ts';
import { DocumentError, loadDocument, type Source, type Stage } from './document.ts';
import { redirectOf, runPrompts } from './prompts.ts';

/** Music where somebody can hear it, until `side` ends. */
export function playWaitingSound(call: Call, side: Turn): void {
  const playing = call.browser?.audio.play({ loop: waitingSound() });
  if (playing) side.onEnd(() => playing.stop());
}

const mostRedirects = 1_000;

/**
 * A document heard beside what the call does: waiting for a conference, on hold, an announcement. Say, Play, Pause and
 * Redirect only; it does not loop. False when it could not be had.
 */
export async function runBeside(x: Exchange, call: Call, turn: Turn, source: Source): Promise<boolean> {
  let next: Source | undefined = source;
  try {
    for (let hop = 0; next && hop < mostRedirects; hop++) {
      const document = await loadDocument(x, call, turn, next);
      const stage: Stage = { x, call, turn, document, follow: async () => false };
      next = undefined;
      for (const element of document.verbs) {
        turn.check();
        if (element.name === 'Redirect') {
          next = redirectOf(stage, element);
          break;
        }
        await runPrompts(stage, [element], turn);
      }
    }
    return true;
  } catch (error) {
    if (error instanceof Interrupted) return true;
    if (!(error instanceof DocumentError)) throw error;
    x.notices.add({ level: 'error', code: error.code, message: error.message, callSid: call.sid, url: error.url });
    return false;
  }
}
