/**
 * The carrier alone: `npm run carrier -- --port N [--cps N]`. Any TwiML application can be tried against it: take a number through
 * `IncomingPhoneNumbers`, set its VoiceUrl, and call it from a telephone.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createClock } from '../clock.ts';
import { createFlight } from '../flight.ts';
import { LOCAL_ACCOUNT } from './account.ts';
import { startCarrier } from './carrier.ts';
import { createMedia } from './media/media.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    cps: { type: 'string', default: '1' },
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
const webRoot = fileURLToPath(new URL('../../dist/web/phone', import.meta.url));
const media = values['no-media'] ? undefined : createMedia({ account: LOCAL_ACCOUNT, log: console.error });

try {
  const carrier = await startCarrier({
    clock,
    flight,
    port,
    host: '127.0.0.1',
    account: LOCAL_ACCOUNT,
    cps,
    media,
    webRoot: existsSync(webRoot) ? webRoot : undefined,
    log: console.error,
  });
  console.log(`carrier      ${carrier.url}`);
  console.log(`account      ${LOCAL_ACCOUNT.accountSid}`);
  console.log(`auth token   ${LOCAL_ACCOUNT.authToken}`);
  console.log(`api key      ${LOCAL_ACCOUNT.apiKeySid} / ${LOCAL_ACCOUNT.apiKeySecret}`);
  console.log(`application  ${LOCAL_ACCOUNT.applicationSid}`);
  const stop = () => void carrier.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  fail(
    (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      ? `Port ${port} is taken: choose another with --port`
      : `The carrier could not start: ${error instanceof Error ? error.message : error}`,
  );
}
