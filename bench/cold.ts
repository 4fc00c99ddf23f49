import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSecretsEndpoint } from 'lambda-local/secrets-endpoint';
import { bundle, bundleFunctions } from '../scripts/bundle.ts';
import { nodePath } from '../tests/line/line-process.ts';
import { said } from './budgets.ts';
import { type Measured, quantile, ratios, spread } from './figures.ts';
import { callSid, incoming, startBenchLine, webhook } from './line.ts';

const rounds = 15;
const here = dirname(fileURLToPath(import.meta.url));

/** Process start to first TwiML of a cold `voice`, beside the two references, one after the other in each round. */
export async function cold(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const line = await startBenchLine();
  const { account, keys } = line.credentials;
  const secrets = await startSecretsEndpoint({
    carrier: JSON.stringify({ ...account, authToken: undefined, authTokens: [account.authToken] }),
    keys: JSON.stringify(keys),
  });
  try {
    await bundleFunctions(join(folder, 'functions'));
    await bundle({
      entries: { bare: join(here, 'reference/bare.ts'), 'whole-twilio': join(here, 'reference/whole-twilio.ts') },
      outdir: join(folder, 'reference'),
      mapdir: join(folder, 'maps-reference'),
    });
    const environment = {
      PATH: process.env.PATH ?? '',
      TABLE_NAME: 'visitation-line',
      PUBLIC_URL: line.at.line,
      SITE_URL: line.at.line,
      CARRIER_SECRET_ID: 'carrier',
      KEYS_SECRET_ID: 'keys',
      PARAMETERS_SECRETS_EXTENSION_HTTP_PORT: String(secrets.port),
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_SESSION_TOKEN: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: line.at.store,
      POWERTOOLS_SERVICE_NAME: 'bench',
      LOG_LEVEL: 'WARN',
    };
    const run = (file: string, index: number): Promise<number> => {
      const eventFile = join(folder, 'event.json');
      const signed = webhook(`${line.at.line}/voice`, account.authToken, incoming(line, callSid(index), '+4520999999'));
      const event = { rawPath: '/voice', headers: signed.headers, body: signed.body, isBase64Encoded: false };
      writeFileSync(eventFile, JSON.stringify(event));
      return untilAnswer([join(here, 'reference/cold-host.mjs'), file, eventFile], environment);
    };
    const files = {
      voice: join(folder, 'functions/voice/index.mjs'),
      bare: join(folder, 'reference/bare/index.mjs'),
      twilio: join(folder, 'reference/whole-twilio/index.mjs'),
    };
    const times = { voice: [] as number[], bare: [] as number[], twilio: [] as number[] };
    // The first round only warms the file cache.
    for (let round = 0; round <= rounds; round += 1) {
      for (const name of ['bare', 'voice', 'twilio'] as const) {
        const took = await run(files[name], round);
        if (round > 0) times[name].push(took);
      }
    }
    return {
      name: 'cold `voice`, process start to first TwiML',
      budget: said('coldBesideBare', 'coldBesideTwilio'),
      figures: {
        coldBesideBare: quantile(ratios(times.voice, times.bare), 0.5),
        coldBesideTwilio: quantile(ratios(times.voice, times.twilio), 0.5),
      },
      lines: [
        `voice ${spread(times.voice, 0, ' ms')}`,
        `bare function, DynamoDB client, one read: ${spread(times.bare, 0, ' ms')}; ratio ${spread(ratios(times.voice, times.bare))}`,
        `the same with all of twilio: ${spread(times.twilio, 0, ' ms')}; ratio ${spread(ratios(times.voice, times.twilio))}`,
      ],
    };
  } finally {
    await secrets.close();
    await line.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function untilAnswer(args: string[], env: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(nodePath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let took: number | undefined;
    child.stdout.on('data', (chunk: Buffer) => {
      took ??= performance.now() - began;
      said += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('exit', () => {
      if (took !== undefined && said.startsWith('200') && said.includes('<Say')) resolve(took);
      else reject(new Error(`No TwiML: ${said.slice(0, 600)}`));
    });
  });
}
