import type { Timer } from 'driven-clock/clock';
import { Interrupted } from '../turn.ts';
import { flagOf, methodOf, type Next, numberOf, resolveUrl, type Stage } from './document.ts';
import type { Element } from './parse.ts';
import { runPrompts } from './prompts.ts';

/**
 * Plays what is nested and takes keys. A key stops the prompts; `timeout` runs from their end or from the last key;
 * it ends at `numDigits`, at `finishOnKey` or after `timeout`. No keys: the verb below, or `action` if it wants empty results.
 */
export async function gather(stage: Stage, element: Element): Promise<Next> {
  const { attributes } = element;
  const digits = await takeKeys(stage, element);
  if (digits === '' && !flagOf(attributes.actionOnEmptyResult, false)) return undefined;
  // Speech is not played here; keys are all a Gather can be given.
  const url = resolveUrl(stage.document, attributes.action ?? '');
  return { url, method: methodOf(attributes.method), fields: { Digits: digits } };
}

async function takeKeys(stage: Stage, element: Element): Promise<string> {
  const { x, call, turn } = stage;
  const { attributes } = element;
  const timeoutMs = numberOf(attributes.timeout, 5, 0) * 1000;
  const most = numberOf(attributes.numDigits, Number.POSITIVE_INFINITY, 1);
  const finishOnKey = attributes.finishOnKey ?? '#';
  const prompts = turn.child();
  const full = Promise.withResolvers<void>();
  let digits = '';
  let closed = false;
  let timer: Timer | undefined;
  const close = () => {
    closed = true;
    full.resolve();
  };
  const wait = () => {
    timer?.cancel();
    timer = x.clock.after(timeoutMs, close);
  };
  const takesKeys = (attributes.input ?? 'dtmf').split(' ').includes('dtmf');
  const off = call.onKey((key) => {
    if (closed || !takesKeys) return;
    prompts.end();
    if (key === finishOnKey) return close();
    digits += key;
    if (digits.length >= most) close();
    else wait();
  });
  try {
    const said = runPrompts(stage, element.children, prompts).then(() => {
      if (digits === '' && !closed) wait();
    });
    // Interrupted prompts are how a key press looks from here; anything else is an error of the document.
    const failed = said.then(
      () => full.promise,
      (error: unknown) => (error instanceof Interrupted ? full.promise : Promise.reject(error)),
    );
    await turn.wait(failed);
    return digits;
  } finally {
    closed = true;
    off();
    timer?.cancel();
    prompts.end();
  }
}
