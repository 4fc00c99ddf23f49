import type { Birthday } from '../../schemas/birthday.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { FollowUp } from '../../schemas/follow-up.ts';
import type { Message } from '../../schemas/message.ts';
import type { Note } from '../../schemas/note.ts';
import type { NextStep, Owner, StepKind } from '../../schemas/step.ts';
import type { Task } from '../../schemas/task.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { DeskNeed, Visit } from '../../schemas/visit.ts';
import type { WatchMark } from '../../schemas/watch-mark.ts';
import { endOfDay, localDayOf } from '../calendar/local-time.ts';
import { workingDayAfter } from '../calendar/opening-hours.ts';
import { policyOn } from '../calendar/policy.ts';
import { settleBirthdayBy } from '../visit/coming-of-age.ts';
import { isOpenContact } from '../visit/contact.ts';
import { firstTalkDue, lateFrom } from '../visit/first-talk.ts';
import { lockNoteBy } from '../visit/note-due.ts';
import { omit } from './omit.ts';
import { taskStep } from './task-step.ts';

/** Something that is not finished. */
export type Matter = Visit | FollowUp | Message | Birthday | Note | WatchMark | Task;

/** Every kind of item that can be one. */
export const matterKinds: readonly Matter['entity'][] = [
  'visit',
  'followUp',
  'message',
  'birthday',
  'note',
  'watchMark',
  'task',
];

const consultants: Owner = { role: 'consultant' };
const intake: Owner = { role: 'intake' };
const coordinators: Owner = { role: 'coordinator' };

/** What the desk was asked to do, and whose it is. */
const deskOwners: Record<DeskNeed['what'], Owner> = {
  choose: intake,
  findTime: intake,
  findNumber: intake,
  missedMeeting: intake,
  brokenTwice: coordinators,
};

/**
 * The one next step of a matter, or nothing when it is finished. Pure and total: the only source of lists, duties, lateness and of what
 * the report calls waiting. What is stored is this at the moment of the write; who reads asks again with the clock.
 */
export function nextStep(matter: Matter, now: Instant, unit: Unit): NextStep | undefined {
  switch (matter.entity) {
    case 'visit':
      return isOpenContact(matter) ? contactStep(matter, now, unit) : stepAfterwards(matter, now);
    case 'followUp':
      return matter.closed === undefined ? doubtStep(matter, now) : undefined;
    case 'message':
      return matter.told === undefined ? messageStep(matter, unit) : undefined;
    case 'birthday':
      return matter.settled === undefined ? birthdayStep(matter, now) : undefined;
    case 'watchMark':
      return matter.closed === undefined ? watchMarkStep(matter, now) : undefined;
    case 'task':
      return matter.closed === undefined ? taskStep(matter) : undefined;
    case 'note':
      return matter.locked === undefined ? noteStep(matter) : undefined;
  }
}

/** A matter carries its next step, so that every list is a view of the state and nobody can be ticked off it. */
export function withStepOf(of: Entity, now: Instant, unit: Unit): Entity {
  if (!isMatter(of)) return of;
  const step = nextStep(of, now, unit);
  const { step: _before, ...rest } = of;
  return step === undefined ? rest : { ...rest, step };
}

function isMatter(of: Entity): of is Matter {
  return (matterKinds as readonly string[]).includes(of.entity);
}

/** Is the step late? A step that is due at a moment is late after it. */
export function isLate({ lateAt }: NextStep, now: Instant): boolean {
  return lateAt < now;
}

function contactStep(visit: Visit, now: Instant, unit: Unit): NextStep {
  const { what, owner, dueAt } = contactNeed(visit, now);
  const week = lateFrom(visit, unit);
  const dutyAt = earliest(dutiesOf(visit, unit));
  return {
    what,
    owner,
    dueAt,
    lateAt: week !== undefined && week < dueAt ? week : dueAt,
    ...(dutyAt !== undefined && { dutyAt }),
  };
}

/** What an open contact waits for; the order says what outweighs what. */
function contactNeed(visit: Visit, now: Instant): { what: StepKind; owner: Owner; dueAt: Instant } {
  const { callback, desk, talkedAt, talkedBy, meeting } = visit;
  if (visit.activeCallId !== undefined)
    return {
      what: 'liveCall',
      owner: consultants,
      dueAt: callback?.until ?? endOfDay(localDayOf(visit.waitingSince ?? now)),
    };
  if (callback !== undefined) return { what: 'ring', owner: consultants, dueAt: callback.until };
  if (desk !== undefined) return { what: desk.what, owner: deskOwners[desk.what], dueAt: desk.dueAt };
  if (talkedAt !== undefined)
    return {
      what: 'conclude',
      owner: talkedBy === undefined ? consultants : { staffId: talkedBy },
      dueAt: endOfDay(localDayOf(talkedAt)),
    };
  if (meeting !== undefined) return meetingNeed(meeting, now, intake);
  return { what: 'choose', owner: intake, dueAt: visit.openedAt };
}

