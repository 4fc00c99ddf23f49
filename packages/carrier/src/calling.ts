import type { Call, Subscription, Target } from './call.ts';
import { type Detection, detect, detectBeside, verdictFields } from './detection.ts';
import type { Exchange } from './exchange.ts';
import type { BrowserLeg } from './media/media-port.ts';
import { type Application, fallbackOf, type OwnedNumber } from './numbers.ts';
import { ring } from './ringing.ts';
import type { Station } from './station.ts';
import { Interrupted } from './turn.ts';
import type { Source } from './twiml/document.ts';
import { startDocument } from './twiml/run-document.ts';

type UnnamedLeg = Omit<BrowserLeg, 'callSid'>;

function endOnly(owner: OwnedNumber | Application | undefined): Subscription | undefined {
  if (!owner?.statusCallback) return undefined;
  return { url: owner.statusCallback, method: owner.statusCallbackMethod, events: new Set(['completed']) };
}

/** Lets an incoming call into the document that answers it; without one it fails at once. */
function route(x: Exchange, call: Call, owner: OwnedNumber | Application | undefined): void {
  if (!call.live) return;
  call.browser?.ringing();
  if (owner?.voiceUrl) startDocument(x, call, { url: owner.voiceUrl, method: owner.voiceMethod });
  else call.end('failed');
}

/** A telephone (or a page that stands for one) calls a number. */
export function callFromTelephone(x: Exchange, station: Station, to: string, leg?: UnnamedLeg): Call {
  const number = x.numbers.find((each) => each.phoneNumber === to);
  const application = x.applications.find((each) => each.sid === number?.voiceApplicationSid);
  const owner = application ?? number;
  const call = x.newCall({
    from: station.shows === undefined && station.withheld ? 'anonymous' : station.shown,
    to,
    direction: 'inbound',
    status: 'ringing',
    station,
    numberSid: number?.sid,
    progress: endOnly(owner),
    fallback: owner && fallbackOf(owner),
  });
  call.startedAt = call.createdAt;
  call.browser = leg;
  // The page learns its call SID from what this returns, so nothing may happen to the call before.
  if (leg) queueMicrotask(() => route(x, call, owner));
  else route(x, call, owner);
  return call;
}

/** A browser calls out: the account's application says what becomes of it. */
export function callFromClient(x: Exchange, station: Station, params: Record<string, string>, leg: UnnamedLeg): Call {
  const application = x.applications.find((each) => each.sid === x.account.applicationSid);
  const call = x.newCall({
    from: station.address,
    to: params.To ?? '',
    direction: 'inbound',
    status: 'ringing',
    station,
    applicationSid: application?.sid,
    parameters: params,
    progress: endOnly(application),
    fallback: application && fallbackOf(application),
  });
  call.startedAt = call.createdAt;
  call.browser = leg;
  queueMicrotask(() => route(x, call, application));
  return call;
}

export interface OutgoingCall {
  from: string;
  /** E.164, or `client:name`, with `?key=value` for what the page is told. */
  to: string;
  source: Source;
  timeoutS: number;
  progress: Subscription | undefined;
  fallback: Target | undefined;
  applicationSid?: string | undefined;
  /** `inTheWay`: the document waits for the verdict, which its request carries. */
  detection?: (Detection & { inTheWay: boolean }) | undefined;
}

/** The document of an answered call, with or after whatever detection was asked for. Clients are never listened to. */
async function begin(x: Exchange, call: Call, { source, detection }: OutgoingCall): Promise<void> {
  if (!detection || call.station.isClient) return startDocument(x, call, source);
  if (!detection.inTheWay) {
    startDocument(x, call, source);
    return detectBeside(x, call, detection);
  }
  try {
    const fields = verdictFields(await call.turn.wait(detect(x, call, detection)));
    startDocument(x, call, 'twiml' in source ? source : { ...source, fields });
  } catch (error) {
    // Hung up, or sent elsewhere by REST, before the verdict.
    if (!(error instanceof Interrupted)) throw error;
  }
}

/** A call created by REST: queued, then dialled at the account's rate, then into its document when answered. */
export function callOut(x: Exchange, wanted: OutgoingCall): Call {
  const [to = '', query = ''] = wanted.to.split('?', 2);
  const isClient = to.startsWith('client:');
  const call = x.newCall({
    from: wanted.from,
    to,
    direction: 'outbound-api',
    status: 'queued',
    station: isClient ? x.stations.ofIdentity(to.slice('client:'.length)) : x.stations.at(to),
    custom: Object.fromEntries(new URLSearchParams(query)),
    progress: wanted.progress,
    fallback: wanted.fallback,
    applicationSid: wanted.applicationSid,
  });
  void call.outcome().then((answered) => {
    if (answered) return begin(x, call, wanted);
  });
  // The answer to the REST request says queued; dialling begins after it.
  const landed = x.flight.begin('a call about to be dialled');
  setImmediate(() => {
    x.cps.add(() => {
      if (!call.live) return;
      call.queuedMs = x.clock.now() - call.createdAt;
      ring(x, call, wanted.timeoutS);
    });
    landed();
  });
  return call;
}
