import * as z from 'zod/mini';

/** The voice SDK's signalling, protocol 1.6: JSON frames `{type, version, payload}`; only what the SDK sends and hears. */
const callsid = z.string().check(z.minLength(1), z.maxLength(100));
const sdp = z.string().check(z.minLength(1), z.maxLength(100_000));

function optional<T extends z.core.SomeType>(schema: T) {
  return z.optional(z.nullable(schema));
}

const fromBrowser = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listen'), payload: z.object({ token: z.string().check(z.maxLength(8_000)) }) }),
  z.object({ type: z.literal('register'), payload: z.object({ media: z.object({ audio: z.boolean() }) }) }),
  z.object({
    type: z.literal('invite'),
    payload: z.object({
      callsid,
      sdp: optional(z.string()),
      reconnect: optional(z.string()),
      twilio: optional(z.object({ params: optional(z.string()) })),
    }),
  }),
  z.object({ type: z.literal('answer'), payload: z.object({ callsid, sdp }) }),
  z.object({ type: z.literal('reject'), payload: z.object({ callsid }) }),
  z.object({ type: z.literal('hangup'), payload: z.object({ callsid: optional(z.string()) }) }),
  z.object({
    type: z.literal('dtmf'),
    payload: z.object({ callsid, dtmf: z.string().check(z.regex(/^[0-9*#w]{1,200}$/)) }),
  }),
  z.object({ type: z.literal('reinvite'), payload: z.object({ callsid, sdp }) }),
  z.object({ type: z.literal('message'), payload: z.object({ callsid, voiceeventsid: optional(z.string()) }) }),
]);
export type FromBrowser = z.output<typeof fromBrowser>;

interface CallParameters {
  CallSid: string;
  AccountSid: string;
  From: string;
  To: string;
  /** Custom parameters as a URL-encoded query. */
  Params: string;
}

export type ToBrowser =
  | {
      type: 'connected';
      payload: {
        token: { identity: string; ttl: number };
        edge: string;
        region: string;
        home: string;
        gateway: string;
      };
    }
  | { type: 'ready' | 'offline'; payload: Record<string, never> }
  | { type: 'ringing'; payload: { callsid: string } }
  | { type: 'answer'; payload: { callsid: string; sdp?: string; reconnect: string } }
  | { type: 'invite'; payload: { callsid: string; sdp: string; reconnect: string; parameters: CallParameters } }
  | { type: 'cancel'; payload: { callsid: string } }
  | { type: 'hangup'; payload: { callsid: string; error?: { code: number; message: string } } }
  | { type: 'ack'; payload: { acktype: 'message'; callsid: string; voiceeventsid: string } }
  | { type: 'error'; payload: { error: { code: number; message: string }; callsid?: string } };

/** A frame from a browser; undefined for anything that is not a message we know. */
export function parseFromBrowser(text: string): FromBrowser | undefined {
  try {
    const read = z.safeParse(fromBrowser, JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

export function toText(message: ToBrowser): string {
  return JSON.stringify({ ...message, version: '1.6' });
}
