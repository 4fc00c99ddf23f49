import { minus, plus } from '../../flows/calendar/local-time.ts';
import { inboundCallId } from '../../flows/line/receive.ts';
import { callSid } from '../../schemas/ids.ts';
import type { Unit } from '../../schemas/unit.ts';
import { citizenLeft } from '../moves/citizen-left.ts';
import { receive } from '../moves/receive.ts';
import type { Deps } from './deps.ts';

/** How far back the carrier's list is read; longer than it takes to notice an outage. */
const LOOK_BACK = 'PT2H';
/** The carrier is asked this often; in between, the legs tell of themselves. */
const EVERY = 'PT15M';

/** Calls that the carrier knows and we never heard of (an outage, a fault of ours at the first word) become missed calls: nobody is lost. */
export const reconcile = async (deps: Deps, unit: Unit): Promise<void> => {
  const now = deps.now();
  const last = deps.reconciledAt.get(unit.unitId);
  if (last !== undefined && now >= last && now < plus(last, EVERY)) return;
  deps.reconciledAt.set(unit.unitId, now);
  const listed = await deps.carrier.endedSince(unit.number, new Date(minus(now, LOOK_BACK)));
  if (!listed.ok) return;
  for (const { sid, from } of listed.value) {
    if (!callSid.safeParse(sid).success || (await deps.store.call(inboundCallId(sid as `CA${string}`))) !== undefined)
      continue;
    const received = await receive(deps, { CallSid: sid, From: from, To: unit.number });
    if (received !== undefined) await citizenLeft(deps, received.call.callId, sid);
  }
};
