import { legOf } from '../../flows/routing/legs.ts';
import type { Store } from '../../functions/adapters/store.ts';
import type { CallId } from '../../schemas/ids.ts';
import type { LocalDay } from '../../schemas/time.ts';

export interface CrowdCounts {
  pairs: number;
  /** Calls that two consultants were rung for, and consultants that were rung for two calls. */
  double: number;
  /** Calls and consultants that neither have each other nor stand on the list where they would be found. */
  lost: number;
  /** Calls that still wait though somebody is free. */
  left: number;
}

/** What a crowd has come to, by what stands in the table: the calls, the consultants, both lists, and every event of a ring. */
export async function countCrowd(
  store: Store,
  { unitId, calls, day }: { unitId: string; calls: readonly CallId[]; day: LocalDay },
): Promise<CrowdCounts> {
  const [found, consultants, waiting, available, rung] = await Promise.all([
    store.readable('call', calls),
    store.consultants(unitId),
    store.waiting(unitId),
    store.available(unitId),
    store.events(unitId, day),
  ]);
  const rings = rung.flatMap(({ callId, payload }) =>
    payload.type === 'callReserved' ? [{ callId, staffId: payload.staffId }] : [],
  );
  const holder = new Map(
    consultants.map(({ staffId, state, callId }) => [staffId, state === 'reserved' ? callId : undefined]),
  );
  const queued = new Set(waiting.map(({ callId }) => callId));
  const free = new Set(available.map(({ staffId }) => staffId));
  const pairs = found.flatMap((call) => {
    const { callId, state } = call;
    const staffId = state.at === 'reserved' ? legOf(call, state.leg)?.staffId : undefined;
    return staffId !== undefined && holder.get(staffId) === callId ? [{ callId, staffId }] : [];
  });
  const taken = {
    calls: new Set(pairs.map(({ callId }) => callId)),
    staff: new Set(pairs.map(({ staffId }) => staffId)),
  };
  const lostCalls = calls.filter((callId) => taken.calls.has(callId) === queued.has(callId));
  const lostStaff = consultants.filter(({ staffId }) => taken.staff.has(staffId) === free.has(staffId));
  return {
    pairs: pairs.length,
    double: repeated(rings.map(({ callId }) => callId)) + repeated(rings.map(({ staffId }) => staffId)),
    lost: lostCalls.length + lostStaff.length,
    left: Math.min(queued.size, free.size),
  };
}

function repeated(ids: readonly (string | undefined)[]): number {
  return ids.length - new Set(ids).size;
}
