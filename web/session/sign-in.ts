import { type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { SiteConfig } from './config.ts';

/** Somebody who is signed in. The token is asked for at each request, since it is renewed under way. */
export interface Session {
  /** Subject of the token: who it is, not what they may do. */
  readonly subject: string;
  accessToken(): string;
  /** A fresh token; false when the identity provider wants the person again. */
  renew(): Promise<boolean>;
  /** Signs in again in a window of its own, so that a talk and unsaved answers stay on this page. */
  signInAgain(): Promise<boolean>;
  signOut(): Promise<void>;
}

export type Start =
  | { kind: 'signedIn'; session: Session }
  | { kind: 'signedOut'; signIn: () => Promise<void>; failed: boolean }
  /** The browser is on its way elsewhere, or this document is the frame or window of a renewal: show nothing. */
  | { kind: 'leaving' };

const leftKey = 'signed-out';

/**
 * Signs in by the authorization code flow with PKCE and comes back to `home` (a path such as `/desk/`, registered with the provider).
 * A person who has just signed out is not sent straight in again.
 */
export async function startSession(config: SiteConfig, home: string): Promise<Start> {
  const manager = new UserManager({
    authority: config.issuer,
    client_id: config.clientId,
    redirect_uri: location.origin + home,
    post_logout_redirect_uri: location.origin + home,
    scope: config.scope ?? 'openid',
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    stateStore: new WebStorageStateStore({ store: localStorage }),
    automaticSilentRenew: true,
    accessTokenExpiringNotificationTimeInSeconds: 120,
  });
  const signIn = async () => {
    sessionStorage.removeItem(leftKey);
    await manager.signinRedirect({ state: { hash: location.hash } });
  };
  const asked = new URLSearchParams(location.search);
  if (asked.has('state') && (asked.has('code') || asked.has('error'))) {
    try {
      const user = await manager.signinCallback();
      if (!user) return { kind: 'leaving' };
      history.replaceState(null, '', home + hashOf(user.state));
      return { kind: 'signedIn', session: sessionOf(manager, config, user) };
    } catch {
      history.replaceState(null, '', home);
      const kept = await manager.getUser();
      if (kept && !kept.expired) return { kind: 'signedIn', session: sessionOf(manager, config, kept) };
      return { kind: 'signedOut', signIn, failed: true };
    }
  }
  const user = await manager.getUser();
  if (user && !user.expired) return { kind: 'signedIn', session: sessionOf(manager, config, user) };
  if (sessionStorage.getItem(leftKey)) return { kind: 'signedOut', signIn, failed: false };
  try {
    await signIn();
    return { kind: 'leaving' };
  } catch {
    return { kind: 'signedOut', signIn, failed: true };
  }
}

function hashOf(state: unknown): string {
  const hash = typeof state === 'object' && state !== null && 'hash' in state ? state.hash : '';
  return typeof hash === 'string' && hash.startsWith('#') ? hash : '';
}

function sessionOf(manager: UserManager, config: SiteConfig, first: User): Session {
  let user = first;
  manager.events.addUserLoaded((loaded) => {
    user = loaded;
  });
  const kept = (next: User | null) => {
    if (next && next.profile.sub === user.profile.sub) user = next;
    return next !== null && !next.expired && next.profile.sub === user.profile.sub;
  };
  return {
    subject: first.profile.sub,
    accessToken: () => user.access_token,
    renew: () => manager.signinSilent().then(kept, () => false),
    signInAgain: () => manager.signinPopup().then(kept, () => false),
    signOut: async () => {
      sessionStorage.setItem(leftKey, 'yes');
      if (config.signOutUrl) {
        await manager.removeUser();
        location.assign(config.signOutUrl);
        return;
      }
      if (await manager.metadataService.getEndSessionEndpoint()) await manager.signoutRedirect();
      else {
        await manager.removeUser();
        location.reload();
      }
    },
  };
}
