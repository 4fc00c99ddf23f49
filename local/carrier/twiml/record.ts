import { newRecording } from '../recordings.ts';
import { DocumentError, methodOf, type Next, numberOf, resolveUrl, type Stage } from './document.ts';
import type { Element } from './parse.ts';

/** Records until a key, silence or the longest time, then asks `action`. What telephones say here is silence. */
export async function record(stage: Stage, element: Element): Promise<Next> {
  const { x, call, turn, document } = stage;
  const { attributes } = element;
  if (!attributes.action && document.url === undefined) throw new DocumentError(11100, 'Record needs an action here');
  const finishOnKey = attributes.finishOnKey ?? '1234567890*#';
  const silentMs = numberOf(attributes.timeout, 5, 0) * 1000;
  const longestMs = numberOf(attributes.maxLength, 3600, 1) * 1000;
  const began = x.clock.now();
  const over = Promise.withResolvers<string>();
  // Nobody speaks on a telephone played through the API, so silence ends the recording unless a key does.
  const timer = x.clock.after(Math.min(silentMs, longestMs), () => over.resolve(''));
  const off = call.onKey((key) => finishOnKey.includes(key) && over.resolve(key));
  let ending = 'hangup';
  try {
    ending = await turn.wait(over.promise);
  } finally {
    timer.cancel();
    off();
    const seconds = Math.max(1, Math.round((x.clock.now() - began) / 1000));
    newRecording(x, {
      call,
      source: 'RecordVerb',
      seconds,
      callback: attributes.recordingStatusCallback
        ? {
            url: resolveUrl(document, attributes.recordingStatusCallback),
            method: methodOf(attributes.recordingStatusCallbackMethod),
            events: new Set((attributes.recordingStatusCallbackEvent ?? 'completed').split(/\s+/)),
          }
        : undefined,
      began,
    });
  }
  const recording = x.recordings[0];
  return {
    url: resolveUrl(document, attributes.action ?? ''),
    method: methodOf(attributes.method),
    fields: {
      RecordingUrl: recording?.url ?? '',
      RecordingSid: recording?.sid ?? '',
      RecordingDuration: String(recording?.seconds ?? 0),
      Digits: ending,
    },
  };
}