/** A meeting is to be held, and once it has begun somebody must say how it went, on that day. */
function meetingNeed(
  { startAt }: { startAt: Instant },
  now: Instant,
  owner: Owner,
): { what: StepKind; owner: Owner; dueAt: Instant } {
  return { what: startAt > now ? 'meeting' : 'outcome', owner, dueAt: endOfDay(localDayOf(startAt)) };
}

/** What was promised or wanted beyond the conclusion: a call, what the desk was asked, a meeting. */
function stepAfterwards(visit: Visit, now: Instant): NextStep | undefined {
  const { callback, desk, meeting, ended } = visit;
  if (ended !== undefined || (callback ?? desk ?? meeting) === undefined) return undefined;
  const need = contactNeed(omit(visit, 'talkedAt'), now);
  const dutyAt = earliest(callbackDuties(visit));
  return { ...need, lateAt: need.dueAt, ...(dutyAt !== undefined && { dutyAt }) };
}

/** When the line has to act on a contact by itself. */
function dutiesOf(visit: Visit, unit: Unit): Instant[] {
  const isWeekOpen = visit.firstTalkAt === undefined && visit.deadlineMissedAt === undefined;
  const week = isWeekOpen ? [firstTalkDue(visit, policyOn(unit, localDayOf(visit.openedAt)))] : [];
  return [...callbackDuties(visit), ...week];
}

/** A call is to be made, and its window may be broken as long as nobody has been called in it. */
function callbackDuties({ callback, activeCallId }: Visit): Instant[] {
  if (callback === undefined) return [];
  const window = callback.attempts > 0 ? [] : [callback.checkAt ?? callback.until];
  return activeCallId === undefined ? [callback.nextAt, ...window] : window;
}

function earliest(moments: Instant[]): Instant | undefined {
  return moments.toSorted()[0];
}

function doubtStep(doubt: FollowUp, now: Instant): NextStep {
  const need = doubtNeed(doubt, now);
  return {
    ...need,
    lateAt: need.dueAt < doubt.dueAt ? need.dueAt : doubt.dueAt,
    ...(doubt.overdueAt === undefined && { dutyAt: doubt.dueAt }),
  };
}

function doubtNeed({ meeting, owner, dueAt }: FollowUp, now: Instant): Pick<NextStep, 'what' | 'owner' | 'dueAt'> {
  if (meeting === undefined) return { what: 'bookFollowUp', owner: coordinators, dueAt };
  const day = endOfDay(localDayOf(meeting.startAt));
  return { what: meeting.startAt > now ? 'followUpMeeting' : 'closeFollowUp', owner: { staffId: owner }, dueAt: day };
}

function messageStep({ failedAt }: Message, unit: Unit): NextStep {
  const dueAt = endOfDay(workingDayAfter(localDayOf(failedAt), unit));
  return { what: 'tellCitizen', owner: intake, dueAt, lateAt: dueAt };
}

/** Whose group is about to change is handed over by a coordinator, before the birthday: from then on the old category is none of the group. */
function birthdayStep(birthday: Birthday, now: Instant): NextStep | undefined {
  if (birthday.opensAt > now) return undefined;
  const dueAt = settleBirthdayBy(birthday);
  return { what: 'turns30', owner: coordinators, dueAt, lateAt: dueAt };
}

/** Who set a mark looks again, on its day. */
function watchMarkStep({ opensAt, reviewOn, owner }: WatchMark, now: Instant): NextStep | undefined {
  if (opensAt > now) return undefined;
  const dueAt = endOfDay(reviewOn);
  return { what: 'reviewMark', owner: { staffId: owner }, dueAt, lateAt: dueAt };
}

/** Whoever concluded finishes the note on the same day; said once where nobody did. */
function noteStep(note: Note): NextStep {
  const dueAt = lockNoteBy(note);
  return {
    what: 'finishNote',
    owner: { staffId: note.owner },
    dueAt,
    lateAt: dueAt,
    ...(note.overdueAt === undefined && { dutyAt: dueAt }),
  };
}
