import type { StaffId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Channel, Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { plus } from '../calendar/local-time.ts';
import type { Work } from '../case/work.ts';
import { talkRulesOf } from './talk-rules.ts';

/** Does the law let a talk of this form be the first one? (LAB § 33 and the orders of 2020 and 2021) */
export function countsAsFirst(form: Channel, legalBasis: Policy['legalBasis']): boolean {
  return form === 'physical' || legalBasis === 'phoneIsFirstConversation';
}

/** The last moment for the first talk: a week from the first contact about help (LAB § 31). */
export function firstTalkDue(visit: Visit, policy: Policy): Instant {
  return plus(visit.openedAt, policy.firstTalkWithin);
}

/** A talk was held: the first one that counts is said once, with whether it was in time. */
export function holdFirstTalk(
  work: Work,
  visit: Visit,
  talk: { form: Channel; at: Instant; staffId?: StaffId | undefined },
): Visit {
  const facts = talkRulesOf(work.policy, talk.form);
  if (visit.firstTalkAt !== undefined || !countsAsFirst(talk.form, facts.legalBasis)) return visit;
  const dueAt = firstTalkDue(visit, work.policy);
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
