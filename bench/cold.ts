import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
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
    await bundleReferences(folder);
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
    const run = (file: string, { index, cache }: { index: number; cache?: string }): Promise<Start> => {
      const eventFile = join(folder, 'event.json');
      const signed = webhook(`${line.at.line}/voice`, account.authToken, incoming(line, callSid(index), '+4520999999'));
      const event = { rawPath: '/voice', headers: signed.headers, body: signed.body, isBase64Encoded: false };
      writeFileSync(eventFile, JSON.stringify(event));
      return untilAnswer([join(here, 'reference/cold-host.mjs'), file, eventFile], {
        ...environment,
        ...(cache !== undefined && { NODE_COMPILE_CACHE: cache }),
      });
    };
    const files = {
      voice: 'functions/voice/index.mjs',
      bare: 'reference/bare/index.mjs',
      unasked: 'unasked/bare.mjs',
      twilio: 'unasked/whole-twilio.mjs',
      cached: 'functions/voice/index.mjs',
    };
    const starts = { voice: [], bare: [], unasked: [], twilio: [], cached: [] } as Record<keyof typeof files, Start[]>;
    // The first round only warms the file cache, and fills the compile cache.
    for (let round = 0; round <= rounds; round += 1) {
      for (const name of ['bare', 'voice', 'unasked', 'twilio', 'cached'] as const) {
        const cache = name === 'cached' ? { cache: join(folder, 'compile-cache') } : {};
        const start = await run(join(folder, files[name]), { index: round, ...cache });
        if (round > 0) starts[name].push(start);
      }
    }
    return {
      name: 'cold `voice`, process start to first TwiML',
      budget: said('coldBesideBare', 'coldBesideTwilio'),
      figures: {
        coldBesideBare: quantile(timesOver(starts.voice, starts.bare), 0.5),
        coldBesideTwilio: quantile(timesOver(starts.voice, starts.twilio), 0.5),
      },
      lines: [
        `voice: ${told(starts.voice)}`,
        `bare function, DynamoDB client, one read, in the same bundle: ${beside(starts.voice, starts.bare)}`,
        `the same as esbuild bundles it unasked: ${beside(starts.voice, starts.unasked)}`,
        `bare function with all of twilio: ${beside(starts.voice, starts.twilio)}`,
        `voice with a compile cache that fits, which Lambda would not take (ADR 41): ${told(starts.cached)}`,
      ],
    };
  } finally {
    await secrets.close();
    await line.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The references as they come out of esbuild when nothing is asked of it, and the bare one also bundled as our functions are. */
async function bundleReferences(folder: string): Promise<void> {
  const bare = join(here, 'reference/bare.ts');
  await bundle({ entries: { bare }, outdir: join(folder, 'reference'), mapdir: join(folder, 'maps-reference') });
  await build({
    entryPoints: { bare, 'whole-twilio': join(here, 'reference/whole-twilio.ts') },
    outdir: join(folder, 'unasked'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
    logLevel: 'warning',
  });
}

/** A cold start: real ms until the answer, and ms of work, which other work on the machine hardly changes. */
interface Start {
  took: number;
  cpu: number;
}

function told(starts: Start[]): string {
  return `${spread(
    starts.map(({ took }) => took),
    0,
    ' ms',
  )}; of work ${spread(
    starts.map(({ cpu }) => cpu),
    0,
    ' ms',
  )}`;
}

function timesOver(ours: Start[], theirs: Start[]): number[] {
  return ratios(
    ours.map(({ took }) => took),
    theirs.map(({ took }) => took),
  );
}

function beside(ours: Start[], theirs: Start[]): string {
  const ratio = (of: (start: Start) => number) => spread(ratios(ours.map(of), theirs.map(of)));
  return `${told(theirs)}; ratio ${ratio(({ took }) => took)}, of the work ${ratio(({ cpu }) => cpu)}`;
}

function untilAnswer(args: string[], env: Record<string, string>): Promise<Start> {
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
    child.once('close', () => {
      const micros = /\ncpu (\d+)$/.exec(said)?.[1];
      if (took !== undefined && micros !== undefined && said.startsWith('200') && !said.includes('Undskyld'))
        resolve({ took, cpu: Number(micros) / 1000 });
      else reject(new Error(`No TwiML: ${said.slice(0, 600)}`));
    });
  });
}
