import type { Effect, SmsTemplate } from '../../schemas/effect.ts';
import type { Event } from '../../schemas/event.ts';
import type { Visit } from '../../schemas/visit.ts';
import { isCourtesy } from '../messages/courtesy.ts';
import { staffOf } from '../routing/legs.ts';
import { failMessage } from '../visit/desk.ts';
import type { Work } from './work.ts';

/** What is arranged with somebody; the other messages tell of what the line did by itself. */
const arranged: readonly SmsTemplate[] = ['meetingBooked', 'meetingMoved', 'meetingCancelled', 'callbackCancelled'];

/**
 * Nothing is sent to whom nothing may be sent, whatever asked for it: what a message would have told is the desk's to tell, unless it
 * was arranged with the citizen in the talk itself.
 */
export function withholdMessages(work: Work): void {
  const isSilent = ({ visitId }: Effect & { kind: 'sms' }) => silentVisit(work, visitId) !== undefined;
  for (const { event, sms } of work.withhold(isSilent)) {
    const visit = silentVisit(work, sms.visitId);
    if (visit === undefined || isCourtesy(sms.template)) continue;
    if (!(arranged.includes(sms.template) && isInTalk(work, visit, event))) failMessage(work, sms);
  }
}

function silentVisit(work: Work, visitId: Visit['visitId']): Visit | undefined {
  const visit = work.item('visit', visitId);
  return visit?.noMessages === undefined ? undefined : visit;
}

/** Keyed by the citizen in a call, said by the consultant of the talk that goes on, or part of its conclusion. */
function isInTalk(work: Work, { activeCallId, conclusion }: Visit, { by, at }: Event): boolean {
  if (conclusion?.at === at && conclusion.by === by) return true;
  const call = activeCallId === undefined ? undefined : work.item('call', activeCallId);
  if (call === undefined) return false;
  return by === 'citizen' ? call.state.at === 'prompt' : call.state.at === 'connected' && staffOf(call) === by;
}
