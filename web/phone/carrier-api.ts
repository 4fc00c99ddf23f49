import * as z from 'zod/mini';

/** What the page reads of the carrier's telephone API; it is served by the carrier itself, at its root. */
const heard = z.object({
  at: z.string(),
  kind: z.enum(['say', 'play', 'conference', 'ring', 'hold', 'keys']),
  text: z.string(),
});
export type Heard = z.output<typeof heard>;

const call = z.object({
  callSid: z.string(),
  direction: z.string(),
  status: z.string(),
  heard: z.array(heard),
  peers: z.array(z.string()),
});
export type PhoneCall = z.output<typeof call>;

const message = z.object({ from: z.string(), body: z.string(), at: z.string() });
export type Message = z.output<typeof message>;

const lineNumber = z.object({ number: z.string(), friendlyName: z.string() });
export type LineNumber = z.output<typeof lineNumber>;

const token = z.object({ token: z.string() });

async function ask<T extends z.core.$ZodType>(path: string, schema: T, init?: RequestInit): Promise<z.output<T>> {
  const response = await fetch(path, { cache: 'no-store', ...init });
  if (!response.ok) throw new Error(`${init?.method ?? 'GET'}: ${response.status}`);
  return z.parse(schema, await response.json());
}

function telephone(number: string) {
  return `/telephones/${encodeURIComponent(number)}`;
}

/** Calls of this telephone, newest first. */
export function callsOf(number: string) {
  return ask(`${telephone(number)}/calls`, z.array(call));
}

/** SMS to this telephone, newest first. */
export function messagesOf(number: string) {
  return ask(`${telephone(number)}/messages`, z.array(message));
}

/** Numbers one can ring. */
export function lineNumbers() {
  return ask('/numbers', z.array(lineNumber));
}

/** Whether this telephone shows its number. */
export async function withhold(number: string, withheld: boolean): Promise<void> {
  const body = JSON.stringify({ withheld });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(telephone(number), { method: 'PUT', headers, body });
  if (!response.ok) throw new Error(`PUT: ${response.status}`);
}

/** An access token for this telephone's browser. */
export async function tokenOf(number: string) {
  return (await ask(`${telephone(number)}/token`, token, { method: 'POST' })).token;
}
