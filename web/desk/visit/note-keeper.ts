import { staleNote } from '../../../schemas/note-api.ts';
import { say } from '../../language/say.ts';
import { ApiError } from '../../session/api-client.ts';

/** A note while it is typed: `stored` is what somebody else wrote meanwhile, where that is so. */
export interface NoteDraft {
  text: string;
  version: number;
  status: 'saved' | 'unsaved' | 'saving' | 'trouble';
  problem?: string | undefined;
  stored?: { version: number; text: string } | undefined;
}

export interface NoteKeeper {
  state(): NoteDraft;
  subscribe(listener: () => void): () => void;
  type(text: string): void;
  /** Sends what was typed at once; is everything with the line afterwards? */
  flush(): Promise<boolean>;
  /** Two wrote: goes on with one's own words, or with the other's. */
  settle(whose: 'mine' | 'stored'): void;
}

type Save = (request: { version: number; text: string }) => Promise<{ version: number }>;

/** Sent so long after the last key. */
const pauseMs = 800;
/** Somebody who types all the while is saved so often in one go; the rest goes with the next. */
const mostRounds = 20;

/** Keeps a note that is typed: saves it by itself, one request at a time, and loses neither of two who write at once. */
export function createNoteKeeper(start: { version: number; text: string }, save: Save): NoteKeeper {
  const { state, set, subscribe } = watched<NoteDraft>({ ...start, status: 'saved' });
  let known = start.text;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;
  const isWaiting = () => state().text !== known && state().stored === undefined;

  async function sendOnce({ text, version }: NoteDraft): Promise<void> {
    set({ status: 'saving', problem: undefined });
    const saved = await save({ version, text });
    known = text;
    set({ version: saved.version });
  }

  async function sendAll(): Promise<boolean> {
    try {
      for (let round = 0; round < mostRounds && isWaiting(); round += 1) await sendOnce(state());
      set({ status: state().text === known ? 'saved' : 'unsaved' });
    } catch (error) {
      set({ status: 'trouble', ...troubleOf(error) });
    }
    return state().status === 'saved';
  }

  const flush = () => {
    clearTimeout(timer);
    running ??= sendAll().finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    state,
    subscribe,
    type: (text) => {
      set({ text, status: state().status === 'saving' ? 'saving' : 'unsaved' });
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), pauseMs);
    },
    flush,
    settle: (whose) => {
      const { stored, text: mine } = state();
      if (stored === undefined) return;
      known = stored.text;
      const text = whose === 'mine' ? mine : stored.text;
      set({ text, version: stored.version, stored: undefined, problem: undefined, status: 'unsaved' });
      void flush();
    },
  };
}

/** A value that is changed part by part, and those who want to know. */
function watched<Value extends object>(start: Value) {
  let value = start;
  const listeners = new Set<() => void>();
  return {
    state: () => value,
    set: (next: Partial<Value>) => {
      value = { ...value, ...next };
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function troubleOf(error: unknown): Pick<NoteDraft, 'problem' | 'stored'> {
  if (!(error instanceof ApiError)) return { problem: say('Notatet er ikke gemt. Prøv igen.') };
  const stale = staleNote.safeParse(error.body);
  return stale.success ? { problem: error.message, stored: stale.data.stored } : { problem: error.message };
}
