import type { Logger } from '@aws-lambda-powertools/logger';
import type { MiddlewareObj } from '@middy/core';
import { logCodes } from '../log-codes.ts';
import type { HttpAnswer, HttpEvent } from './carrier-webhook.ts';

/**
 * The outermost net of a voice webhook, registered first: whatever fails, the caller hears a sentence. The leg then ends, its end is
 * told by the carrier (or found by `sweep`), and the contact becomes a missed call.
 */
export const spokenApology = ({
  log,
  twiml,
}: {
  log: Logger;
  twiml: string;
}): MiddlewareObj<HttpEvent, HttpAnswer> => ({
  onError: (request) => {
    log.error(logCodes.failed, { reason: request.error instanceof Error ? request.error.message : 'unknown' });
    request.response = { statusCode: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: twiml };
  },
});
