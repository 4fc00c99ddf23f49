import type { Participant } from '../conference.ts';
import { recordConference } from '../recordings.ts';
import { flagOf, methodOf, resolveUrl, type Stage } from './document.ts';
import type { Element } from './parse.ts';
import { playWaitingSound, runBeside } from './side-document.ts';
import { recordingCallbackOf, subscriptionOf } from './subscription.ts';

/** Joins the conference and stays until out of it. False when it could not be joined: the verb below follows. */
export async function dialConference(stage: Stage, element: Element, timeLimitS: number): Promise<boolean> {
  const { x, call, turn, document } = stage;
  const { attributes, text } = element;
  call.answer();
  const conference = x.conferences.named(text);
  // Fixed by the first: whoever joins later cannot change where the conference tells of itself.
  if (conference.participants.size === 0) conference.subscription ??= subscriptionOf(document, attributes, '');
  const label = attributes.participantLabel;
  if (label && conference.isLabelTaken(label)) {
    const message = 'The label is taken in this conference';
    x.notices.add({ level: 'error', code: 16025, message, callSid: call.sid });
    return false;
  }
  const coaches = attributes.coach || undefined;
  if (coaches !== undefined && !conference.participants.has(coaches)) {
    const message = 'The call to coach is not in this conference';
    x.notices.add({ level: 'error', code: 13240, message, callSid: call.sid });
    return false;
  }
  const participant = conference.join(call, {
    startConferenceOnEnter: flagOf(attributes.startConferenceOnEnter, true),
    endConferenceOnExit: flagOf(attributes.endConferenceOnExit, false),
    muted: flagOf(attributes.muted, false),
    coaches,
    label,
  });
  if (attributes.record === 'record-from-start' || attributes.record === 'true') {
    recordConference(x, conference, call, recordingCallbackOf(document, attributes));
  }
  const limit = x.clock.after(timeLimitS * 1000, () => conference.leave(call, 'participant_hung_up'));
  try {
    // A waiting document that cannot be had means no conference for this call.
    const waiting = conference.status === 'init' ? wait(stage, attributes, participant) : undefined;
    const refused = waiting?.then((ok) => (ok ? participant.left : ('refused' as const)));
    const left = await turn.wait(Promise.race([participant.left, ...(refused ? [refused] : [])]));
    return left !== 'refused';
  } finally {
    limit.cancel();
    if (call.place === conference) conference.leave(call, 'participant_hung_up');
  }
}

async function wait(stage: Stage, attributes: Record<string, string>, participant: Participant): Promise<boolean> {
  const side = stage.turn.child();
  participant.side = side;
  // Without a waitUrl the carrier plays its own music, which says nothing; an empty one is silence.
  if (attributes.waitUrl === undefined) playWaitingSound(stage.call, side);
  if (!attributes.waitUrl) return true;
  const url = resolveUrl(stage.document, attributes.waitUrl);
  return runBeside(stage.x, stage.call, side, { url, method: methodOf(attributes.waitMethod) });
}
