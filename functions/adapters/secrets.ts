import * as z from 'zod/mini';

const carrierSecret = z.object({
  accountSid: z.string(),
  /** Several, so that a token can be rotated without a lost call (twilio.md §2.1). */
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

/** The AWS Parameters and Secrets extension listens here inside the function's sandbox; on one machine the runtime stands in for it. */
const PORT = process.env.PARAMETERS_SECRETS_EXTENSION_HTTP_PORT ?? '2773';

const read = async (id: string): Promise<unknown> => {
  const answer = await fetch(`http://localhost:${PORT}/secretsmanager/get?secretId=${encodeURIComponent(id)}`, {
    headers: { 'X-Aws-Parameters-Secrets-Token': process.env.AWS_SESSION_TOKEN ?? '' },
  });
  if (!answer.ok) throw new Error(`Secret not readable: ${answer.status}`);
  const { SecretString } = z.object({ SecretString: z.string() }).parse(await answer.json());
  return JSON.parse(SecretString);
};

const once = <Value>(load: () => Promise<Value>): (() => Promise<Value>) => {
  let loaded: Promise<Value> | undefined;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      // A failed read is tried again by the next request instead of being remembered.
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
};

/** Reads each secret once, when it is first needed. */
export const createSecrets = (ids: { carrier: string; keys?: string }): Secrets => ({
  carrier: once(async () => carrierSecret.parse(await read(ids.carrier))),
  keys: once(async () => {
    if (ids.keys === undefined) throw new Error('This function has no keys secret');
    return keys.parse(await read(ids.keys));
  }),
});
