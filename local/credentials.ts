import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Credentials {
  account: { accountSid: string; authToken: string; apiKeySid: string; apiKeySecret: string; applicationSid: string };
  keys: {
    /** Base64, 32 bytes: HMAC key of the lookup index. */
    lookup: string;
    /** Base64, 32 bytes: raw key for sealed fields. */
    sealing: string;
  };
}

/** Reads the line's credentials from its data folder, or makes them once: data sealed before a restart opens after it. */
export function openCredentials(dataDir: string): Credentials {
  const file = join(dataDir, 'credentials.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Credentials;
  const hex = () => randomBytes(16).toString('hex');
  const key = () => randomBytes(32).toString('base64');
  const credentials: Credentials = {
    account: {
      accountSid: `AC${hex()}`,
      authToken: hex(),
      apiKeySid: `SK${hex()}`,
      apiKeySecret: hex(),
      applicationSid: `AP${hex()}`,
    },
    keys: { lookup: key(), sealing: key() },
  };
  writeFileSync(file, JSON.stringify(credentials, null, 2), { mode: 0o600 });
  return credentials;
}
