import type { HeldTalk, TalkRules } from '../../schemas/event/facts.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Channel, Policy } from '../../schemas/unit.ts';
import type { Offer, Visit } from '../../schemas/visit.ts';

/**
 * The rules that hold for a talk of this form. The law wants the citizen there in person for the first talk only (LAB § 33); `hasFirstTalk`:
 * one that counts was held before, and so no talk from afar after it is against the law.
 */
export function talkRulesOf({ legalBasis }: Policy, form: Channel, hasFirstTalk = false): TalkRules {
  const isFirst = form === 'physical' || !hasFirstTalk;
  return { form, legalBasis, attendanceDemanded: isFirst && legalBasis !== 'phoneIsFirstConversation' };
}

/** A talk that was just held, as events tell of it. */
export function heldTalkOf(
  { openedAt, talks = 0 }: Visit,
  rules: TalkRules,
  { startedAt, staffId }: { startedAt: Instant; staffId: StaffId | undefined },
): HeldTalk {
  return { ...rules, startedAt, openedAt, number: talks + 1, ...(staffId !== undefined && { staffId }) };
}

/** What had been offered before a case was settled. */
export function offerOf({ offer }: Visit): { offer?: Offer } {
  return offer === undefined ? {} : { offer };
}
