import type { Answer } from '../../../schemas/checklist.ts';
import { say } from '../../language/say.ts';
import { ApiError } from '../../session/api-client.ts';
import type { AutosavePort } from './autosave-port.ts';
import { type Beginning, beginDraft } from './begin-draft.ts';
import {
  beginSave,
  choose,
  type Draft,
  edit,
  isUnsaved,
  openDraft,
  overtaken,
  type Stored,
  saved,
  saveFailed,
  setAside,
} from './draft.ts';
import { staleIn } from './free-notes.ts';
import { unsentOf } from './unsent-answers.ts';

export interface AutosaveState {
  draft: Draft;
  /** `kept`: the store could not be reached and the answers wait here; it is tried again. */
  status: 'saved' | 'waiting' | 'saving' | 'kept' | 'refused';
  /** Moment of the latest save in this page. */
  savedAt: number | undefined;
  problem: string | undefined;
  /** The questions that the case is asked, as far as the store has said. */
  definitionVersion: string | undefined;
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
  /** What cannot be stored any more is not wanted any more. */
  letGo(): void;
  /** Another window goes on with what was kept: this one sends and keeps nothing more. */
  stop(): void;
}

/** A pause in typing; short enough that a crash costs a word. */
export const debounceMs = 800;
const retryMs = [2_000, 5_000, 10_000, 30_000];
const calm = { status: 'saved', savedAt: undefined, problem: undefined } as const;
/** Requests that one flush may take. */
const mostRounds = 8;

function known(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(0, 'unexpected', say('Svarene kunne ikke gemmes.'));
}

function isPassing({ status }: ApiError): boolean {
  return status === 0 || status === 401 || status === 429 || status >= 500;
}

/** The question whose answer was refused, where it was one of those that were sent. */
function refusedQuestion({ field = '' }: ApiError, draft: Draft): string | undefined {
  const id = field.replace(/^answers\./, '').split('.')[0] ?? '';
  return id in draft.edits ? id : undefined;
}

/** Keeps the answers of one visit stored while they are typed; lives on when the form is closed, until all is stored. */
export function createAutosave(beginning: Beginning, port: AutosavePort): Autosave {
  const { draft: first, definitionVersion, ...begun } = beginDraft(beginning);
  let state: AutosaveState = { ...calm, draft: first, definitionVersion };
  let { isPartial } = begun;
  const listeners = new Set<() => void>();
  let cancelTimer = () => {};
  let failures = 0;
  let running: Promise<void> | undefined;
  let isStopped = false;

  const set = (change: Partial<AutosaveState>) => {
    const before = state;
    state = { ...state, ...change };
    if (!isStopped && before.draft !== state.draft) port.keep(unsentOf(state.draft, state.definitionVersion));
    for (const listener of [...listeners]) listener();
  };
  const schedule = (ms: number) => {
    cancelTimer();
    if (!isStopped) cancelTimer = port.after(ms, () => void save());
  };
  const settle = () => {
    if (Object.keys(state.draft.edits).length > 0) {
      set({ status: 'waiting' });
      schedule(0);
    } else set({ status: isUnsaved(state.draft) ? 'waiting' : 'saved' });
  };
  /** What the store says now; the questions stay those that were answered while anything is unsent. */
  const hear = (draft: Draft, stored: Stored) => {
    isPartial = false;
    set({ draft, definitionVersion: stored.definitionVersion ?? state.definitionVersion });
  };

  const save = (): Promise<void> => {
    cancelTimer();
    if (running) return running;
    const begun = isStopped ? undefined : beginSave(state.draft, port.saveId());
    if (!begun) return Promise.resolve();
    set({ draft: begun.draft, status: 'saving', problem: undefined });
    running = port.save({ ...begun.request, definitionVersion: state.definitionVersion }).then(
      (answer) => {
        running = undefined;
        if (isStopped) return;
        failures = 0;
        set({ savedAt: port.now() });
        hear(saved(state.draft, answer), answer);
        settle();
      },
      (error: unknown) => {
        running = undefined;
        if (!isStopped) fail(known(error));
      },
    );
    return running;
  };

  const fail = (error: ApiError) => {
    const stored = staleIn(error);
    if (stored !== undefined) {
      // This save did not arrive; an earlier one whose answer was lost may have.
      hear(overtaken(saveFailed(state.draft, false), stored), stored);
      return settle();
    }
    // An answer that cannot be read is none.
    const draft = saveFailed(state.draft, isPassing(error) || error.status < 400);
    const refused = error.status === 400 ? refusedQuestion(error, draft) : undefined;
    if (refused !== undefined) {
      set({ draft: setAside(draft, refused) });
      return settle();
    }
    set({ draft, status: isPassing(error) ? 'kept' : 'refused', problem: error.message });
    if (isPassing(error)) schedule(retryMs[Math.min(failures++, retryMs.length - 1)] ?? 30_000);
  };

  const autosave: Autosave = {
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
      if (running || stored.version < state.draft.version) return;
      if (stored.version > state.draft.version || isPartial) {
        hear(overtaken(state.draft, stored), stored);
        settle();
      } else if (!isUnsaved(state.draft) && stored.definitionVersion !== state.definitionVersion)
        set({ definitionVersion: stored.definitionVersion });
    },
    flush: async () => {
      // At most: the request under way, what was typed meanwhile, one merge with what another desk stored, and what was set aside.
      for (let round = 0; round < mostRounds && Object.keys(state.draft.edits).length > 0; round++) {
        await save();
        if (state.status === 'kept' || state.status === 'refused') return false;
      }
      return !isUnsaved(state.draft);
    },
    leave: () => {
      const leaving = isStopped ? undefined : beginSave({ ...state.draft, sending: undefined }, port.saveId());
      if (leaving === undefined) return;
      set({ draft: { ...state.draft, unsure: [...state.draft.unsure, leaving.draft.sending ?? []].flat() } });
      port.saveLeaving({ ...leaving.request, definitionVersion: state.definitionVersion });
    },
    letGo: () => {
      cancelTimer();
      const { version, stored: answers } = state.draft;
      set({ draft: openDraft({ version, answers }), status: 'saved', problem: undefined });
    },
    stop: () => {
      isStopped = true;
      cancelTimer();
    },
  };
  // What an earlier page left is sent without waiting for a key.
  if (isUnsaved(state.draft)) settle();
  else if (beginning.unsent !== undefined) port.keep(undefined);
  return autosave;
}
