import type * as z from 'zod/mini';
import { colleagueLeg, isHeld, legOf, staffOf, supervisorLeg } from '../../flows/routing/legs.ts';
import type { Call } from '../../schemas/call.ts';
import type { TalkRow, talksResponse } from '../../schemas/supervision-api.ts';
import { headsById } from './citizens.ts';
import type { Deps, StaffNames } from './deps.ts';
import type { Seen } from './seen.ts';

/** The talks of the unit that go on, the longest first. Nothing is read where nobody may take part in any. */
export async function talksOf(
  deps: Deps,
  { unit: { unitId }, policy, staff }: Pick<Seen, 'unit' | 'policy' | 'staff'>,
): Promise<z.infer<typeof talksResponse>> {
  const modes = policy.supervision ?? [];
  if (modes.length === 0) return { modes, talks: [] };
  const [consultants, names] = await Promise.all([deps.store.consultants(unitId), deps.staffNames(unitId)]);
  const held = consultants.flatMap(({ state, callId }) => (state === 'busy' && callId !== undefined ? [callId] : []));
  const calls = await deps.store.readable('call', [...new Set(held)]);
  const talks = calls.filter(({ state }) => state.at === 'connected');
  const heads = await headsById(
    deps,
    talks.map(({ visitId }) => visitId),
  );
  const rows = talks.map((call, index) => ({ ...heads[index]?.head, ...rowOf(call, names, staff.staffId) }));
  return { modes, talks: rows.toSorted((a, b) => a.connectedAt.localeCompare(b.connectedAt)) };
}

function rowOf(call: Call, names: StaffNames, me: string): TalkRow {
  const { callId, visitId, connectedAt, startedAt } = call;
  const staffId = staffOf(call);
  return {
    callId,
    visitId,
    name: (staffId && names.get(staffId)) ?? '',
    connectedAt: connectedAt ?? startedAt,
    isAside: isHeld(call) || colleagueLeg(call) !== undefined,
    ...supervisorOf(call, names, me),
  };
}

function supervisorOf(call: Call, names: StaffNames, me: string): Pick<TalkRow, 'supervisor'> {
  const leg = legOf(call, supervisorLeg(call));
  if (leg?.staffId === undefined || leg.supervision === undefined) return {};
  const { mode, asked } = leg.supervision;
  const joined = leg.joinedAt !== undefined;
  const name = names.get(leg.staffId) ?? leg.user ?? '';
  return { supervisor: { isMine: leg.staffId === me, name, joined, ...(mode && { mode }), ...(asked && { asked }) } };
}
