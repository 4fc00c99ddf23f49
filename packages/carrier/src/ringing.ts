import type { Call } from './call.ts';
import { isE164 } from './e164.ts';
import type { Exchange } from './exchange.ts';

/** After how long each behaviour acts, ms. */
const actsAfter = { answer: 2_000, voicemail: 20_000, reject: 2_000 } as const;
/** What the carrier adds to every ring timeout. */
export const ringBufferMs = 5_000;

/** Rings the station of an outgoing leg; how it goes on is told by the call's outcome. `timeoutS` without the buffer. */
export function ring(x: Exchange, call: Call, timeoutS: number): void {
  const { station } = call;
  call.proceed('initiated');
  const registered = !station.simulated && (x.media?.isRegistered(station.identity) ?? false);
  const inCall = [...station.live].some((other) => other !== call && other.status !== 'queued');
  if (station.isClient && !station.simulated && !registered) call.end('no-answer');
  else if (station.behaviour === 'failed' || !(station.isClient || isE164(station.address))) fail(x, call);
  else if (station.behaviour === 'busy' || (station.isClient && inCall)) call.end('busy');
  if (!call.live) return;
  call.proceed('ringing');
  call.hear('ring', call.from);
  const timers = [x.clock.after(timeoutS * 1000 + ringBufferMs, () => call.end('no-answer'))];
  void call.outcome().then(() => {
    for (const timer of timers) timer.cancel();
  });
  if (registered && station.behaviour === 'manual') {
    call.browser = x.media?.invite(station.identity, call.sid, { From: call.from, To: call.to }, call.custom);
    if (!call.browser && station.isClient) call.end('busy');
    return;
  }
  const { behaviour } = station;
  if (behaviour === 'answer' || behaviour === 'voicemail') {
    timers.push(x.clock.after(actsAfter[behaviour], () => call.answer()));
  } else if (behaviour === 'reject') {
    timers.push(x.clock.after(actsAfter.reject, () => call.end('busy')));
  }
}

/** Nothing can be reached at this address. Only a Dial notes it: whoever dials by REST is told by the status. */
function fail(x: Exchange, call: Call): void {
  call.end('failed');
  if (call.direction !== 'outbound-dial') return;
  const message = 'Dial: Twilio does not support calling this number or the number is invalid';
  x.notices.add({ level: 'error', code: 13224, message, callSid: call.parent?.sid });
}
