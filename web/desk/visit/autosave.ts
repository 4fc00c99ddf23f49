import type { Answer } from '../../../schemas/checklist.ts';
import { staleResponse } from '../../../schemas/staff-api.ts';
import { ApiError } from '../../session/api-client.ts';
import {
  beginSave,
  choose,
  type Draft,
  type Edits,
  edit,
  isUnsaved,
  openDraft,
  overtaken,
  type Stored,
  saved,
  saveFailed,
} from './draft.ts';

export interface AutosaveState {
  draft: Draft;
  /** `kept`: the store could not be reached and the answers wait here; it is tried again. */
  status: 'saved' | 'waiting' | 'saving' | 'kept' | 'refused';
  /** Moment of the latest save in this page. */
  savedAt: number | undefined;
  problem: string | undefined;
}

export interface Autosave {
  state(): AutosaveState;
  subscribe(listener: () => void): () => void;
  edit(id: string, value: Answer | null): void;
  choose(id: string, which: 'mine' | 'theirs'): void;
  /** The visit was read again. */
  seen(stored: Stored): void;
  /** Sends what waits now. True when everything typed is in the store afterwards. */
  flush(): Promise<boolean>;
  /** The page closes: what waits is sent without awaiting an answer. */
  leave(): void;
}

export interface AutosavePort {
  save(request: { version: number; answers: Edits }): Promise<Stored>;
  saveLeaving(request: { version: number; answers: Edits }): void;
  after(ms: number, run: () => void): () => void;
  now(): number;
}

/** A pause in typing; short enough that a crash costs a word. */
export const debounceMs = 800;
const retryMs = [2_000, 5_000, 10_000, 30_000];

/** Keeps the answers of one visit stored while they are typed; lives on when the form is closed, until all is stored. */
export function createAutosave(first: Stored, port: AutosavePort): Autosave {
  let state: AutosaveState = {
    draft: openDraft(first),
    status: 'saved',
    savedAt: undefined,
    problem: undefined,
  };
  const listeners = new Set<() => void>();
  let cancelTimer = () => {};
  let failures = 0;
  let running: Promise<void> | undefined;

  const set = (change: Partial<AutosaveState>) => {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  };
  const schedule = (ms: number) => {
    cancelTimer();
    cancelTimer = port.after(ms, () => void save());
  };
  const settle = () => {
    if (Object.keys(state.draft.edits).length > 0) {
      set({ status: 'waiting' });
      schedule(0);
    } else set({ status: isUnsaved(state.draft) ? 'waiting' : 'saved' });
  };

  const save = (): Promise<void> => {
    cancelTimer();
    if (running) return running;
    const begun = beginSave(state.draft);
    if (!begun) return Promise.resolve();
    set({ draft: begun.draft, status: 'saving', problem: undefined });
    running = port.save(begun.request).then(
      (answer) => {
        failures = 0;
        set({ draft: saved(state.draft, answer), savedAt: port.now() });
        running = undefined;
        settle();
      },
      (error: unknown) => {
        running = undefined;
        fail(error);
      },
    );
    return running;
  };

  const fail = (error: unknown) => {
    const known = error instanceof ApiError ? error : new ApiError(0, 'unexpected', 'Svarene kunne ikke gemmes.');
    const stale = known.status === 409 ? staleResponse.safeParse(known.body) : undefined;
    if (stale?.success) {
      set({ draft: overtaken(state.draft, stale.data.stored) });
      settle();
      return;
    }
    const passing = known.status === 0 || known.status === 401 || known.status === 429 || known.status >= 500;
    set({ draft: saveFailed(state.draft), status: passing ? 'kept' : 'refused', problem: known.message });
    if (passing) schedule(retryMs[Math.min(failures++, retryMs.length - 1)] ?? 30_000);
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit: (id, value) => {
      set({ draft: edit(state.draft, id, value) });
      if (running) return;
      if (isUnsaved(state.draft)) {
        set({ status: 'waiting' });
        schedule(debounceMs);
      } else settle();
    },
    choose: (id, which) => {
      set({ draft: choose(state.draft, id, which) });
      if (!running) settle();
    },
    seen: (stored) => {
      if (stored.version > state.draft.version && !running) {
        set({ draft: overtaken(state.draft, stored) });
        settle();
      }
    },
    flush: async () => {
      // At most: the request under way, what was typed meanwhile, and one merge with what another desk stored.
      for (let round = 0; round < 4 && Object.keys(state.draft.edits).length > 0; round++) {
        await save();
        if (state.status === 'kept' || state.status === 'refused') return false;
      }
      return !isUnsaved(state.draft);
    },
    leave: () => {
      const { draft } = state;
      if (Object.keys(draft.edits).length > 0) port.saveLeaving({ version: draft.version, answers: draft.edits });
    },
  };
}
