import { startRecording, stopRecording } from '../recordings.ts';
import { Interrupted } from '../turn.ts';
import { type Asked, DocumentError, methodOf, type Next, numberOf, resolveUrl, type Stage } from './document.ts';
import { askInVain } from './in-vain.ts';
import type { Element } from './parse.ts';
import { recordingCallbackOf } from './subscription.ts';

/**
 * Records until a key, silence or the longest time, then asks `action`. What telephones say here is silence.
 * A caller who hangs up is told of by `Digits=hangup`; what is answered to that is not run.
 */
export async function record(stage: Stage, element: Element): Promise<Next> {
  const { x, call, turn, document } = stage;
  const { attributes } = element;
  if (!attributes.action && document.url === undefined) throw new DocumentError(11100, 'Record needs an action here');
  const finishOnKey = attributes.finishOnKey ?? '1234567890*#';
  const silentMs = numberOf(attributes.timeout, 5, 0) * 1000;
  const longestMs = numberOf(attributes.maxLength, 3600, 1) * 1000;
  const callback = recordingCallbackOf(document, attributes);
  const recording = startRecording(x, { call, source: 'RecordVerb', callback });
  const over = Promise.withResolvers<string>();
  // Nobody speaks on a telephone played through the API, so silence ends the recording unless a key does.
  const timer = x.clock.after(Math.min(silentMs, longestMs), () => over.resolve(''));
  const off = call.onKey((key) => finishOnKey.includes(key) && over.resolve(key));
  let ending = 'hangup';
  try {
    ending = await turn.wait(over.promise);
  } catch (error) {
    if (!(error instanceof Interrupted) || call.live) throw error;
  } finally {
    timer.cancel();
    off();
    stopRecording(x, recording);
  }
  const source: Asked = {
    url: resolveUrl(document, attributes.action ?? ''),
    method: methodOf(attributes.method),
    fields: {
      RecordingUrl: recording.url,
      RecordingSid: recording.sid,
      RecordingDuration: String(recording.seconds),
      Digits: ending,
    },
  };
  if (call.live) return source;
  await askInVain(x, call, source);
  throw new Interrupted();
}
