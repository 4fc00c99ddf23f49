/** What can go wrong with a request to the store. */
export const faultKinds = ['conflict', 'throttle', 'lostAnswer', 'staleIndex'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Every so many requests one goes wrong, in each of these ways in turn; `every` 0 or no kinds: none does. */
export interface FaultPlan {
  every: number;
  kinds: readonly FaultKind[];
}

export interface FaultChooser {
  set(plan: FaultPlan): void;
  /** Counts a request, and says what goes wrong with it. A fault that cannot happen to it waits for one to which it can. */
  choose(canHappen: (kind: FaultKind) => boolean): FaultKind | undefined;
  report(): FaultPlan & { requests: number; met: Record<FaultKind, number> };
}

export function createFaultChooser(): FaultChooser {
  let plan: FaultPlan = { every: 0, kinds: [] };
  let requests = 0;
  let sinceLast = 0;
  let turn = 0;
  const met = { conflict: 0, throttle: 0, lostAnswer: 0, staleIndex: 0 };
  return {
    set(next) {
      plan = next;
      sinceLast = 0;
      turn = 0;
    },
    choose(canHappen) {
      requests += 1;
      sinceLast += 1;
      if (plan.every === 0 || sinceLast < plan.every) return undefined;
      const inTurn = [...plan.kinds.slice(turn), ...plan.kinds.slice(0, turn)];
      const kind = inTurn.find(canHappen);
      if (kind === undefined) return undefined;
      sinceLast = 0;
      turn = (plan.kinds.indexOf(kind) + 1) % plan.kinds.length;
      met[kind] += 1;
      return kind;
    },
    report: () => ({ ...plan, requests, met: { ...met } }),
  };
}

/** Reads a plan; of a wrong one says which field is wrong and how it should be. */
export function readFaultPlan(body: unknown): FaultPlan | { error: string } {
  const { every = 0, kinds = [] }: { every?: unknown; kinds?: unknown } = isRecord(body) ? body : { every: null };
  if (!Number.isSafeInteger(every) || Number(every) < 0) return { error: 'every: a whole number from 0' };
  if (!Array.isArray(kinds) || !kinds.every(isKind)) return { error: `kinds: a list of ${faultKinds.join(', ')}` };
  return { every: Number(every), kinds: [...new Set(kinds)] };
}

function isKind(kind: unknown): kind is FaultKind {
  return faultKinds.some((known) => known === kind);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
