#!/usr/bin/env node
/**
 * The carrier alone: `carrier --port N [--cps N] [--web DIR] [--no-media]`. Any TwiML application can be tried against it: take a number through
 * `IncomingPhoneNumbers`, set its VoiceUrl, and call it from a telephone.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createClock } from 'driven-clock/clock';
import { createFlight } from 'driven-clock/flight';
import { localAccount } from './account.ts';
import { startCarrier } from './carrier.ts';
import { createMedia } from './media/media.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    cps: { type: 'string', default: '1' },
    web: { type: 'string' },
    'no-media': { type: 'boolean', default: false },
  },
});

const port = Number(values.port);
const cps = Number(values.cps);
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`--port must be a port number, not ${values.port}`);
if (!(cps > 0)) fail(`--cps must be a number above 0, not ${values.cps}`);

function fail(why: string): never {
  console.error(why);
  process.exit(2);
}

const flight = createFlight();
const clock = createClock(flight);
// A folder that was never built is no error: the carrier works without pages.
const webRoot = values.web !== undefined && existsSync(values.web) ? values.web : undefined;
const media = values['no-media'] ? undefined : createMedia({ account: localAccount, log: console.error });

try {
  const carrier = await startCarrier({
    clock,
    flight,
    port,
    host: '127.0.0.1',
    account: localAccount,
    cps,
    media,
    webRoot,
    log: console.error,
  });
  console.log(`carrier      ${carrier.url}`);
  console.log(`account      ${localAccount.accountSid}`);
  console.log(`auth token   ${localAccount.authToken}`);
  console.log(`api key      ${localAccount.apiKeySid} / ${localAccount.apiKeySecret}`);
  console.log(`application  ${localAccount.applicationSid}`);

  function stop() {
    return void carrier.close().then(() => process.exit(0));
  }

  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  fail(
    (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      ? `Port ${port} is taken: choose another with --port`
      : `The carrier could not start: ${error instanceof Error ? error.message : error}`,
  );
}
