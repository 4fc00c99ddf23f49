import type { Commands } from '../../flows/case/command.ts';
import { plain, utter } from '../../flows/ivr/spoken/utter.ts';
import { changeCase } from '../case/change-case.ts';
import type { HttpResponse } from '../middleware/carrier-webhook.ts';
import type { Deps } from './deps.ts';
import { addresses, xml } from './replies.ts';
import { renderGuest, renderHold, renderSentence } from './twiml.ts';

/**
 * A third party has answered, was fetched, or comes out of the talk: they join it while it goes on, and are never left alone in it. They
 * hear Danish, and nothing of the citizen.
 */
export async function answerGuest(deps: Deps, guest: Commands['guestSays']): Promise<HttpResponse> {
  const outcome = await changeCase(deps, { type: 'guestSays', ...guest }, 'system');
  const call = outcome.file.item('call', guest.callId);
  if (!outcome.done || call === undefined) return xml(renderSentence(utter(plain('guestOver'))));
  const action = `${deps.publicUrl}/voice/guest/${guest.callId}/${guest.leg}`;
  const at = { ...addresses(deps, call), action };
  if (call.state.at !== 'connected') return xml(renderHold(utter(plain('guestWaits')), 'da', at));
  const unit = await deps.unit(call.unitId);
  return xml(renderGuest(utter({ key: 'guestJoins', values: { unit: unit.name } }), guest.leg, at));
}
