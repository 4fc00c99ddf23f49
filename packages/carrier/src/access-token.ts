import { createHmac, randomUUID } from 'node:crypto';
import type { Account } from './account.ts';

const lifetimeS = 3_600;

/** A voice access token as the carrier's library makes it (HS256, cty twilio-fpa;v=1). `now` in epoch ms, real time. */
export function mintToken(account: Account, identity: string, now: number): string {
  const iat = Math.floor(now / 1000);
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const head = encode({ cty: 'twilio-fpa;v=1', typ: 'JWT', alg: 'HS256' });
  const body = encode({
    jti: `${account.apiKeySid}-${randomUUID()}`,
    iss: account.apiKeySid,
    sub: account.accountSid,
    iat,
    exp: iat + lifetimeS,
    grants: { identity, voice: { incoming: { allow: true }, outgoing: { application_sid: account.applicationSid } } },
  });
  const signed = createHmac('sha256', account.apiKeySecret).update(`${head}.${body}`).digest('base64url');
  return `${head}.${body}.${signed}`;
}
