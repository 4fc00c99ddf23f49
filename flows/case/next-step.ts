import type { Entity } from '../../schemas/entity.ts';
import type { FollowUp } from '../../schemas/follow-up.ts';
import type { NextStep, Owner, StepKind } from '../../schemas/step.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { DeskNeed, Visit } from '../../schemas/visit.ts';
import { endOfDay, localDayOf } from '../calendar/local-time.ts';
import { policyOn } from '../calendar/policy.ts';
import { overAt } from '../callback/left.ts';
import { isOpenContact } from '../visit/contact.ts';
import { firstTalkDue, isWeekOpen, lateFrom } from '../visit/first-talk.ts';
import { isSafeContact } from '../visit/safe-contact.ts';
import { type DatedMatter, datedStep, isFinished } from './dated-step.ts';
import { omit } from './omit.ts';

/** Something that is not finished. */
export type Matter = Visit | FollowUp | DatedMatter;

/** Every kind of item that can be one. */
export const matterKinds: readonly Matter['entity'][] = [
  'visit',
  'followUp',
  'message',
  'reply',
  'birthday',
  'note',
  'watchMark',
  'task',
  'outreach',
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
  write: consultants,
};

/**
 * The one next step of a matter, or nothing when it is finished. Pure and total: the only source of lists, duties, lateness and of what
 * the report calls waiting. What is stored is this at the moment of the write; who reads asks again with the clock.
 */
export function nextStep(matter: Matter, now: Instant, unit: Unit): NextStep | undefined {
  switch (matter.entity) {
    case 'visit':
      return isOpenContact(matter) ? contactStep(matter, now, unit) : stepAfterwards(matter, now, unit);
    case 'followUp':
      return matter.closed === undefined ? doubtStep(matter, now) : undefined;
    default:
      return isFinished(matter) ? undefined : datedStep(matter, now, unit);
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
  // Whoever asks must know how: intake, which may not see why, is told of it and leaves it to others.
  if (desk !== undefined)
    return { what: desk.what, owner: isSafeContact(visit) ? coordinators : deskOwners[desk.what], dueAt: desk.dueAt };
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
function stepAfterwards(visit: Visit, now: Instant, unit: Unit): NextStep | undefined {
  const { callback, desk, meeting, ended } = visit;
  if (ended !== undefined || (callback ?? desk ?? meeting) === undefined) return undefined;
  const need = contactNeed(omit(visit, 'talkedAt'), now);
  const dutyAt = earliest(callbackDuties(visit, unit));
  return { ...need, lateAt: need.dueAt, ...(dutyAt !== undefined && { dutyAt }) };
}

/** When the line has to act on a contact by itself. */
function dutiesOf(visit: Visit, unit: Unit): Instant[] {
  const week = isWeekOpen(visit) ? [firstTalkDue(visit, policyOn(unit, localDayOf(visit.openedAt)))] : [];
  return [...callbackDuties(visit, unit), ...week];
}

/** A call is to be made, and what was promised may not be kept. */
function callbackDuties(visit: Visit, unit: Unit): Instant[] {
  const { callback, activeCallId } = visit;
  if (callback === undefined) return [];
  const over = overAt(visit, callback, unit);
  return activeCallId === undefined ? [callback.nextAt, over] : [over];
}

function earliest(moments: Instant[]): Instant | undefined {
  return moments.toSorted()[0];
}

function doubtStep(doubt: FollowUp, now: Instant): NextStep {
  const { overdueAt, dueAt, firstTalkDueAt } = doubt;
  const need = doubtNeed(doubt, now);
  const dutyAt = earliest(
    [overdueAt === undefined ? dueAt : undefined, firstTalkDueAt].filter((at) => at !== undefined),
  );
  return {
    ...need,
    lateAt: need.dueAt < doubt.dueAt ? need.dueAt : doubt.dueAt,
    ...(dutyAt !== undefined && { dutyAt }),
  };
}

function doubtNeed(
  { meeting, owner, dueAt, toBeGiven }: FollowUp,
  now: Instant,
): Pick<NextStep, 'what' | 'owner' | 'dueAt'> {
  if (meeting === undefined) return { what: 'bookFollowUp', owner: coordinators, dueAt };
  const day = endOfDay(localDayOf(meeting.startAt));
  const whose: Owner = toBeGiven === true ? coordinators : { staffId: owner };
  return { what: meeting.startAt > now ? 'followUpMeeting' : 'closeFollowUp', owner: whose, dueAt: day };
}
