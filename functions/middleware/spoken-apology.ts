import type { MiddlewareObj } from '@middy/core';
import { type Log, logCodes } from '../log-codes.ts';
import type { HttpEvent, HttpResponse } from './carrier-webhook.ts';

/**
 * The outermost net of a voice webhook, registered first: whatever fails, the caller hears a sentence. The leg then ends, its end is
 * told by the carrier (or found by `sweep`), and whoever showed a number becomes a missed call.
 */
export function spokenApology({ log, twiml }: { log: Log; twiml: string }): MiddlewareObj<HttpEvent, HttpResponse> {
  return {
    onError: (request) => {
      log.error(logCodes.failed, { reason: request.error instanceof Error ? request.error.message : 'unknown' });
      request.response = { statusCode: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: twiml };
    },
  };
}
