import { localDayOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { languageOf, wordsOf } from '../../flows/ivr/languages.ts';
import { plain, utter } from '../../flows/ivr/spoken/utter.ts';
import { legOf } from '../../flows/routing/legs.ts';
import type { Call } from '../../schemas/call.ts';
import type { CallId } from '../../schemas/ids.ts';
import { supervisionMode } from '../../schemas/supervision.ts';
import { changeCase } from '../case/change-case.ts';
import { logCodes } from '../log-codes.ts';
import type { HttpResponse } from '../middleware/carrier-webhook.ts';
import type { Deps } from './deps.ts';
import { renderSupervisor } from './others-twiml.ts';
import { addresses, apologise, xml } from './replies.ts';
import { renderAnnouncement, renderNothing } from './twiml.ts';

/** Of an announcement into a talk: the coordinator's leg, what is said, and to which leg; `heard`: it was, to its end. */
export const supervisedPath = /^\/voice\/supervised\/(call_\w+)\/(\d+)\/(\w+)\/(\d+)(\/heard)?$/;

const sentences = {
  listen: 'supervisorListens',
  whisper: 'supervisorWhispers',
  join: 'supervisorJoins',
  over: 'supervisorGone',
} as const;

/** How a coordinator takes part, to whoever is in the talk; from the citizen's we hear that it was heard, and only then anybody is let in. */
export async function answerSupervised(deps: Deps, path: RegExpExecArray): Promise<HttpResponse> {
  const [address, id, leg, says = '', to, heard] = path;
  const callId = id as CallId;
  const mode = supervisionMode.safeParse(says);
  if (heard !== undefined) {
    if (mode.success)
      await changeCase(deps, { type: 'citizenTold', callId, leg: Number(leg), mode: mode.data }, 'system');
    return xml(renderNothing());
  }
  const call = await deps.store.get('call', callId);
  if (call === undefined) return apologise(deps, logCodes.unknownCall);
  const isCitizen = call.citizenLeg === Number(to);
  const language = isCitizen ? await languageIn(deps, call) : 'da';
  const sentence = utter(plain(sentences[mode.data ?? 'over']), wordsOf(language));
  const next = isCitizen && mode.success ? `${deps.publicUrl}${address}/heard` : undefined;
  return xml(renderAnnouncement(sentence, language, next));
}

async function languageIn(deps: Deps, call: Call) {
  const [visit, unit] = await Promise.all([deps.store.get('visit', call.visitId), deps.unit(call.unitId)]);
  return languageOf(call, visit, policyOn(unit, localDayOf(deps.now())));
}

/** The coordinator's leg goes into the talk as the citizen was told. */
export function answerSupervisor(deps: Deps, call: Call, leg: number): HttpResponse {
  const { of, mode = 'listen' } = legOf(call, leg)?.supervision ?? {};
  return xml(renderSupervisor(addresses(deps, call), { leg, mode, coached: legOf(call, of)?.sid }));
}
