import { Bridge } from '../bridge.ts';
import type { Call } from '../call.ts';
import { startRecording, stopRecording } from '../recordings.ts';
import type { Fields } from '../webhook/sign.ts';
import { dialConference } from './dial-conference.ts';
import { ringNouns } from './dial-legs.ts';
import { flagOf, methodOf, type Next, numberOf, resolveUrl, type Stage } from './document.ts';
import { isAllowed } from './grammar.ts';
import type { Element } from './parse.ts';
import { recordingCallbackOf } from './subscription.ts';

const LONGEST_S = 14_400;

/** Connects the call to clients, telephones or a conference; then `action`, or the verb below. */
export async function dial(stage: Stage, element: Element): Promise<Next> {
  const { attributes } = element;
  const timeLimitS = numberOf(attributes.timeLimit, LONGEST_S, 1);
  const nouns = element.children.filter((child) => isAllowed(child, 'Dial'));
  if (nouns.length === 0 && element.text)
    nouns.push({ name: 'Number', attributes: {}, children: [], text: element.text });
  const conference = nouns.find((noun) => noun.name === 'Conference');
  let result: Fields;
  if (conference) {
    const joined = await dialConference(stage, conference, timeLimitS);
    result = { DialCallStatus: joined ? 'answered' : 'failed' };
  } else {
    result = await dialLegs(stage, nouns, attributes, timeLimitS);
  }
  if (!attributes.action) return undefined;
  return { url: resolveUrl(stage.document, attributes.action), method: methodOf(attributes.method), fields: result };
}

async function dialLegs(
  stage: Stage,
  nouns: Element[],
  attributes: Record<string, string>,
  timeLimitS: number,
): Promise<Fields> {
  const timeoutS = numberOf(attributes.timeout, 30, 5, 600);
  const { winner, last } = await ringNouns(stage, nouns, attributes, timeoutS);
  if (!winner) {
    return {
      DialCallStatus: last?.status ?? 'failed',
      DialBridged: 'false',
      ...(last ? { DialCallSid: last.sid } : {}),
    };
  }
  // A call that kept ringing (answerOnBridge) is answered by its bridge.
  stage.call.answer();
  const isRecorded = /^(true|record-from-(answer|ringing))/.test(attributes.record ?? '');
  const callback = recordingCallbackOf(stage.document, attributes);
  const recording = isRecorded
    ? startRecording(stage.x, { call: stage.call, source: 'DialVerb', callback })
    : undefined;
  let ending: string;
  try {
    ending = await bridged(stage, winner, timeLimitS, flagOf(attributes.hangupOnStar, false));
  } finally {
    if (recording) stopRecording(stage.x, recording);
  }
  return {
    ...(recording ? { RecordingUrl: recording.url } : {}),
    DialCallStatus: 'completed',
    DialCallSid: winner.sid,
    DialBridged: 'true',
    ...(ending === 'redirected' ? {} : { DialCallDuration: String(winner.seconds) }),
  };
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
