/** Which window of the same person is the desk: only one softphone may ring, and two would both tell that they are alive. */
export interface TabClaim {
  /** True while this window is the desk (and before it is known). */
  holds(): boolean;
  subscribe(listener: () => void): () => void;
  /** Makes this window the desk; the other one is told. */
  take(): void;
}

/** Claims the desk for this window by a lock of the browser; without locks every window is a desk. */
export function claimTab(subject: string, locks: LockManager | undefined = navigator.locks): TabClaim {
  let holding = true;
  const listeners = new Set<() => void>();
  const set = (next: boolean) => {
    holding = next;
    for (const listener of [...listeners]) listener();
  };
  const name = `desk-${subject}`;
  /** Held until the window closes or another one steals it, which rejects the request. */
  const hold = () => new Promise<void>(() => {});
  const ask = (options: LockOptions) => {
    locks
      ?.request(name, options, (lock) => {
        set(lock !== null);
        return lock ? hold() : undefined;
      })
      .catch(() => set(false));
  };
  ask({ ifAvailable: true });
  return {
    holds: () => holding,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take: () => ask({ steal: true }),
  };
}
