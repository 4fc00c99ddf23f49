import type { Call } from '../../schemas/call.ts';
import type { Visit } from '../../schemas/visit.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { askDesk } from '../visit/desk.ts';
import { isSafeContact } from '../visit/safe-contact.ts';

/**
 * Is the citizen asked how the talk was: where the rules ask, after a talk that staff ended while both were there. Not in safe contact, where
 * somebody else may hold the telephone by then.
 */
export function asksAfter(work: Work, call: Call, visit: Visit): Pick<Call, 'asks'> {
  const isEndedWell = call.state.at === 'connected' && !isSafeContact(visit);
  return work.policy.asksSatisfaction && isEndedWell ? { asks: 'satisfaction' } : {};
}

/** What was keyed after the talk: an answer, a wish to meet, to hear it again, or nothing. Asked once. */
export function answerAfterTalk(
  work: Work,
  call: Call,
  { digits, step }: { digits: string; step?: number | undefined },
): void {
  if (call.asks !== 'satisfaction' || step !== call.step || digits.startsWith('9')) return;
  const { visitId, callId } = call;
  const score = Number(digits.slice(0, 1));
  if (digits.startsWith('0')) return wishMeeting(work, call);
  work.put(omit(call, 'asks'));
  if (score >= 1 && score <= 5) work.record({ type: 'talkRated', score }, { visitId, callId });
}

/** The right to meet holds after the talk as well: somebody finds a time, where none stands. */
function wishMeeting(work: Work, call: Call): void {
  const visit = work.demand('visit', call.visitId);
  work.put({ ...call, asks: 'meeting' });
  if (visit.ended === undefined && visit.meeting === undefined) askDesk(work, visit, 'findTime');
}
