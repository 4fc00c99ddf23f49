import type { MiddlewareObj } from '@middy/core';
import type { Secrets } from '../adapters/secrets.ts';
import { type Log, logCodes } from '../log-codes.ts';
import { type HttpEvent, type HttpResponse, isSigned } from './carrier-webhook.ts';

/** Lets only the carrier in: a webhook without a valid signature is answered 403 and reaches nothing. */
export function signed({
  secrets,
  publicUrl,
  log,
}: {
  secrets: Secrets;
  publicUrl: string;
  log: Log;
}): MiddlewareObj<HttpEvent, HttpResponse> {
  return {
    before: async (request) => {
      const { authTokens } = await secrets.carrier();
      if (isSigned(request.event, publicUrl, authTokens)) return undefined;
      log.warn(logCodes.unsigned);
      return { statusCode: 403, headers: { 'content-type': 'application/json' }, body: '{"error":"forbidden"}' };
    },
  };
}
