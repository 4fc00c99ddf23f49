import { localDayOf, secondsOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { type Speech, speak, utter } from '../../flows/line/speak.ts';
import { lineOf } from '../../flows/line/step.ts';
import type { Call } from '../../schemas/call.ts';
import type { Unit } from '../../schemas/unit.ts';
import { logCodes } from '../log-codes.ts';
import { formOf, type HttpAnswer, type HttpEvent } from '../middleware/carrier-webhook.ts';
import { receive } from '../moves/receive.ts';
import { citizenSays } from './citizen.ts';
import { consultantAnswers } from './consultant.ts';
import type { Deps } from './deps.ts';
import { render, renderConsultant, renderSentence } from './twiml.ts';

/** Paths of the function; the ids say which call is meant, its item says where in the call. */
const CITIZEN = /^\/voice\/citizen\/(call_[\w.]+?)(?:\/(\d+))?$/;
const CONSULTANT = /^\/voice\/consultant\/(call_[\w.]+)\/(\d+)$/;

/** Where the static fallback document sends its key; by then the line is up again. */
const FALLBACK = '/voice/fallback';

const xml = (body: string): HttpAnswer => ({
  statusCode: 200,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
  body,
});

/** Answers the carrier's questions about a leg with TwiML. */
export const createVoice =
  (deps: Deps) =>
  async (event: HttpEvent): Promise<HttpAnswer> => {
    const form = formOf(event);
    const citizen = CITIZEN.exec(event.rawPath);
    if (citizen?.[1] !== undefined) {
      const found = await citizenSays(deps, citizen[1], {
        digits: form.Digits ?? '',
        step: citizen[2] === undefined ? undefined : Number(citizen[2]),
        afterConference: form.DialCallStatus !== undefined,
      });
      return found === undefined ? unknown(deps) : answerCitizen(deps, found.call, found.unit, false);
    }
    const consultant = CONSULTANT.exec(event.rawPath);
    if (consultant?.[1] !== undefined) {
      const call = await consultantAnswers(deps, consultant[1], Number(consultant[2]));
      if (call === undefined) return xml(renderSentence(utter({ key: 'consultantTooLate', values: {} })));
      return xml(renderConsultant(addresses(deps, call)));
    }
    const received = await receive(deps, form);
    if (received !== undefined && event.rawPath === FALLBACK && form.Digits !== undefined) {
      const { callId, line } = received.call;
      const found = await citizenSays(deps, callId, {
        digits: form.Digits,
        step: line.step,
        afterConference: false,
        atFallback: true,
      });
      if (found !== undefined) return answerCitizen(deps, found.call, found.unit, false);
    }
    return received === undefined ? unknown(deps) : answerCitizen(deps, received.call, received.unit, true);
  };

const unknown = ({ log }: Deps): HttpAnswer => {
  log.warn(logCodes.unknownCall);
  return xml(renderSentence(utter({ key: 'apology', values: {} })));
};

const addresses = ({ publicUrl, siteUrl }: Deps, call: Call) => ({
  action: `${publicUrl}/voice/citizen/${call.callId}/${call.line.step}`,
  conference: call.callId,
  waitingSound: `${siteUrl}/desk/ventemusik.wav`,
});

const answerCitizen = async (deps: Deps, call: Call, unit: Unit, greet: boolean): Promise<HttpAnswer> => {
  const now = deps.now();
  const policy = policyOn(unit, localDayOf(now));
  const { value, context } = lineOf(call);
  const speech: Speech = speak(spokenState(call, value), context, {
    now,
    unit,
    policy,
    visit: call.visit,
    offers: call.offers,
    queue: await queueOf(deps, call, value, context.reason),
    known: call.visit.applicantId !== undefined,
    greet,
  });
  return xml(render(speech, addresses(deps, call)));
};

/** A call that ended says goodbye, wherever its machine stood. */
const spokenState = (call: Call, value: string): string => (call.routing === 'ended' ? 'farewell' : value);

/** Place and expected wait, told in each round but the first: the key press that chose to wait is answered at once. */
const queueOf = async ({ store, now, unit: unitOf }: Deps, call: Call, value: string, reason: string) => {
  if (value !== 'waiting' || reason === 'first') return undefined;
  const [queue, consultants, unit] = await Promise.all([
    store.waiting(call.unitId),
    store.consultants(call.unitId),
    unitOf(call.unitId),
  ]);
  const policy = policyOn(unit, localDayOf(now()));
  const ahead = queue.filter((entry) => entry.placeAt < (call.placeAt ?? '') && entry.callId !== call.callId).length;
  const onDuty = consultants.filter((consultant) => consultant.state !== 'off' && consultant.state !== 'pause').length;
  const minutes = Math.ceil(((ahead + 1) * secondsOf(policy.routing.meanTalk)) / 60 / Math.max(1, onDuty));
  return { place: ahead + 1, minutes };
};
