import type { Subscription } from '../call.ts';
import type { Detection } from '../detection.ts';
import { type Document, methodOf, numberOf, resolveUrl } from './document.ts';

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

/** Answering-machine detection from the attributes of a Number, always beside the call; undefined where digits are sent. */
export function detectionOf(document: Document, attributes: Record<string, string>): Detection | undefined {
  const { machineDetection, sendDigits, amdStatusCallback } = attributes;
  if (!machineDetection || sendDigits) return undefined;
  const method = methodOf(attributes.amdStatusCallbackMethod);
  return {
    awaitsEnd: machineDetection === 'DetectMessageEnd',
    timeoutMs: numberOf(attributes.machineDetectionTimeout, 30, 3, 60) * 1000,
    silenceMs: numberOf(attributes.machineDetectionSilenceTimeout, 5_000, 2_000, 10_000),
    callback: amdStatusCallback ? { url: resolveUrl(document, amdStatusCallback), method } : undefined,
  };
}
