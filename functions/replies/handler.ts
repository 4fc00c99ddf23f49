import MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js';
import { messageSid } from '../../schemas/ids.ts';
import { strangerText } from '../effects/sms.ts';
import { logCodes } from '../log-codes.ts';
import { formOf, type HttpEvent, type HttpResponse } from '../middleware/carrier-webhook.ts';
import type { Deps } from './deps.ts';
import { takeIn } from './take-in.ts';

/** Takes in every SMS that comes to the line; only a number behind which nobody is known is answered here. */
export function createReplies(deps: Deps) {
  return async (event: HttpEvent): Promise<HttpResponse> => {
    const form = formOf(event);
    const sid = messageSid.safeParse(form.MessageSid);
    if (!sid.success) {
      deps.log.warn(logCodes.malformed);
      return answer();
    }
    const stranger = await takeIn(deps, form, sid.data);
    return answer(stranger === undefined ? undefined : strangerText(stranger));
  };
}

/** A document for the carrier: one message, or nothing to say. */
function answer(text?: string): HttpResponse {
  const document = new MessagingResponse();
  if (text !== undefined) document.message(text);
  return { statusCode: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: document.toString() };
}
