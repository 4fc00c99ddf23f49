import type { Logger } from '@aws-lambda-powertools/logger';
import type { MiddlewareObj } from '@middy/core';
import type { Secrets } from '../adapters/secrets.ts';
import { logCodes } from '../log-codes.ts';
import { type HttpAnswer, type HttpEvent, isSigned } from './carrier-webhook.ts';

/** Lets only the carrier in: a webhook without a valid signature is answered 403 before anything is read or stored. */
export const signed = ({
  secrets,
  publicUrl,
  log,
}: {
  secrets: Secrets;
  publicUrl: string;
  log: Logger;
}): MiddlewareObj<HttpEvent, HttpAnswer> => ({
  before: async (request) => {
    const { authTokens } = await secrets.carrier();
    if (isSigned(request.event, publicUrl, authTokens)) return undefined;
    log.warn(logCodes.unsigned);
    return { statusCode: 403, headers: { 'content-type': 'application/json' }, body: '{"error":"forbidden"}' };
  },
});
