import type { Element } from './parse.ts';

/** Attributes and children of each verb and noun, as in the carrier's documentation. */
export const grammar: Record<string, { attributes: string; children?: string }> = {
  Response: { attributes: '', children: 'Say Play Pause Gather Record Redirect Hangup Reject Dial' },
  Say: { attributes: 'voice language loop' },
  Play: { attributes: 'loop digits' },
  Pause: { attributes: 'length' },
  Gather: {
    attributes:
      'input action method timeout speechTimeout maxSpeechTime profanityFilter finishOnKey numDigits partialResultCallback partialResultCallbackMethod language hints bargeIn debug actionOnEmptyResult speechModel enhanced',
    children: 'Say Play Pause',
  },
  Record: {
    attributes:
      'action method timeout finishOnKey maxLength playBeep trim recordingStatusCallback recordingStatusCallbackMethod recordingStatusCallbackEvent transcribe transcribeCallback',
  },
  Redirect: { attributes: 'method' },
  Hangup: { attributes: '' },
  Reject: { attributes: 'reason' },
  Dial: {
    attributes:
      'action method timeout hangupOnStar timeLimit callerId record trim recordingStatusCallback recordingStatusCallbackMethod recordingStatusCallbackEvent answerOnBridge ringTone recordingTrack sequential',
    children: 'Client Number Conference',
  },
  Client: {
    attributes: 'url method statusCallback statusCallbackMethod statusCallbackEvent',
    children: 'Identity Parameter',
  },
  Identity: { attributes: '' },
  Parameter: { attributes: 'name value' },
  Number: {
    attributes:
      'sendDigits url method statusCallback statusCallbackMethod statusCallbackEvent byoc machineDetection machineDetectionTimeout machineDetectionSpeechThreshold machineDetectionSpeechEndThreshold machineDetectionSilenceTimeout amdStatusCallback amdStatusCallbackMethod',
  },
  Conference: {
    attributes:
      'muted beep startConferenceOnEnter endConferenceOnExit waitUrl waitMethod maxParticipants record region coach trim statusCallback statusCallbackMethod statusCallbackEvent recordingStatusCallback recordingStatusCallbackMethod recordingStatusCallbackEvent eventCallbackUrl jitterBufferSize participantLabel',
  },
};

function words(list: string | undefined): string[] {
  return list ? list.split(' ') : [];
}

/** What of a document the carrier does not know, in sentences: each is a 12200 warning. */
export function unknownParts(verbs: Element[], parent = 'Response'): string[] {
  const allowed = words(grammar[parent]?.children);
  return verbs.flatMap((element) => {
    const rule = grammar[element.name];
    if (!rule || !allowed.includes(element.name)) return [`${element.name} is not allowed in ${parent}`];
    const attributes = Object.keys(element.attributes)
      .filter((name) => !words(rule.attributes).includes(name))
      .map((name) => `${element.name} has no attribute ${name}`);
    return [...attributes, ...unknownParts(element.children, element.name)];
  });
}

/** Whether a verb stands where it may stand; what is unknown is passed over. */
export function isAllowed(element: Element, parent = 'Response'): boolean {
  return words(grammar[parent]?.children).includes(element.name);
}
