import type { Birthday } from '../../schemas/birthday.ts';
import type { Message } from '../../schemas/message.ts';
import type { Note } from '../../schemas/note.ts';
import type { Outreach } from '../../schemas/outreach.ts';
import type { Reply } from '../../schemas/reply.ts';
import type { NextStep, Owner } from '../../schemas/step.ts';
import type { Task, TaskSort } from '../../schemas/task.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { WatchMark } from '../../schemas/watch-mark.ts';
import { endOfDay, localDayOf } from '../calendar/local-time.ts';
import { workingDayAfter } from '../calendar/opening-hours.ts';
import { settleBirthdayBy } from '../visit/coming-of-age.ts';
import { lockNoteBy } from '../visit/note-due.ts';

/** A matter with one step from beginning to end, which is late once its day is over. */
export type DatedMatter = Message | Reply | Birthday | Note | WatchMark | Task | Outreach;

const intake: Owner = { role: 'intake' };
const consultants: Owner = { role: 'consultant' };
const coordinators: Owner = { role: 'coordinator' };

/** What is to be done in a task, and whose it is: intake tells the benefits office, consultants call whom they put through, the rest is a coordinator's. */
const taskNeeds: Record<TaskSort, Pick<NextStep, 'what' | 'owner'>> = {
  acuteNeed: { what: 'tellBenefits', owner: intake },
  coordinator: { what: 'offerCoordinator', owner: coordinators },
  brokenPromise: { what: 'brokenTwice', owner: coordinators },
  otherConsultant: { what: 'giveConsultant', owner: coordinators },
  officeGone: { what: 'officeGone', owner: consultants },
};

export function isFinished(matter: DatedMatter): boolean {
  switch (matter.entity) {
    case 'message':
      return matter.told !== undefined;
    case 'reply':
      return matter.dueAt === undefined || matter.answered !== undefined;
    case 'birthday':
      return matter.settled !== undefined;
    case 'note':
      return matter.locked !== undefined || matter.movedTo !== undefined;
    case 'watchMark':
    case 'task':
    case 'outreach':
      return matter.closed !== undefined;
  }
}

/** The step of a matter that is not finished; none before its day has come. */
export function datedStep(matter: DatedMatter, now: Instant, unit: Unit): NextStep | undefined {
  switch (matter.entity) {
    case 'message':
      return by(endOfDay(workingDayAfter(localDayOf(matter.failedAt), unit)), {
        what: 'tellCitizen',
        owner: matter.safeContact === true ? coordinators : intake,
      });
    case 'reply':
      return matter.dueAt === undefined
        ? undefined
        : by(matter.dueAt, { what: 'answerReply', owner: matter.safeContact === true ? coordinators : consultants });
    case 'birthday':
      // Handed over before the birthday: from then on the old category is none of the group.
      return matter.opensAt > now ? undefined : by(settleBirthdayBy(matter), { what: 'turns30', owner: coordinators });
    case 'watchMark':
      return matter.opensAt > now
        ? undefined
        : by(endOfDay(matter.reviewOn), { what: 'reviewMark', owner: its(matter) });
    case 'note':
      return saidOnce(matter, by(lockNoteBy(matter), { what: 'finishNote', owner: its(matter) }));
    case 'task':
      return saidOnce(matter, by(matter.dueAt, taskNeeds[matter.sort]));
    case 'outreach':
      return outreachStep(matter);
  }
}

/** Anybody calls; who has talked says how it went, on that day. */
function outreachStep({ talked, dueAt }: Outreach): NextStep {
  return talked === undefined
    ? by(dueAt, { what: 'callOut', owner: consultants })
    : by(endOfDay(localDayOf(talked.at)), { what: 'outreachOutcome', owner: { staffId: talked.by } });
}

function its({ owner }: WatchMark | Note): Owner {
  return { staffId: owner };
}

function by(dueAt: Instant, need: Pick<NextStep, 'what' | 'owner'>): NextStep {
  return { ...need, dueAt, lateAt: dueAt };
}

/** That it is late is a duty, until it was said. */
function saidOnce({ overdueAt }: Note | Task, step: NextStep): NextStep {
  return overdueAt === undefined ? { ...step, dutyAt: step.dueAt } : step;
}
