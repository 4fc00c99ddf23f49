import { utter } from '../../flows/ivr/spoken/utter.ts';
import type { Call } from '../../schemas/call.ts';
import { logCodes } from '../log-codes.ts';
import type { HttpResponse } from '../middleware/carrier-webhook.ts';
import type { Addresses } from './conference.ts';
import type { Deps } from './deps.ts';
import { renderSentence } from './twiml.ts';

/** Where a call's documents lead: its next answer, its conference, and the sound of a wait. */
export function addresses({ publicUrl, siteUrl }: Deps, { callId, visitId, step }: Call): Addresses {
  return {
    action: `${publicUrl}/voice/citizen/${callId}/${visitId}/${step}`,
    conference: callId,
    waitingSound: `${siteUrl}/desk/ventemusik.wav`,
  };
}

export function xml(body: string): HttpResponse {
  return { statusCode: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body };
}

/** Nothing is promised here: a promise without a row would be a lie. */
export function notOurs({ log }: Deps): HttpResponse {
  log.warn(logCodes.unknownNumber);
  return xml(renderSentence(utter({ key: 'notOurNumber', values: {} })));
}

/** The carrier always gets a document that speaks, whatever is wrong. */
export function apologise({ log }: Deps, code: string): HttpResponse {
  log.warn(code);
  return xml(renderSentence(utter({ key: 'apology', values: {} })));
}
