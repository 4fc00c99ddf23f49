import type { MeetingId, SlotId, VisitId } from '../../schemas/ids.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import type { Visit } from '../../schemas/visit.ts';
import { bookVisitMeeting, chosenChair, rescheduleMeeting } from '../booking/book.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { policyOn } from '../calendar/policy.ts';
import { takeBackCallback } from '../callback/take-back.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { isOpenContact } from './contact.ts';
import { holdFirstTalk } from './first-talk.ts';
import { offerChoice, recordChoice, stageOf } from './offer.ts';
import { heldTalkOf, offerOf, talkRulesOf } from './talk-rules.ts';
import { openTask } from './task.ts';
import { visitOf } from './withdraw.ts';

function meetingOf(work: Work, meetingId: MeetingId): Meeting {
  const meeting = work.demand('meeting', meetingId);
  return meeting.unitId === work.unitId ? meeting : refuse('notFound');
}

/** The desk books a physical meeting for a visit, whose way to a talk that now is; an earlier one is given up. */
export function bookMeeting(work: Work, visitId: VisitId, slotId: SlotId): void {
  const visit = visitOf(work, visitId);
  if (!isOpenContact(visit)) refuse('visitEnded');
  const chair = chosenChair(work, slotId);
  const offered = offerChoice(work, visit, { through: 'desk' });
  const chosen =
    visit.choice === 'physical'
      ? offered
      : recordChoice(work, offered, { choice: 'physical', stage: stageOf(work, visit) });
  const booked = bookVisitMeeting(work, chosen, chair);
  takeBackCallback(work, booked);
}

/** The desk moves a booked meeting to another time. */
export function moveMeeting(work: Work, meetingId: MeetingId, slotId: SlotId): void {
  const meeting = meetingOf(work, meetingId);
  if (meeting.state !== 'booked') refuse('notBooked');
  const visit = work.demand('visit', meeting.visitId);
  const chair = chosenChair(work, slotId);
  const moved = rescheduleMeeting(work, visit, meeting, chair);
  if (meeting.purpose === 'visit') {
    work.put({ ...visit, meeting: { meetingId: moved.meetingId, slotId: moved.slotId, startAt: moved.startAt } });
  } else if (visit.followUpId !== undefined) {
    const followUp = work.demand('followUp', visit.followUpId);
    work.put({ ...followUp, meetingId: moved.meetingId, startAt: moved.startAt });
  }
  work.made.meetingId = moved.meetingId;
}

/**
 * A physical meeting was held or the citizen did not come. Held: the visit waits for its conclusion, in the same form. Not come: the
 * contact waits again and the desk gets a task; nothing here can have consequences for the benefit.
 */
export function endMeeting(work: Work, meetingId: MeetingId, outcome: 'held' | 'noShow'): void {
  const meeting = meetingOf(work, meetingId);
  if (meeting.state !== 'booked') refuse('notBooked');
  settleMeeting(work, meeting, outcome);
}

export function settleMeeting(work: Work, meeting: Meeting, outcome: 'held' | 'noShow'): void {
  const { meetingId, purpose, startAt } = meeting;
  work.put({ ...meeting, state: outcome });
  const visit = ended(work, meeting, outcome);
  if (purpose !== 'visit' || visit.meeting?.meetingId !== meetingId || visit.conclusion !== undefined) return;
  if (outcome === 'noShow') {
    work.put(omit(visit, 'meeting'));
    return openTask(work, visit, 'noShow');
  }
  const talked: Visit = { ...visit, talkedAt: work.now };
  work.put(talked);
  holdFirstTalk(work, talked, { form: 'physical', at: startAt });
}

/** Says what became of a meeting; the visit as it stands then, with one talk more if there was one. */
function ended(work: Work, { meetingId, visitId, purpose, startAt }: Meeting, outcome: 'held' | 'noShow'): Visit {
  const visit = work.demand('visit', visitId);
  const rules = talkRulesOf(policyOn(work.unit, localDayOf(startAt)), 'physical');
  const staffId = work.by === 'citizen' || work.by === 'system' ? undefined : work.by;
  const talk = heldTalkOf(visit, rules, { startedAt: startAt, staffId });
  work.record(
    {
      type: 'meetingEnded',
      meetingId,
      purpose,
      startAt,
      outcome,
      ...rules,
      ...offerOf(visit),
      ...(outcome === 'held' && { talk }),
    },
    { visitId },
  );
  if (outcome === 'noShow') return visit;
  const after: Visit = { ...visit, talks: talk.number };
  work.put(after);
  return after;
}
