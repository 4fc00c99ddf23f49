import type { LateReason } from '../../schemas/follow-up.ts';
import type { MeetingId, SlotId, VisitId } from '../../schemas/ids.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import type { Visit } from '../../schemas/visit.ts';
import { bookedOf, bookVisitMeeting, chosenChair, rescheduleMeeting } from '../booking/book.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { policyOn } from '../calendar/policy.ts';
import { takeBackCallback } from '../callback/take-back.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { isOpenContact } from './contact.ts';
import { askDesk } from './desk.ts';
import { book, demandReason, missMeeting } from './doubt.ts';
import { holdFirstTalk } from './first-talk.ts';
import { metOf, tellLatest, withConsultant } from './met.ts';
import { offerChoice, recordChoice, stageOf } from './offer.ts';
import { putOffTalk } from './put-off.ts';
import { heldTalkOf, offerOf, talkRulesOf } from './talk-rules.ts';
import { visitOf } from './withdraw.ts';

function meetingOf(work: Work, meetingId: MeetingId): Meeting {
  const meeting = work.demand('meeting', meetingId);
  return meeting.unitId === work.unitId ? meeting : refuse('notFound');
}

/** The desk books a physical meeting for a visit, before, during or after its conclusion; an earlier one is given up. */
export function bookMeeting(work: Work, visitId: VisitId, slotId: SlotId): void {
  const before = visitOf(work, visitId);
  if (before.ended !== undefined) refuse('visitEnded');
  const visit = before.conclusion === undefined ? putOffTalk(work, before) : before;
  const standing = visit.meeting === undefined ? undefined : work.item('meeting', visit.meeting.meetingId);
  if (standing?.state === 'booked' && standing.startAt <= work.now) refuse('outcomeMissing');
  const chair = chosenChair(work, slotId);
  const offered = offerChoice(work, visit, { through: 'desk' });
  const chosen =
    visit.choice === 'physical'
      ? offered
      : recordChoice(work, offered, { choice: 'physical', stage: stageOf(work, visit) });
  const booked = bookVisitMeeting(work, chosen, chair);
  takeBackCallback(work, booked);
}

export interface Moving {
  meetingId: MeetingId;
  slotId: SlotId;
  /** Demanded where the meeting of a doubt comes to lie after its due date. */
  lateReason?: LateReason | undefined;
}

/** The desk moves a booked meeting to another time, before it has begun. */
export function moveMeeting(work: Work, { meetingId, slotId, lateReason }: Moving): void {
  const meeting = meetingOf(work, meetingId);
  if (meeting.state !== 'booked') refuse('notBooked');
  if (meeting.startAt <= work.now) refuse('outcomeMissing');
  const visit = work.demand('visit', meeting.visitId);
  const doubt = visit.followUpId === undefined ? undefined : work.item('followUp', visit.followUpId);
  const carried = doubt?.meeting?.meetingId === meetingId && doubt.closed === undefined ? doubt : undefined;
  const chair = chosenChair(work, slotId);
  if (carried !== undefined) demandReason(carried, chair, lateReason);
  const moved = rescheduleMeeting(work, visit, meeting, chair);
  work.made.meetingId = moved.meetingId;
  if (visit.meeting?.meetingId === meetingId) return work.put({ ...visit, meeting: bookedOf(moved) });
  if (carried !== undefined) book(work, carried, { meeting: moved, lateReason });
}

/**
 * A physical meeting was held or the citizen did not come; neither can be said before it began. Held: the visit waits for its
 * conclusion, in the same form. Not come: the desk has the next step; nothing here can have consequences for the benefit.
 */
export function endMeeting(work: Work, meetingId: MeetingId, outcome: 'held' | 'noShow'): void {
  const meeting = meetingOf(work, meetingId);
  if (meeting.state !== 'booked') refuse('notBooked');
  if (meeting.startAt > work.now) refuse('tooEarly');
  settleMeeting(work, meeting, outcome);
}

/** Notes how a meeting went, and what follows for the case or the doubt that it was for. */
export function settleMeeting(work: Work, meeting: Meeting, outcome: 'held' | 'noShow'): void {
  const { meetingId, startAt } = meeting;
  work.put({ ...meeting, state: outcome });
  const visit = ended(work, meeting, outcome);
  if (outcome === 'noShow') return missed(work, meeting, visit);
  const met = holdFirstTalk(work, visit, { form: 'physical', at: startAt });
  if (visit.meeting?.meetingId !== meetingId) return;
  if (isOpenContact(met)) work.put({ ...met, talkedAt: work.now, talkedForm: 'physical' });
  else work.put(omit(met, 'meeting'));
}

function missed(work: Work, { meetingId }: Meeting, visit: Visit): void {
  const doubt = visit.followUpId === undefined ? undefined : work.item('followUp', visit.followUpId);
  if (doubt?.meeting?.meetingId === meetingId && doubt.closed === undefined) missMeeting(work, doubt, 'noShow');
  if (visit.meeting?.meetingId !== meetingId) return;
  const rest = omit(visit, 'meeting');
  if (isOpenContact(rest)) askDesk(work, rest, 'missedMeeting');
  else work.put(rest);
}

/** Says what became of a meeting; the visit as it stands then, with one talk more if there was one. */
function ended(work: Work, { meetingId, visitId, purpose, startAt }: Meeting, outcome: 'held' | 'noShow'): Visit {
  const visit = work.demand('visit', visitId);
  const rules = talkRulesOf(policyOn(work.unit, localDayOf(startAt)), 'physical', visit);
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
    { visitId, ...(outcome === 'held' && metOf(visit, staffId)) },
  );
  if (outcome === 'noShow') return visit;
  const after: Visit = { ...visit, talks: talk.number, ...withConsultant(visit, staffId) };
  work.put(after);
  tellLatest(work, after);
  return after;
}
