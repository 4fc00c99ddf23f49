import { localDayOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { languageOf, wordsOf } from '../../flows/ivr/languages.ts';
import { plain, utter } from '../../flows/ivr/spoken/utter.ts';
import { forwardingLeg } from '../../flows/routing/legs.ts';
import { officeOf } from '../../flows/routing/office.ts';
import type { Call } from '../../schemas/call.ts';
import type { CallId } from '../../schemas/ids.ts';
import type { Policy } from '../../schemas/unit.ts';
import { logCodes } from '../log-codes.ts';
import type { HttpResponse } from '../middleware/carrier-webhook.ts';
import type { Deps } from './deps.ts';
import { addresses, apologise, xml } from './replies.ts';
import { renderHold } from './twiml.ts';

/** What is heard on hold, beside the talk: it decides nothing. */
export async function answerHeld(deps: Deps, callId: CallId): Promise<HttpResponse> {
  const call = await deps.store.get('call', callId);
  if (call === undefined) return apologise(deps, logCodes.unknownCall);
  const [visit, unit] = await Promise.all([deps.store.get('visit', call.visitId), deps.unit(call.unitId)]);
  const policy = policyOn(unit, localDayOf(deps.now()));
  const language = languageOf(call, visit, policy);
  const action = `${deps.publicUrl}/voice/hold/${call.callId}`;
  return xml(
    renderHold(utter(heldBy(call, policy), wordsOf(language)), language, { ...addresses(deps, call), action }),
  );
}

/** Who is being put through hears to whom. */
function heldBy(call: Call, policy: Policy): Parameters<typeof utter>[0] {
  const office = forwardingLeg(call) === undefined ? undefined : officeOf(call, policy);
  return office === undefined ? plain('held') : { key: 'forwarding', values: { office: office.name } };
}
