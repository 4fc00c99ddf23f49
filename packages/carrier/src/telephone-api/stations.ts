import type { Call } from '../call.ts';
import { callFromClient, callFromTelephone } from '../calling.ts';
import type { Exchange } from '../exchange.ts';
import { receiveMessage } from '../incoming-message.ts';
import { pressKeys } from '../keys.ts';
import type { Station } from '../station.ts';
import { ApiError } from './api-error.ts';
import type { JsonBody } from './body.ts';

const telephoneBehaviours = ['answer', 'busy', 'no-answer', 'voicemail', 'failed', 'manual'] as const;
const voices = ['human', 'machine', 'fax', 'unknown'] as const;
const clientBehaviours = ['answer', 'reject', 'no-answer', 'manual'] as const;

/** Longest text a carrier passes on in place of a number. */
const longestShown = 100;
const longestMessage = 1_600;

export interface ApiAnswer {
  status: number;
  body?: unknown;
}

/** A call as the telephone API shows it. */
function showCall(call: Call): Record<string, unknown> {
  return {
    callSid: call.sid,
    direction: call.direction,
    status: call.status,
    from: call.from,
    to: call.to,
    custom: call.custom,
    heard: call.heard,
    peers: call.peers(),
  };
}

/** `PUT /telephones/{number}`. */
export function setTelephone(station: Station, body: JsonBody): ApiAnswer {
  body.only('behaviour', 'withheld', 'shows', 'answeredBy', 'landline');
  const behaviour = body.oneOf('behaviour', telephoneBehaviours);
  const withheld = body.flag('withheld');
  const shows = body.has('shows') ? body.text('shows', longestShown, 0) : undefined;
  const answeredBy = body.oneOf('answeredBy', voices);
  const landline = body.flag('landline');
  station.behaviour = behaviour ?? station.behaviour;
  station.withheld = withheld ?? station.withheld;
  // An empty text shows the number again.
  if (shows !== undefined) station.shows = shows === '' ? undefined : shows;
  station.answeredBy = answeredBy ?? station.answeredBy;
  station.landline = landline ?? station.landline;
  return { status: 204 };
}

/** `PUT /clients/{user}`: from now on the client is played through the API, and hides a browser of that name. */
export function setClient(station: Station, body: JsonBody): ApiAnswer {
  body.only('behaviour');
  station.behaviour = body.oneOf('behaviour', clientBehaviours) ?? 'manual';
  station.simulated = true;
  return { status: 204 };
}

/** `DELETE /clients/{user}`: a browser of that name is seen again. */
export function forgetClient(station: Station): ApiAnswer {
  station.simulated = false;
  station.behaviour = 'manual';
  return { status: 204 };
}

/** Everything below `…/calls` and `…/messages` of a telephone or client. */
export async function atStation(
  x: Exchange,
  station: Station,
  method: string,
  path: string[],
  body: () => JsonBody,
): Promise<ApiAnswer | undefined> {
  const [what, callSid, deed] = path;
  if (what === 'messages' && !callSid) return messagesOf(x, station, method, body);
  if (what !== 'calls') return undefined;
  if (!callSid) {
    if (method === 'GET') return { status: 200, body: station.calls.map(showCall) };
    if (method !== 'POST') return undefined;
    const to = body().only('to').phoneNumber('to');
    const call = station.isClient ? clientCall(x, station, to) : callFromTelephone(x, station, to);
    return { status: 201, body: { callSid: call.sid } };
  }
  const call = station.calls.find((each) => each.sid === callSid);
  if (!call) throw new ApiError(404, `No call ${callSid} here`);
  if (!deed && method === 'GET') return { status: 200, body: showCall(call) };
  if (method !== 'POST' || path.length > 3) return undefined;
  switch (deed) {
    case 'keys': {
      const digits = body().only('digits').digits('digits');
      wants(call, call.status === 'in-progress', 'keys need an answered call');
      pressKeys(x, call, digits);
      return { status: 204 };
    }
    case 'answer':
      wants(call, isRinging(call), 'only a ringing call can be answered');
      call.answer();
      return { status: 204 };
    case 'reject':
      wants(call, isRinging(call), 'only a ringing call can be rejected');
      call.end('busy');
      return { status: 204 };
    case 'hangup':
      wants(call, call.live && !isRinging(call) && call.status !== 'queued', 'only a call going on can be hung up');
      call.end(call.answeredAt === undefined ? 'no-answer' : 'completed');
      return { status: 204 };
    default:
      return undefined;
  }
}

/** The messages a telephone has got, and one that it sends. */
function messagesOf(x: Exchange, station: Station, method: string, body: () => JsonBody): ApiAnswer | undefined {
  if (method === 'GET') return { status: 200, body: station.messages };
  if (method !== 'POST' || station.isClient) return undefined;
  const wanted = body().only('to', 'body');
  const to = wanted.phoneNumber('to');
  const text = wanted.text('body', longestMessage);
  const number = x.numbers.find((each) => each.phoneNumber === to);
  if (!number) throw new ApiError(404, `to: the account has no number ${to}`);
  const message = receiveMessage(x, { from: station, number, body: text });
  return { status: 201, body: { messageSid: message.sid } };
}

/** Ringing here, that is: at the far end of a call the carrier made. */
function isRinging(call: Call): boolean {
  return call.direction !== 'inbound' && call.status === 'ringing';
}

function wants(call: Call, holds: boolean, why: string): void {
  if (!holds) throw new ApiError(409, `The call is ${call.status}: ${why}`);
}

/** A client played through the API calls out as its browser would: into the account's application. */
function clientCall(x: Exchange, station: Station, to: string): Call {
  const nothing = () => {};
  const audio = { play: () => ({ done: Promise.resolve(), stop: nothing }), join: nothing, leave: nothing };
  const silent = { ...audio, hold: nothing, mute: nothing, press: nothing, coach: nothing, close: nothing };
  return callFromClient(
    x,
    station,
    { To: to },
    { audio: silent, ringing: nothing, answer: nothing, hangup: nothing, cancel: nothing },
  );
}
