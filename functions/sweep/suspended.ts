import { suspendedAhead } from '../../flows/booking/suspension.ts';
import { changeCase } from '../case/change-case.ts';
import type { EffectDeps } from '../effects/deps.ts';

/** Meetings looked at in one run; those given up leave the list, and the rest follow in the next. */
const most = 100;

/** Gives up what is booked on days on which the rules suspend meetings. */
export async function giveUpSuspended(deps: EffectDeps, unitId: string): Promise<void> {
  const ahead = suspendedAhead(await deps.unit(unitId), deps.now());
  if (ahead === undefined) return;
  const between: [string, string] = [ahead.from, ahead.until];
  const meetings = await deps.store.list(unitId, 'meeting', ['meeting'], { between, limit: most });
  for (const { meetingId, state } of meetings)
    if (state === 'booked') await changeCase(deps, { type: 'giveUpSuspended', unitId, meetingId }, 'system');
}
