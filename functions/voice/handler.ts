import type { Commands } from '../../flows/case/command.ts';
import type { CaseFile } from '../../flows/case/need.ts';
import type { Said } from '../../flows/ivr/citizen-says.ts';
import { wordsOf } from '../../flows/ivr/languages.ts';
import { speak } from '../../flows/ivr/speak.ts';
import { utter } from '../../flows/ivr/spoken/utter.ts';
import { legOf } from '../../flows/routing/legs.ts';
import type { Call } from '../../schemas/call.ts';
import { type CallId, type CallSid, callSid, type StaffId, type VisitId } from '../../schemas/ids.ts';
import { changeCase } from '../case/change-case.ts';
import { match } from '../case/match.ts';
import { receive } from '../case/receive.ts';
import { logCodes } from '../log-codes.ts';
import { formOf, type HttpEvent, type HttpResponse } from '../middleware/carrier-webhook.ts';
import type { Deps } from './deps.ts';
import { answerGuest, guestPath } from './guest.ts';
import { answerHeld } from './hold.ts';
import { renderConsultant } from './others-twiml.ts';
import { addresses, apologise, notOurs, xml } from './replies.ts';
import { spokenFacts } from './spoken-facts.ts';
import { answerSupervised, answerSupervisor, supervisedPath } from './supervised.ts';
import { render, renderSentence } from './twiml.ts';

/** Paths of the function; the ids say which call is meant, its item says where in the call. The visit is a hint that saves a request. `told`: fetched to hear what has become of the call. */
const citizenPath = /^\/voice\/citizen\/(call_\w+)\/(visit_\w+)(?:\/(\d+|told))?$/;
const consultantPath = /^\/voice\/consultant\/([a-z][a-z0-9-]*)\/(staff_\w+)\/(call_\w+)\/(\d+)$/;
/** What is heard on hold. */
const holdPath = /^\/voice\/hold\/(call_\w+)$/;
/** Where a call begins. */
export const ringingPath = '/voice';
/** Where the static fallback document sends its key; by then the line is up again. */
const fallbackPath = '/voice/fallback';

/** Answers the carrier's questions about a leg with TwiML. */
export function createVoice(deps: Deps) {
  return async (event: HttpEvent): Promise<HttpResponse> => {
    // Said into a talk, and so perhaps in the name of no leg.
    const supervised = supervisedPath.exec(event.rawPath);
    if (supervised !== null) return answerSupervised(deps, supervised);
    const form = formOf(event);
    const sid = callSid.safeParse(form.CallSid);
    if (!sid.success) return apologise(deps, logCodes.malformed);
    const citizen = citizenPath.exec(event.rawPath);
    if (citizen !== null) return answerCitizen(deps, saidOf(citizen, form, sid.data));
    const consultant = consultantPath.exec(event.rawPath);
    if (consultant !== null) {
      const [, unitId = '', staffId, callId, leg] = consultant;
      return answerConsultant(deps, {
        unitId,
        staffId: staffId as StaffId,
        callId: callId as CallId,
        leg: Number(leg),
        sid: sid.data,
      });
    }
    const held = holdPath.exec(event.rawPath);
    if (held !== null) return answerHeld(deps, held[1] as CallId);
    const guest = guestPath.exec(event.rawPath);
    if (guest !== null) return answerGuest(deps, guest, sid.data);
    if (event.rawPath !== ringingPath && event.rawPath !== fallbackPath) return apologise(deps, logCodes.unknownCall);
    return answerRinging(deps, form, sid.data, event.rawPath === fallbackPath);
  };
}

function saidOf([, callId, visitId, step]: RegExpExecArray, form: Record<string, string>, sid: CallSid): Said {
  return {
    callId: callId as CallId,
    visitId: visitId as VisitId,
    sid,
    digits: form.Digits ?? '',
    step: step === undefined || step === 'told' ? undefined : Number(step),
    isTold: step === 'told',
    isAfterConference: form.DialCallStatus !== undefined,
  };
}

/** A call comes in, or comes back from the static document that answered in our place. */
async function answerRinging(
  deps: Deps,
  form: Record<string, string>,
  sid: CallSid,
  isAtFallback: boolean,
): Promise<HttpResponse> {
  const received = await receive(deps, form);
  if (received === undefined) return notOurs(deps);
  const { callId, visitId } = received.done ? received.made : {};
  const call =
    callId === undefined ? undefined : (received.file.item('call', callId) ?? (await deps.store.get('call', callId)));
  if (call === undefined) return apologise(deps, logCodes.unknownCall);
  if (isAtFallback && form.Digits !== undefined)
    return answerCitizen(deps, {
      callId: call.callId,
      visitId,
      sid,
      digits: form.Digits,
      step: call.step,
      isAfterConference: false,
      isAtFallback,
    });
  return say(deps, received.file, call, call.step === 0);
}

async function answerCitizen(deps: Deps, said: Said): Promise<HttpResponse> {
  const outcome = await changeCase(deps, { type: 'citizenSays', ...said }, 'citizen');
  const call = outcome.file.item('call', said.callId);
  if (call === undefined) return apologise(deps, logCodes.unknownCall);
  // A leg that the call no longer knows: we called, and it was too late.
  if (!outcome.done) {
    const language = call.language ?? 'da';
    return xml(renderSentence(utter({ key: 'tooLate', values: {} }, wordsOf(language)), language));
  }
  // Each round of waiting tries the match too, so that no lost word can keep a caller waiting.
  if (call.state.at === 'waiting' && call.reason === 'silent') await tryMatch(deps, call.unitId);
  return say(deps, outcome.file, call, false);
}

/** Who waits goes on waiting, should the match fail. */
async function tryMatch(deps: Deps, unitId: string): Promise<void> {
  try {
    await match(deps, unitId);
  } catch (error) {
    deps.log.error(logCodes.failed, { reason: error instanceof Error ? error.message : 'unknown' });
  }
}

async function answerConsultant(deps: Deps, ring: Commands['answerRing']): Promise<HttpResponse> {
  const outcome = await changeCase(deps, { type: 'answerRing', ...ring }, 'system');
  const call = outcome.file.item('call', ring.callId);
  if (!outcome.done || call === undefined) return xml(renderSentence(utter({ key: 'consultantTooLate', values: {} })));
  const party = legOf(call, ring.leg)?.party;
  if (party === 'supervisor') return answerSupervisor(deps, call, ring.leg);
  return xml(renderConsultant(addresses(deps, call), party === 'colleague' ? ring.leg : undefined));
}

async function say(deps: Deps, file: CaseFile, call: Call, greet: boolean): Promise<HttpResponse> {
  return xml(render(speak(call, await spokenFacts(deps, { file, call, greet })), addresses(deps, call)));
}
