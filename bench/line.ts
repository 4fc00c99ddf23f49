import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import validator from 'twilio/lib/webhooks/webhooks.js';
import type { Credentials } from '../local/credentials.ts';
import { createCitizen } from '../tests/line/citizen.ts';
import { createConsultant, createStaff } from '../tests/line/consultant.ts';
import { demand } from '../tests/line/http.ts';
import { startProcess } from '../tests/line/line-process.ts';
import { freePort } from '../tests/year/free-port.ts';

/** REST calls a second at the carrier while we measure; the real default of 1 would measure the carrier's queue. */
export const cps = 100;

/** A Monday morning: whatever the hour is here, the line is open. */
const openAt = '2021-01-04T08:00:00.000Z';

/** A line at real pace, with typed telephones and desks. */
export async function startBenchLine(env: Record<string, string> = {}) {
  const running = await startProcess({ port: await freePort(), env });
  const { at } = running;
  await demand('PUT', `${at.carrier}/clock`, { mode: 'real', now: openAt });
  await demand('PUT', `${at.carrier}/settings`, { cps: cps });
  const tokens = new Map<string, string>();
  const tokenOf = async (user: string) => {
    const token =
      tokens.get(user) ??
      (await demand<{ access_token: string }>('POST', `${at.identity}/demo-token`, { user })).access_token;
    tokens.set(user, token);
    return token;
  };
  const place = { line: at.line, carrier: at.carrier, tokenOf };
  return {
    at,
    stop: running.stop,
    /** By the line's own clock, epoch ms. */
    now: async () => Date.parse((await demand<{ now: string }>('GET', `${at.carrier}/clock`)).now),
    number: at.numbers.favrskov ?? '',
    credentials: JSON.parse(readFileSync(join(running.dataDir, 'credentials.json'), 'utf8')) as Credentials,
    staff: (user: string) => createStaff(user, place),
    consultant: (user: string) => createConsultant(user, place),
    citizen: (number: string) =>
      createCitizen(number, {
        carrier: at.carrier,
        number: at.numbers.favrskov ?? '',
        pass: async () => undefined,
        begins: (dial) => dial(),
      }),
  };
}

export type BenchLine = Awaited<ReturnType<typeof startBenchLine>>;

/** A webhook as the carrier would send it: form body and signature. */
export function webhook(url: string, authToken: string, fields: Record<string, string>) {
  return {
    body: new URLSearchParams(fields).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'x-twilio-signature': validator.getExpectedTwilioSignature(authToken, url, fields),
    },
  };
}

/** Fields of a call that comes in. */
export function incoming(line: BenchLine, sid: string, from: string): Record<string, string> {
  return {
    AccountSid: line.at.accountSid,
    ApiVersion: '2010-04-01',
    CallSid: sid,
    CallStatus: 'ringing',
    Direction: 'inbound',
    From: from,
    To: line.number,
  };
}

/** A SID nobody has had before. */
export function callSid(index: number): string {
  return `CA${(Date.now() * 1000 + index).toString(16).padStart(32, '0')}`;
}
