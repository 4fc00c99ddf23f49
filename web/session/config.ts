import * as z from 'zod/mini';

/** What the page is told at run time; the same build runs on one machine and in the cloud. */
export const siteConfig = z.object({
  issuer: z.string(),
  clientId: z.string(),
  local: z.boolean(),
  voice: z.object({ local: z.boolean(), edge: z.optional(z.string()) }),
  /** `openid` unless the identity provider wants more. */
  scope: z.optional(z.string()),
  /** Where to go to end the session at the identity provider; without it, its own `end_session_endpoint` where it tells of one. */
  signOutUrl: z.optional(z.string()),
});
export type SiteConfig = z.infer<typeof siteConfig>;

/** Reads `/config.json` of the page's own host; throws when it is absent or incomplete. */
export async function loadConfig(): Promise<SiteConfig> {
  const response = await fetch('/config.json', { cache: 'no-store' });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  return siteConfig.parse(await response.json());
}
