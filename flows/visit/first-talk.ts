import type { StaffId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Channel, Policy, Unit } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { addDays, atLocal, endOfDay, localDayOf, plus } from '../calendar/local-time.ts';
import { policyOn } from '../calendar/policy.ts';
import type { Work } from '../case/work.ts';
import { conversationTypeOf } from './conversation-types.ts';
import { talkRulesOf } from './talk-rules.ts';

/** Does the law let a talk of this form be the first one? (LAB § 33 and the orders of 2020 and 2021) */
export function countsAsFirst(form: Channel, legalBasis: Policy['legalBasis']): boolean {
  return form === 'physical' || legalBasis === 'phoneIsFirstConversation';
}

/** The end of the last day for the first talk: a week from the first contact about help, in local days (LAB § 31). */
export function firstTalkDue(visit: Visit, policy: Policy): Instant {
  return endOfDay(localDayOf(plus(visit.openedAt, policy.firstTalkWithin)));
}

/** When a contact without a talk that counts turns late: before the week of § 31 is over, so that it can still be held. */
export function lateFrom(visit: Visit, unit: Unit): Instant | undefined {
  if (visit.firstTalkAt !== undefined) return undefined;
  const first = localDayOf(visit.openedAt);
  return atLocal(addDays(first, policyOn(unit, first).firstTalkLateFromDay - 1), '00:00');
}

/** A talk was held: the first one that counts is said once, with whether it was in time. */
export function holdFirstTalk(
  work: Work,
  visit: Visit,
  talk: { form: Channel; at: Instant; staffId?: StaffId | undefined },
): Visit {
  // By the rules of the day on which it was held, whenever that is noted.
  const facts = talkRulesOf(policyOn(work.unit, localDayOf(talk.at)), talk.form, visit);
  const mayBeFirst = conversationTypeOf(visit.conversationType).countsAsFirst;
  if (visit.firstTalkAt !== undefined || !mayBeFirst || !countsAsFirst(talk.form, facts.legalBasis)) return visit;
  const dueAt = firstTalkDue(visit, policyOn(work.unit, localDayOf(visit.openedAt)));
  work.record(
    {
      type: 'firstTalkHeld',
      ...facts,
      openedAt: visit.openedAt,
      dueAt,
      met: talk.at <= dueAt,
      ...(talk.staffId !== undefined && { staffId: talk.staffId }),
    },
    { visitId: visit.visitId },
  );
  const after: Visit = { ...visit, firstTalkAt: talk.at };
  work.put(after);
  return after;
}

/** May the week of § 31 still pass unsaid for a case? It runs until a talk that counts, also after a conclusion that is provisional. */
export function isWeekOpen(visit: Visit): boolean {
  const { conclusion, ended, firstTalkAt, deadlineMissedAt } = visit;
  const isSettled = ended !== undefined || (conclusion !== undefined && conclusion.provisional !== true);
  return !isSettled && firstTalkAt === undefined && deadlineMissedAt === undefined;
}

/** The deadline that still runs for a case: nothing once a talk that counts was held. */
export function openDeadline(work: Work, visit: Visit): Instant | undefined {
  if (visit.firstTalkAt !== undefined) return undefined;
  return firstTalkDue(visit, policyOn(work.unit, localDayOf(visit.openedAt)));
}
