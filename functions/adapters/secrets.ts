import { get } from 'node:http';
import * as z from 'zod/mini';

const carrierSecret = z.object({
  accountSid: z.string(),
  /** Several, so that a token can be rotated without a lost call. */
  authTokens: z.array(z.string()).check(z.minLength(1)),
  apiKeySid: z.string(),
  apiKeySecret: z.string(),
  applicationSid: z.string(),
});
export type CarrierSecret = z.infer<typeof carrierSecret>;

const keys = z.object({
  /** 32 bytes in base64 for the keyed hashes that find numbers and codes. */
  lookup: z.string(),
  /** 32 bytes in base64 under which names and numbers are sealed. */
  sealing: z.string(),
});
export type Keys = z.infer<typeof keys>;

export interface Secrets {
  carrier(): Promise<CarrierSecret>;
  keys(): Promise<Keys>;
}

/** Reads the text of a secret; throws where it cannot. */
export type ReadSecret = (id: string) => Promise<string>;

/** A secret that was changed counts after this long in every function that is warm. */
const keptMs = 5 * 60_000;

/** Reads each secret when it is first needed and again every five minutes. @param now epoch milliseconds */
export function createSecrets(
  ids: { carrier: string; keys?: string },
  { now, read = readThroughExtension }: { now(): number; read?: ReadSecret },
): Secrets {
  return {
    carrier: kept(now, async () => carrierSecret.parse(JSON.parse(await read(ids.carrier)))),
    keys: kept(now, async () => {
      if (ids.keys === undefined) throw new Error('This function has no keys secret');
      return keys.parse(JSON.parse(await read(ids.keys)));
    }),
  };
}

/** What was read counts for a while; where it cannot be read again it goes on counting, so that calls are answered meanwhile. */
function kept<Value>(now: () => number, load: () => Promise<Value>): () => Promise<Value> {
  let known: { value: Value; readAt: number } | undefined;
  let loading: Promise<Value> | undefined;
  return () => {
    if (known !== undefined && Math.abs(now() - known.readAt) < keptMs) return Promise.resolve(known.value);
    loading ??= load()
      .then((value) => {
        known = { value, readAt: now() };
        return value;
      })
      .catch((error: unknown) => {
        if (known === undefined) throw error;
        return known.value;
      })
      .finally(() => {
        loading = undefined;
      });
    return loading;
  };
}

/** The AWS Parameters and Secrets extension listens here inside the function's sandbox; on one machine the runtime stands in for it. */
const port = process.env.PARAMETERS_SECRETS_EXTENSION_HTTP_PORT ?? '2773';

async function readThroughExtension(id: string): Promise<string> {
  const { status, body } = await ask(`http://localhost:${port}/secretsmanager/get?secretId=${encodeURIComponent(id)}`, {
    'X-Aws-Parameters-Secrets-Token': process.env.AWS_SESSION_TOKEN ?? '',
  });
  if (status !== 200) throw new Error(`Secret not readable: ${status}`);
  return z.object({ SecretString: z.string() }).parse(JSON.parse(body)).SecretString;
}

/** By the client that the table's library has loaded already: to load `fetch` as well takes a cold `voice` a fifth of its time. */
function ask(url: string, headers: Record<string, string>): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        body += chunk;
      });
      answer.once('end', () => resolve({ status: answer.statusCode, body }));
      answer.once('error', reject);
    });
    request.once('error', reject);
  });
}
