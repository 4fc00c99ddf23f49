import type { Timer } from '../scheduler.ts';
import { promptMs, type Stage } from './exchange.ts';
import type { Element } from './parse.ts';

interface Prompt {
  text: string | undefined;
  lasts: number;
}

/** A Gather that goes on. */
interface Listening extends Stage {
  timeoutMs: number;
  most: number | undefined;
  finishOnKey: string;
  digits: string;
  closed: boolean;
  timer: Timer | undefined;
  resolve(digits: string): void;
}

function promptOf({ name, attributes, text }: Element): Prompt {
  if (name === 'Say') return { text, lasts: promptMs };
  if (name === 'Play') return { text: undefined, lasts: promptMs * Number(attributes.loop ?? 1) };
  return { text: undefined, lasts: 1000 * Number(attributes.length ?? 1) };
}

function isOver({ closed, turn }: Listening) {
  return closed || turn.over;
}

function close(listening: Listening): void {
  if (isOver(listening)) return;
  listening.closed = true;
  listening.timer?.cancel();
  listening.leg.gather = undefined;
  listening.resolve(listening.digits);
}

function after(listening: Listening, milliseconds: number, run: () => void): void {
  const { scheduler } = listening.x;
  listening.timer?.cancel();
  listening.timer = scheduler.at(scheduler.now() + milliseconds, `${listening.leg.name} listens`, run);
}

function wait(listening: Listening): void {
  after(listening, listening.timeoutMs, () => close(listening));
}

function say(listening: Listening, [prompt, ...rest]: Prompt[]): void {
  if (isOver(listening) || listening.digits !== '') return;
  if (prompt === undefined) wait(listening);
  else {
    if (prompt.text !== undefined) listening.x.says(listening.leg, prompt.text);
    after(listening, prompt.lasts, () => say(listening, rest));
  }
}

function pressOne(listening: Listening, key: string): void {
  if (isOver(listening)) return;
  const finishes = key === listening.finishOnKey;
  // A first # ends an empty Gather where it finishes one.
  if (!finishes) listening.digits += key;
  if (finishes || listening.digits.length === listening.most) close(listening);
  else wait(listening);
}

/**
 * Says what is nested and takes keys: a key stops the prompts, `timeout` runs from their end or from the last key, and it ends at
 * `numDigits`, at `finishOnKey` or after `timeout`. Answers the keys, none for silence.
 */
export function gather(stage: Stage, { attributes, children }: Element): Promise<string> {
  const { leg } = stage;
  const most = attributes.numDigits === undefined ? undefined : Number(attributes.numDigits);
  const finishOnKey = attributes.finishOnKey ?? '#';
  return new Promise((resolve) => {
    const listening: Listening = {
      ...stage,
      timeoutMs: 1000 * Number(attributes.timeout ?? 5),
      most,
      finishOnKey,
      digits: '',
      closed: false,
      timer: undefined,
      resolve,
    };
    const press = (keys: string) => {
      for (const key of keys) pressOne(listening, key);
    };
    leg.gather = { most, finishOnKey, press };
    say(listening, children.map(promptOf));
    leg.station.behaviour?.listens(leg, leg.gather);
  });
}
