import type { HeldTalk, TalkRules } from '../../schemas/event/facts.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Channel, Policy } from '../../schemas/unit.ts';
import type { Offer, Visit } from '../../schemas/visit.ts';
import { conversationTypeOf } from './conversation-types.ts';

/** What of a case decides whether the law demands anything of a talk in it. */
export type TalkOfCase = Pick<Visit, 'conversationType' | 'firstTalkAt'>;

/**
 * The rules that hold for a talk of this form in a case. The law wants the citizen there in person for the first visitation or jobsamtale
 * only (LAB § 33): not for another type, and for no talk from afar after one that counts.
 */
export function talkRulesOf({ legalBasis }: Policy, form: Channel, of: TalkOfCase): TalkRules {
  const { conversationType, firstTalkAt } = of;
  const isFirst = form === 'physical' || firstTalkAt === undefined;
  const { countsAsFirst } = conversationTypeOf(conversationType);
  return {
    form,
    legalBasis,
    attendanceDemanded: isFirst && countsAsFirst && legalBasis !== 'phoneIsFirstConversation',
    ...(conversationType !== undefined && { conversationType }),
  };
}

/**
 * The rules for storing a category after a talk of whichever type: it is a visitation, whatever the talk was called, and so nobody's first
 * category gets around the law.
 */
export function visitationRulesOf(policy: Policy, form: Channel, of: TalkOfCase): TalkRules {
  const { conversationType, ...rest } = of;
  return { ...talkRulesOf(policy, form, rest), ...(conversationType !== undefined && { conversationType }) };
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
