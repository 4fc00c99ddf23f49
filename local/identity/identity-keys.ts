import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

export interface IdentityKeys {
  /** Private RS256 key, with `kid`. */
  signing: JWK & { kid: string };
  cookies: string[];
}

/** Reads the keys from the file, or makes them once: tokens given before a restart hold after it. */
export async function openIdentityKeys(file: string): Promise<IdentityKeys> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as IdentityKeys;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = randomBytes(8).toString('hex');
  const keys = { signing: { ...jwk, kid, alg: 'RS256', use: 'sig' }, cookies: [randomBytes(24).toString('base64url')] };
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
