import type { Commands } from '../../flows/case/command.ts';
import { plain, utter } from '../../flows/ivr/spoken/utter.ts';
import { forwardingLeg, isForwarded } from '../../flows/routing/legs.ts';
import type { CallId, CallSid } from '../../schemas/ids.ts';
import { changeCase } from '../case/change-case.ts';
import type { HttpResponse } from '../middleware/carrier-webhook.ts';
import type { Deps } from './deps.ts';
import { renderGuest, renderOffice } from './others-twiml.ts';
import { addresses, xml } from './replies.ts';
import { renderAnnouncement, renderHold, renderSentence } from './twiml.ts';

/** Of a third party in a talk; `in`: an office has heard what it is about. */
export const guestPath = /^\/voice\/guest\/(call_\w+)\/(\d+)(\/in)?$/;

/** A third party asks what is next. */
export async function answerGuest(deps: Deps, path: RegExpExecArray, sid: CallSid): Promise<HttpResponse> {
  const [, callId, leg, isGreeted] = path;
  const guest = { callId: callId as CallId, leg: Number(leg), sid };
  const greeting = isGreeted === undefined ? await greetOffice(deps, guest) : undefined;
  return greeting ?? letIn(deps, guest);
}

/**
 * A third party has answered, was fetched, or comes out of the talk: they join it while it goes on, and are never left alone in it. They
 * hear Danish, and nothing of the citizen.
 */
async function letIn(deps: Deps, guest: Commands['guestSays']): Promise<HttpResponse> {
  const outcome = await changeCase(deps, { type: 'guestSays', ...guest }, 'system');
  const call = outcome.file.item('call', guest.callId);
  if (!outcome.done || call === undefined) return xml(renderSentence(utter(plain('guestOver'))));
  const action = `${deps.publicUrl}/voice/guest/${guest.callId}/${guest.leg}`;
  const at = { ...addresses(deps, call), action };
  if (isForwarded(call)) return xml(renderOffice(guest.leg, at));
  if (call.state.at !== 'connected') return xml(renderHold(utter(plain('guestWaits')), 'da', at));
  const unit = await deps.unit(call.unitId);
  return xml(renderGuest(utter({ key: 'guestJoins', values: { unit: unit.name } }), guest.leg, at));
}

/** Whoever takes the telephone of an office hears what it is about, and then has the citizen; nothing for any other third party. */
async function greetOffice(deps: Deps, { callId, leg }: Commands['guestSays']): Promise<HttpResponse | undefined> {
  const call = await deps.store.get('call', callId);
  if (call === undefined || forwardingLeg(call) !== leg) return undefined;
  const unit = await deps.unit(call.unitId);
  const sentence = utter({ key: 'officeGreeted', values: { unit: unit.name } });
  return xml(renderAnnouncement(sentence, 'da', `${deps.publicUrl}/voice/guest/${callId}/${leg}/in`));
}
