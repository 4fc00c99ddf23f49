import { minus, plus } from '../../flows/calendar/local-time.ts';
import { callSid } from '../../schemas/ids.ts';
import { UnreadableItem } from '../adapters/readable.ts';
import { changeCase } from '../case/change-case.ts';
import { receive } from '../case/receive.ts';
import type { EffectDeps } from '../effects/deps.ts';
import { logCodes } from '../log-codes.ts';

/** How far back the carrier's list is read the first time; later from where the last reading ended. */
const firstLookBack = 'P1D';
/** Read again from a little before the mark: the carrier's list may be a moment behind. */
const overlap = 'PT5M';
/** The carrier is asked this often; in between, the legs tell of themselves. */
const every = 'PT15M';

/**
 * Calls that ended at the carrier and that we never heard of (an outage, a fault of ours at the first word) become missed calls. The
 * list is read by when calls ended, page by page from the stored mark, which moves only when all of it was taken in.
 */
export async function reconcile(deps: EffectDeps, unitId: string): Promise<void> {
  const now = deps.now();
  const mark = await deps.store.get('mark', 'reconciled', unitId);
  if (mark !== undefined && now >= mark.at && now < plus(mark.at, every)) return;
  const unit = await deps.unit(unitId);
  // Without a number nobody can have called, and the carrier would list everybody's calls.
  if (unit.number === '') return;
  const since = mark === undefined || mark.at > now ? minus(now, firstLookBack) : minus(mark.at, overlap);
  const listed = await deps.carrier.endedSince(unit.number, since);
  if (!listed.ok) return;
  for (const { sid, from } of listed.value) await takeIn(deps, { sid, from, to: unit.number });
  await deps.store.overwrite({ entity: 'mark', unitId, kind: 'reconciled', at: now });
}

/** One call of the list; one of which something cannot be read is passed over, so that those behind it are taken in. */
async function takeIn(deps: EffectDeps, call: { sid: string; from: string; to: string }): Promise<void> {
  const sid = callSid.safeParse(call.sid);
  if (!sid.success) return;
  try {
    const received = await receive(deps, { CallSid: sid.data, From: call.from, To: call.to });
    const callId = received?.done === true ? received.made.callId : undefined;
    if (callId === undefined) return;
    await changeCase(deps, { type: 'endLeg', callId, leg: 1, sid: sid.data, how: 'completed' }, 'citizen');
  } catch (error) {
    if (!(error instanceof UnreadableItem)) throw error;
    deps.log.error(logCodes.itemSetAside, { key: error.key });
  }
}
