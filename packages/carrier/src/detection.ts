import type { Call, Target } from './call.ts';
import type { Exchange } from './exchange.ts';
import type { Station } from './station.ts';
import type { Fields } from './webhook/sign.ts';

/** Words of the real one that are never given here: `machine_end_silence` and `machine_end_other`. */
export type AnsweredBy = 'human' | 'machine_start' | 'machine_end_beep' | 'fax' | 'unknown';

/** Answering-machine detection as a call or a Number asks for it. */
export interface Detection {
  /** `DetectMessageEnd`: a machine is told of after its greeting. */
  awaitsEnd: boolean;
  timeoutMs: number;
  /** Silence from the beginning for so long is `unknown`. */
  silenceMs: number;
  /** Who is told in the background; undefined when nobody is. */
  callback: Target | undefined;
}

export interface Verdict {
  answeredBy: AnsweredBy;
  /** From answer to verdict. */
  ms: number;
}

/** How long a verdict takes. The real one takes about so long over a person who says a short hello. */
const verdictMs = 4_000;
/** How long the greeting of a machine lasts, up to its beep. */
const greetingMs = 10_000;

function heard({ voice }: Station, { awaitsEnd, silenceMs }: Detection): Verdict {
  if (voice === 'machine')
    return awaitsEnd
      ? { answeredBy: 'machine_end_beep', ms: greetingMs }
      : { answeredBy: 'machine_start', ms: verdictMs };
  if (voice === 'unknown') return { answeredBy: 'unknown', ms: silenceMs };
  return { answeredBy: voice, ms: verdictMs };
}

/** Listens to a call just answered. The verdict stands on the call from then on; of one that ends before, it never comes. */
export function detect(x: Exchange, call: Call, detection: Detection): Promise<Verdict> {
  const { promise, resolve } = Promise.withResolvers<Verdict>();
  const found = heard(call.station, detection);
  const verdict: Verdict = found.ms > detection.timeoutMs ? { answeredBy: 'unknown', ms: detection.timeoutMs } : found;
  const timer = x.clock.after(verdict.ms, () => {
    call.answeredBy = verdict.answeredBy;
    resolve(verdict);
  });
  void call.ended.then(() => timer.cancel());
  return promise;
}

/** What a request carries of a verdict. */
export function verdictFields({ answeredBy, ms }: Verdict): Fields {
  return { AnsweredBy: answeredBy, MachineDetectionDuration: String(ms) };
}

/** Listens beside what the call does, and tells whoever asked. */
export async function detectBeside(x: Exchange, call: Call, detection: Detection): Promise<void> {
  const verdict = await detect(x, call, detection);
  const { callback } = detection;
  if (!callback) return;
  const fields = { AccountSid: x.account.accountSid, CallSid: call.sid, ...verdictFields(verdict) };
  x.webhooks.callback(call.sid, { ...callback, fields, callSid: call.sid });
}
