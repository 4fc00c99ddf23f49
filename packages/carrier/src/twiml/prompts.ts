import { basename } from 'node:path/posix';
import type { Turn } from '../turn.ts';
import { methodOf, numberOf, resolveUrl, type Stage } from './document.ts';
import type { Element } from './parse.ts';
import { type Sound, soundOf } from './sound.ts';

/** Driven time of a Say or Play. */
const promptMs = 1_000;
/** Real time of a Say nobody hears as sound. */
const charactersASecond = 14;
const longestEstimateMs = 8_000;
const shortestMs = 300;
/** What a document can have looped at most. */
const mostLoops = 1_000;

interface Prompt {
  kind: 'say' | 'play';
  text: string;
  sound(): Promise<Sound>;
}

function estimateMs(text: string): number {
  return Math.min(longestEstimateMs, Math.max(shortestMs, (text.length / charactersASecond) * 1000));
}

/** What a played file says: its `x-transcript` header (percent-encoded UTF-8), else its file name. */
function transcriptOf(header: string | string[] | undefined, url: string): string {
  const decode = (text: string) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  return typeof header === 'string' ? decode(header) : decode(basename(new URL(url).pathname));
}

/** Gets what a Play is to play; undefined (and a notice) when it cannot be had: the call goes on without it. */
async function fetched(stage: Stage, element: Element): Promise<Prompt | undefined> {
  const { x, call, turn, document } = stage;
  const url = resolveUrl(document, element.text);
  const result = await turn.wait(x.webhooks.media(url));
  if (!result.ok || result.reply.status >= 400) {
    const message = result.ok ? `status ${result.reply.status}` : result.message;
    x.notices.add({ level: 'error', code: 11200, message, callSid: call.sid, url });
    return undefined;
  }
  const { headers, body } = result.reply;
  const text = transcriptOf(headers['x-transcript'], result.url);
  return { kind: 'play', text, sound: async () => soundOf(body) ?? { frames: [], ms: promptMs } };
}

function spoken(stage: Stage, element: Element): Prompt {
  const { text } = element;
  const sound = async (): Promise<Sound> => {
    const frames = (await stage.x.media?.speak(text, element.attributes.language ?? 'en-US')) ?? [];
    return { frames, ms: frames.length > 0 ? frames.length * 20 : estimateMs(text) };
  };
  return { kind: 'say', text, sound };
}

/** Driven time stands still while a sentence is turned into sound, or an advance would go past the prompt. */
async function made({ x }: Stage, prompt: Prompt, turn: Turn): Promise<Sound> {
  const end = x.flight.begin('speech');
  try {
    return await turn.wait(prompt.sound());
  } finally {
    end();
  }
}

async function play(stage: Stage, prompt: Prompt, turn: Turn): Promise<void> {
  const { x, call } = stage;
  const audio = call.browser?.audio;
  const sound = audio ? await made(stage, prompt, turn) : undefined;
  turn.check();
  const playing = sound && sound.frames.length > 0 ? audio?.play(sound.frames) : undefined;
  try {
    if (x.clock.mode === 'driven') await turn.sleep(x.clock, promptMs);
    else if (playing) await turn.wait(playing.done);
    else if (prompt.kind === 'say') await turn.sleep(x.clock, estimateMs(prompt.text));
    else await turn.sleep(x.clock, Math.max(shortestMs, (await prompt.sound()).ms));
  } finally {
    // In driven time the sound keeps its own pace; only an interruption cuts it short.
    if (turn.over || x.clock.mode === 'real') playing?.stop();
  }
}

/** Say, Play and Pause, one after the other, from within `turn`. Files are fetched before the first is heard. */
export async function runPrompts(stage: Stage, elements: Element[], turn: Turn): Promise<void> {
  const ready = await Promise.all(
    elements.map(async (element) => {
      if (element.name === 'Say' && element.text) return { element, prompt: spoken(stage, element) };
      if (element.name === 'Play' && element.text) return { element, prompt: await fetched(stage, element) };
      return { element, prompt: undefined };
    }),
  );
  for (const { element, prompt } of ready) {
    turn.check();
    if (element.name === 'Pause') {
      await turn.sleep(stage.x.clock, numberOf(element.attributes.length, 1, 0) * 1000);
    } else if (prompt) {
      stage.call.hear(prompt.kind, prompt.text);
      const loops = numberOf(element.attributes.loop, 1, 0) || mostLoops;
      for (let loop = 0; loop < loops; loop++) await play(stage, prompt, turn);
    }
  }
}

/** Where a Redirect leads. */
export function redirectOf(stage: Stage, element: Element): { url: string; method: 'GET' | 'POST' } {
  return { url: resolveUrl(stage.document, element.text), method: methodOf(element.attributes.method) };
}
