import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { IdentityKeys } from './identity-keys.ts';
import { memoryAdapter } from './memory-adapter.ts';
import { signedOutPage, signOutPage, troublePage } from './pages.ts';
import type { Person } from './person.ts';

export interface ProviderOptions {
  people(): Promise<Person[]>;
  siteUrls: string[];
  clientId: string;
  keys: IdentityKeys;
  port: number;
}

/** The resource access tokens are for; without one the provider gives no JWTs. */
const resource = 'urn:visitation-line';
const hourS = 3600;

/** Makes the certified provider behave as the user pool does for the desk: public client, code with PKCE, no consent page. */
export function providerConfiguration(options: ProviderOptions): Configuration {
  const { people, siteUrls, clientId, keys } = options;
  const personBy = async (sub: string) => (await people()).find((person) => person.sub === sub);
  const pages = siteUrls.flatMap((url) => [`${url}/desk/`, `${url}/reports/`]);
  return {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: clientId,
        client_name: 'Visitationslinjen',
        application_type: 'web',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: pages,
        post_logout_redirect_uris: pages,
      },
    ],
    jwks: { keys: [keys.signing] },
    cookies: {
      keys: keys.cookies,
      // Cookies do not know ports: two lines on one machine must not sign each other out.
      names: {
        session: `_session_${options.port}`,
        interaction: `_interaction_${options.port}`,
        resume: `_resume_${options.port}`,
      },
    },
    claims: { openid: ['sub', 'preferred_username', 'name', 'token_use'] },
    conformIdTokenClaims: false,
    findAccount: async (_context, id) => {
      const person = await personBy(id);
      if (!person) return undefined;
      return {
        accountId: id,
        // As in the user pool, each token says what it is for.
        claims: () => ({ sub: id, preferred_username: person.user, name: person.name, token_use: 'id' }),
      };
    },
    extraTokenClaims: async (_context, token) => {
      const person = 'accountId' in token && token.accountId ? await personBy(token.accountId) : undefined;
      return { token_use: 'access', version: 2, ...(person && { username: person.user }) };
    },
    // Cognito gives the desk a refresh token with every code; so does this, without offline_access.
    issueRefreshToken: async () => true,
    rotateRefreshToken: false,
    loadExistingGrant: grantEverything,
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    ttl: {
      AccessToken: hourS,
      IdToken: hourS,
      AuthorizationCode: 60,
      Grant: 10 * hourS,
      Interaction: hourS,
      RefreshToken: 10 * hourS,
      Session: 10 * hourS,
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'openid',
          accessTokenFormat: 'jwt',
          accessTokenTTL: hourS,
          // The provider insists on an audience, Cognito's access tokens have none: the client's id satisfies the same authorizer.
          audience: clientId,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context: KoaContextWithOIDC, form: string) => {
          context.body = signOutPage(form);
        },
        postLogoutSuccessSource: (context: KoaContextWithOIDC) => {
          context.body = signedOutPage();
        },
      },
      userinfo: { enabled: false },
    },
    renderError: (context, out) => {
      context.type = 'html';
      context.body = troublePage(`${out.error}: ${out.error_description ?? ''}`);
    },
  };
}

/** There is one client and it is ours: no consent page, as with the user pool. */
async function grantEverything(context: KoaContextWithOIDC) {
  const { provider, client, session } = context.oidc;
  if (!client || !session?.accountId) return undefined;
  const known = session.grantIdFor(client.clientId);
  if (known) {
    const grant = await provider.Grant.find(known);
    if (grant) return grant;
  }
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid');
  grant.addResourceScope(resource, 'openid');
  await grant.save();
  return grant;
}
