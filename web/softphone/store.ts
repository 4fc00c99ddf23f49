import type { CallState, SoftphoneState } from './softphone.ts';

/** The state both softphones keep, and whom they tell of it. */
export function createStore() {
  let state: SoftphoneState = { line: 'off', call: undefined, problem: undefined };
  const listeners = new Set<() => void>();
  const set = (change: Partial<SoftphoneState>) => {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => state,
    set,
    /** Changes the call that is there; nothing happens when it has ended meanwhile. */
    setCall: (change: Partial<CallState>) => {
      if (state.call) set({ call: { ...state.call, ...change } });
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
