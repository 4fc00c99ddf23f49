import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';

export type Authorization =
  | { ok: true; jwt: { claims: Record<string, string>; scopes: string[] | null } }
  | { ok: false; description: string };

export interface JwtAuthorizer {
  /** Judges the Authorization header as the HTTP API's JWT authorizer does. Tokens live on real time. */
  authorize(header: string | undefined): Promise<Authorization>;
}

/** Tokens remembered as verified; past this the oldest is forgotten. */
const remembered = 500;

/** The service hands every claim on as text; a list becomes `[a b]`. */
function claimsOf(payload: JWTPayload): Record<string, string> {
  const claims: Record<string, string> = {};
  for (const [name, value] of Object.entries(payload)) {
    claims[name] = Array.isArray(value) ? `[${value.join(' ')}]` : String(value);
  }
  return claims;
}

export function createJwtAuthorizer(options: { issuer: string; audience: string[] }): JwtAuthorizer {
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  const verified = new Map<string, { until: number; authorization: Authorization }>();

  async function keySet(): Promise<ReturnType<typeof createRemoteJWKSet>> {
    if (keys) return keys;
    const answer = await fetch(`${options.issuer}/.well-known/openid-configuration`);
    const { jwks_uri: address } = (await answer.json()) as { jwks_uri: string };
    keys = createRemoteJWKSet(new URL(address));
    return keys;
  }

  async function verify(token: string): Promise<Authorization> {
    try {
      const { payload } = await jwtVerify(token, await keySet(), { issuer: options.issuer });
      // Access tokens of Cognito carry no audience; the service then looks at client_id.
      const audiences = payload.aud === undefined ? [payload.client_id] : [payload.aud].flat();
      if (!audiences.some((one) => typeof one === 'string' && options.audience.includes(one))) {
        return { ok: false, description: 'the token does not have a valid audience' };
      }
      const scopes = typeof payload.scope === 'string' ? payload.scope.split(' ') : null;
      const authorization: Authorization = { ok: true, jwt: { claims: claimsOf(payload), scopes } };
      if (verified.size >= remembered) verified.delete(verified.keys().next().value ?? '');
      verified.set(token, { until: (payload.exp ?? 0) * 1000, authorization });
      return authorization;
    } catch (error) {
      const expired = error instanceof Error && error.name === 'JWTExpired';
      return { ok: false, description: expired ? 'the token has expired' : 'the token is not valid' };
    }
  }

  return {
    async authorize(header) {
      const token = /^(?:Bearer )?\s*(\S+)$/i.exec(header ?? '')?.[1];
      if (!token) return { ok: false, description: '' };
      const known = verified.get(token);
      if (known && known.until > Date.now()) return known.authorization;
      return verify(token);
    },
  };
}
