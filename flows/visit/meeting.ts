import type { Meeting } from '../../schemas/meeting.ts';
import type { Visit } from '../../schemas/visit.ts';
import { openTask } from '../callback/promise.ts';
import type { Draft } from '../change.ts';

/**
 * A physical meeting was held or the citizen did not come. Held: the visit waits for its conclusion, in the same form. Not come: the
 * contact waits again and the desk gets a task; nothing here can have consequences for the benefit (domain.md §4).
 */
export const endMeeting = (
  draft: Draft,
  meeting: Meeting,
  visit: Visit,
  outcome: 'held' | 'noShow',
): { refused: 'notBooked' } | { meeting: Meeting } => {
  if (meeting.state !== 'booked') return { refused: 'notBooked' };
  const after: Meeting = { ...meeting, state: outcome };
  draft.put(after);
  draft.tell(
    { type: 'meetingEnded', meetingId: meeting.meetingId, purpose: meeting.purpose, outcome },
    { visitId: visit.visitId },
  );
  if (meeting.purpose === 'visit' && visit.meeting?.meetingId === meeting.meetingId && visit.conclusion === undefined) {
    if (outcome === 'held') {
      draft.visit(visit, { ...visit, talkedAt: draft.now });
    } else {
      const { meeting: _missed, ...rest } = visit;
      draft.visit(visit, rest);
      openTask(draft, visit, 'noShow');
    }
  }
  return { meeting: after };
};
