import type { MiddlewareObj } from '@middy/core';
import { e164Of } from '../../schemas/phone/number.ts';
import { formOf, type HttpEvent, type HttpResponse } from '../middleware/carrier-webhook.ts';
import type { Deps } from './deps.ts';
import { ringingPath } from './handler.ts';

type Ahead = Pick<Deps, 'secrets' | 'unitIdOf' | 'unit'>;

/**
 * The first webhook of a cold function asks at once for all that a call needs before its own case: both secrets, and which unit with
 * which rules answers the number. Nothing is answered or written for it: its signature is looked at afterwards, as always. Who forges a
 * webhook has it read no more than the line's own rules, once in the life of a function.
 */
export function readAhead(deps: Ahead): MiddlewareObj<HttpEvent, HttpResponse> {
  let isFirst = true;
  return {
    before: async ({ event }) => {
      if (!isFirst) return;
      isFirst = false;
      // What fails here is asked for again, and answered for, by who needs it.
      await Promise.allSettled([deps.secrets.carrier(), deps.secrets.keys(), readUnit(deps, event)]);
    },
  };
}

async function readUnit({ unitIdOf, unit }: Ahead, event: HttpEvent): Promise<void> {
  const to = event.rawPath === ringingPath ? e164Of(formOf(event).To ?? '', 'to') : undefined;
  const unitId = to === undefined ? undefined : await unitIdOf(to);
  if (unitId !== undefined) await unit(unitId);
}
