import * as z from 'zod/mini';
import type { Language } from './words.ts';

const words = z.object({ da: z.string(), en: z.string() });

/** What the line on this machine says of its demo; served beside the page, and nowhere else. */
const demo = z.object({
  now: z.string(),
  isOpen: z.boolean(),
  /** When the next working morning begins. */
  nextMorning: z.string(),
  unit: z.string(),
  number: z.string(),
  telephoneUrl: z.string(),
  identityUrl: z.string(),
  citizens: z.array(z.object({ id: z.string(), name: z.string(), phone: z.string(), story: words })),
  staff: z.array(z.object({ user: z.string(), name: z.string(), role: z.string() })),
  colleague: z.object({ name: z.string(), isOn: z.boolean() }),
  /** A town that rings by itself; `called`: so many have. */
  town: z.object({ state: z.enum(['off', 'waiting', 'ringing', 'emptying']), called: z.number() }),
});
export type Demo = z.infer<typeof demo>;
export type Citizen = Demo['citizens'][number];
export type Deed = 'nextMorning' | 'colleagueOn' | 'colleagueOff' | 'townOn' | 'townOff';

async function ask(init?: RequestInit): Promise<Demo> {
  const response = await fetch('/demo', { cache: 'no-store', ...init });
  if (!response.ok) throw new Error(`/demo: ${response.status}`);
  return demo.parse(await response.json());
}

export function readDemo(): Promise<Demo> {
  return ask();
}

export function carryOut(deed: Deed): Promise<Demo> {
  const headers = { 'content-type': 'application/json' };
  return ask({ method: 'POST', headers, body: JSON.stringify({ do: deed }) });
}

/** A link that signs somebody in by itself. */
export function signInLink({ identityUrl }: Demo, user: string, to: '/desk/' | '/reports/'): string {
  return `${identityUrl}/demo-sign-in?${new URLSearchParams({ user, to })}`;
}

/** A link to the telephone of somebody, which rings the line at once and is read in this language. */
export function ringLink({ telephoneUrl }: Demo, { name, phone }: Citizen, language: Language): string {
  return `${telephoneUrl}/#${new URLSearchParams({ ring: phone, as: name, sprog: language })}`;
}
