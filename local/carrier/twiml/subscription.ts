import type { Subscription } from '../call.ts';
import { type Document, methodOf, resolveUrl } from './document.ts';

/** Who is told of what, from the attributes of a noun; undefined when no URL is given. */
export function subscriptionOf(
  document: Document,
  attributes: Record<string, string>,
  otherwise: string,
): Subscription | undefined {
  const { statusCallback, statusCallbackMethod, statusCallbackEvent } = attributes;
  if (!statusCallback) return undefined;
  return {
    url: resolveUrl(document, statusCallback),
    method: methodOf(statusCallbackMethod),
    events: new Set((statusCallbackEvent ?? otherwise).split(/\s+/).filter(Boolean)),
  };
}

/** Who is told of a recording, from the attributes of a verb or noun; by default of its completion. */
export function recordingCallbackOf(document: Document, attributes: Record<string, string>): Subscription | undefined {
  const { recordingStatusCallback, recordingStatusCallbackMethod, recordingStatusCallbackEvent } = attributes;
  if (!recordingStatusCallback) return undefined;
  return {
    url: resolveUrl(document, recordingStatusCallback),
    method: methodOf(recordingStatusCallbackMethod),
    events: new Set((recordingStatusCallbackEvent ?? 'completed').split(/\s+/).filter(Boolean)),
  };
}
