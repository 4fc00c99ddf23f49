import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from './media-port.ts';
import { frameSamples } from './mulaw.ts';

export interface SpeechRequest {
  id: number;
  text: string;
  /** espeak-ng's name of the voice. */
  voice: string;
}
/** µ-law at 8 kHz; empty when it could not be spoken. */
export interface SpeechReply {
  id: number;
  sound: Uint8Array;
}

interface Speech {
  speak(text: string, language: string): Promise<Frame[]>;
  /** Whether the voice runs now. */
  isAwake(): boolean;
  close(): Promise<void>;
}

/** Utterances kept in memory; a prompt of ten seconds takes 80 kB. */
const mostKept = 400;
/** A sentence takes 0.2 s; a child that is silent this long is given up, and the call goes on without sound. */
const patienceMs = 10_000;
/** Ended when it was asked for nothing so long: it holds 150 MB and is back in 0.3 s, and what it once said is kept. */
const restsAfterMs = 10_000;
/** A child that dies this many times in a row is not started again. */
const mostFailures = 3;
/** Nobody listens to more than this in one verb. */
const longestText = 3_000;
/** Part of the key of what is kept on disk: raise it when the voice or its processing changes. */
const edition = 1;

/**
 * Spoken prompts. The voice (espeak-ng, GPL) is a separate program in a process of its own: it is never bundled or
 * deployed, and a fault in it costs sound, never a call.
 */
export function createSpeech(options: {
  off: boolean;
  folder: string | undefined;
  log(line: string): void;
  restsAfterMs?: number;
}): Speech {
  const kept = new Map<string, Promise<Frame[]>>();
  const waiting = new Map<number, (sound: Uint8Array) => void>();
  let child: ChildProcess | undefined;
  let failures = 0;
  let nextId = 1;
  let closed = false;
  let rest: NodeJS.Timeout | undefined;

  const restSoon = () => {
    clearTimeout(rest);
    if (waiting.size > 0) return;
    rest = setTimeout(() => {
      const resting = child;
      // Forgotten first, so that its end is no failure.
      child = undefined;
      resting?.kill();
    }, options.restsAfterMs ?? restsAfterMs);
    rest.unref();
  };

  const start = (): ChildProcess => {
    const started = fork(new URL('./speech-process.ts', import.meta.url), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
      env: {},
    });
    const gone = () => {
      if (child !== started) return;
      child = undefined;
      if (closed) return;
      failures += 1;
      options.log(`speech: the voice stopped (${failures} of ${mostFailures})`);
      for (const resolve of waiting.values()) resolve(new Uint8Array(0));
      waiting.clear();
    };
    started.on('message', (reply: SpeechReply) => {
      failures = 0;
      waiting.get(reply.id)?.(reply.sound);
      waiting.delete(reply.id);
    });
    started.on('error', gone);
    started.on('exit', gone);
    return started;
  };

  const synthesize = async (text: string, voice: string): Promise<Uint8Array> => {
    if (closed || failures >= mostFailures) return new Uint8Array(0);
    clearTimeout(rest);
    child ??= start();
    const id = nextId++;
    const { promise, resolve } = Promise.withResolvers<Uint8Array>();
    waiting.set(id, resolve);
    const timer = setTimeout(() => {
      waiting.delete(id);
      resolve(new Uint8Array(0));
      child?.kill();
    }, patienceMs);
    timer.unref();
    child.send({ id, text, voice } satisfies SpeechRequest, (error) => {
      if (error) resolve(new Uint8Array(0));
    });
    const sound = await promise;
    clearTimeout(timer);
    restSoon();
    return sound;
  };

  const find = async (text: string, voice: string): Promise<Frame[]> => {
    const key = createHash('sha256')
      .update(JSON.stringify([edition, voice, text]))
      .digest('hex');
    const path = options.folder && join(options.folder, `${key}.ulaw`);
    const stored = path && (await readFile(path).catch(() => undefined));
    const sound = stored || (await synthesize(text, voice));
    if (path && !stored && sound.length > 0) void keep(path, sound);
    return asFrames(sound);
  };

  return {
    speak: async (text, language) => {
      const spoken = text.replace(/\s+/g, ' ').trim().slice(0, longestText);
      if (options.off || spoken === '') return [];
      const voice = voiceOf(language);
      const key = `${voice} ${spoken}`;
      const found = kept.get(key) ?? find(spoken, voice).catch(() => []);
      kept.delete(key);
      kept.set(key, found);
      if (kept.size > mostKept) kept.delete(kept.keys().next().value as string);
      const frames = await found;
      if (frames.length === 0) kept.delete(key);
      return frames;
    },
    isAwake: () => child !== undefined,
    close: async () => {
      closed = true;
      clearTimeout(rest);
      for (const resolve of waiting.values()) resolve(new Uint8Array(0));
      waiting.clear();
      const running = child;
      child = undefined;
      if (!running || running.exitCode !== null) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      running.once('exit', () => resolve());
      running.kill('SIGKILL');
      await promise;
    },
  };
}

/** Voices there are; anything else is read in Danish rather than not at all. */
export function voiceOf(language: string): string {
  const [base = ''] = language.toLowerCase().split('-');
  const known: Record<string, string> = { da: 'da', en: 'en-gb', de: 'de', pl: 'pl', ar: 'ar', uk: 'uk', tr: 'tr' };
  return known[base] ?? 'da';
}

function asFrames(sound: Uint8Array): Frame[] {
  const frames: Frame[] = [];
  for (let start = 0; start + frameSamples <= sound.length; start += frameSamples) {
    frames.push(sound.subarray(start, start + frameSamples));
  }
  return frames;
}

/** Written beside and renamed, so that a reader never finds half a file. */
async function keep(path: string, sound: Uint8Array): Promise<void> {
  try {
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(`${path}.part`, sound);
    await rename(`${path}.part`, path);
  } catch {
    // Without the file the sentence is spoken anew next time.
  }
}
