import { Bridge } from '../bridge.ts';
import type { Call } from '../call.ts';
import { startRecording, stopRecording } from '../recordings.ts';
import { Interrupted } from '../turn.ts';
import type { Fields } from '../webhook/sign.ts';
import { dialConference } from './dial-conference.ts';
import { ringNouns } from './dial-legs.ts';
import { type Asked, flagOf, methodOf, type Next, numberOf, resolveUrl, type Stage } from './document.ts';
import { isAllowed } from './grammar.ts';
import { askInVain } from './in-vain.ts';
import type { Element } from './parse.ts';
import { recordingCallbackOf } from './subscription.ts';

const longestS = 14_400;

/** How far a Dial has come: what its action is told if it is left now. */
interface Progress {
  conference: boolean;
  /** Every leg rung, in order. */
  legs: Call[];
  /** The leg the call was bridged to. */
  bridged: Call | undefined;
  recordingUrl: string | undefined;
}

/** Connects the call to clients, telephones or a conference; then `action`, or the verb below. */
export async function dial(stage: Stage, element: Element): Promise<Next> {
  const { call, document } = stage;
  const { action, method } = element.attributes;
  const target = action ? { url: resolveUrl(document, action), method: methodOf(method) } : undefined;
  const progress: Progress = { conference: false, legs: [], bridged: undefined, recordingUrl: undefined };
  const { promise: leaving, resolve: left } = Promise.withResolvers<void>();
  call.leaving = leaving;
  try {
    const fields = await connect(stage, element, progress);
    return target && { ...target, fields };
  } catch (error) {
    if (target && error instanceof Interrupted) await tellInVain(stage, { ...target, fields: leftFields(progress) });
    throw error;
  } finally {
    left();
    if (call.leaving === leaving) call.leaving = undefined;
  }
}

async function connect(stage: Stage, element: Element, progress: Progress): Promise<Fields> {
  const { attributes, children, text } = element;
  const timeLimitS = numberOf(attributes.timeLimit, longestS, 1);
  const nouns = children.filter((child) => isAllowed(child, 'Dial'));
  if (nouns.length === 0 && text) nouns.push({ name: 'Number', attributes: {}, children: [], text });
  const conference = nouns.find((noun) => noun.name === 'Conference');
  if (!conference) return dialLegs(stage, nouns, { attributes, timeLimitS, progress });
  progress.conference = true;
  return { DialCallStatus: (await dialConference(stage, conference, timeLimitS)) ? 'answered' : 'failed' };
}

/** The action of a Dial that the call has left, by hanging up or for another document: asked if the settings say so. */
async function tellInVain({ x, call }: Stage, source: Asked): Promise<void> {
  const { dialActionOnRedirect, dialActionOnHangUp } = x.settings;
  if (call.live ? dialActionOnRedirect : dialActionOnHangUp) await askInVain(x, call, source);
}

/** What the action of a Dial is told when the call left it. */
function leftFields(progress: Progress): Fields {
  const { conference, bridged, legs } = progress;
  if (conference) return { DialCallStatus: 'answered' };
  return bridged ? bridgedFields(progress, bridged) : notBridgedFields(legs.at(-1));
}

function bridgedFields({ recordingUrl }: Progress, leg: Call): Fields {
  return {
    ...(recordingUrl ? { RecordingUrl: recordingUrl } : {}),
    DialCallStatus: 'completed',
    DialCallSid: leg.sid,
    DialBridged: 'true',
    DialCallDuration: String(leg.seconds),
  };
}

/** A leg that answered and was not bridged (it was screened out) has a duration; one that never answered has none. */
function notBridgedFields(leg: Call | undefined): Fields {
  return {
    DialCallStatus: leg?.status ?? 'failed',
    DialBridged: 'false',
    ...(leg ? { DialCallSid: leg.sid } : {}),
    ...(leg?.answeredAt === undefined ? {} : { DialCallDuration: String(leg.seconds) }),
  };
}

interface Legs {
  attributes: Record<string, string>;
  timeLimitS: number;
  progress: Progress;
}

async function dialLegs(stage: Stage, nouns: Element[], { attributes, timeLimitS, progress }: Legs): Promise<Fields> {
  const timeoutS = numberOf(attributes.timeout, 30, 5, 600);
  const { winner, last } = await ringNouns(stage, nouns, { attributes, timeoutS, legs: progress.legs });
  if (!winner) return notBridgedFields(last);
  progress.bridged = winner;
  // A call that kept ringing (answerOnBridge) is answered by its bridge.
  stage.call.answer();
  const isRecorded = /^(true|record-from-(answer|ringing))/.test(attributes.record ?? '');
  const callback = recordingCallbackOf(stage.document, attributes);
  const recording = isRecorded
    ? startRecording(stage.x, { call: stage.call, source: 'DialVerb', callback })
    : undefined;
  progress.recordingUrl = recording?.url;
  let ending: string;
  try {
    ending = await bridged(stage, winner, timeLimitS, flagOf(attributes.hangupOnStar, false));
  } finally {
    if (recording) stopRecording(stage.x, recording);
  }
  const { DialCallDuration, ...fields } = bridgedFields(progress, winner);
  return ending === 'redirected' || DialCallDuration === undefined ? fields : { ...fields, DialCallDuration };
}

/** Holds the two together until one leaves. A leg left over when the call itself goes is hung up. */
async function bridged(stage: Stage, winner: Call, timeLimitS: number, hangupOnStar: boolean): Promise<string> {
  const { x, call, turn } = stage;
  if (!winner.live) return 'hung-up';
  const bridge = new Bridge(call, winner);
  const split = () => winner.end('completed');
  const limit = x.clock.after(timeLimitS * 1000, split);
  const offStar = hangupOnStar ? call.onKey((key) => key === '*' && split()) : () => {};
  try {
    return await turn.wait(bridge.over);
  } catch (error) {
    // The parent hung up or was sent elsewhere. A child that was itself sent elsewhere has a document of its own by now.
    if (winner.live && !winner.ownDocument) winner.end('completed');
    throw error;
  } finally {
    limit.cancel();
    offStar();
  }
}
