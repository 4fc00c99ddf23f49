import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';

const claims = z.object({
  exp: z.number(),
  grants: z.object({
    identity: z.string().check(z.minLength(1), z.maxLength(121)),
    voice: z.optional(
      z.object({
        incoming: z.optional(z.object({ allow: z.optional(z.boolean()) })),
        outgoing: z.optional(z.object({ application_sid: z.optional(z.string()) })),
      }),
    ),
  }),
});

/** What a voice access token allows. `ttl` in seconds. */
export interface Holder {
  identity: string;
  ttl: number;
  mayRing: boolean;
  mayCall: boolean;
}

/** The carrier's error codes for the voice SDK: 31204 and 31205 become Device errors 20101 and 20104. */
export type TokenError = { code: 31204 | 31205; message: string };

const invalid: TokenError = { code: 31204, message: 'JWT is invalid' };

/** Reads a Twilio access token (HS256, signed with the API key's secret). `clocks` in epoch ms: valid by one of them is valid. */
export function readToken(token: string, secret: string, clocks: number[]): Holder | TokenError {
  const [head, body, signature, ...more] = token.split('.');
  if (!head || !body || !signature || more.length > 0) return invalid;
  const expected = createHmac('sha256', secret).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return invalid;
  const parsed = z.safeParse(z.object({ alg: z.literal('HS256') }), json(head));
  const read = z.safeParse(claims, json(body));
  if (!parsed.success || !read.success) return invalid;
  const { exp, grants } = read.data;
  const ttl = Math.floor(exp - Math.min(...clocks) / 1000);
  if (ttl <= 0) return { code: 31205, message: 'JWT is expired' };
  return {
    identity: grants.identity,
    ttl: Math.min(ttl, 24 * 3600),
    mayRing: grants.voice?.incoming?.allow === true,
    mayCall: grants.voice?.outgoing?.application_sid !== undefined,
  };
}

function json(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
