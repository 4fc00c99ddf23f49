import type { Call } from '../../schemas/call.ts';
import type { FurtherLanguage, SuitedBy } from '../../schemas/skills.ts';
import { furtherLanguage } from '../../schemas/skills.ts';
import type { Consultant } from '../../schemas/staff.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Work } from '../case/work.ts';
import { caseloadOf, groupsOf } from './caseload.ts';
import { mayTalk } from './not-with.ts';
import { canBeWaitedFor } from './presence.ts';

/** Of a consultant, or of their entry among those who are free. */
export type Skills = Pick<Consultant, 'languages' | 'groups'>;

/** To be understood counts for more than to be known about: whoever does both suits wholly. */
const byLanguage = 2;
const byGroup = 1;
const wholly = byLanguage + byGroup;

/** By which of what makes a call one of theirs a consultant suits it; what does not matter suits everybody. */
export function suits(of: SuitedBy, { languages = [], groups }: Skills): { language: boolean; group: boolean } {
  return {
    language: of.language === undefined || languages.includes(of.language),
    group: of.groups === undefined || groups === undefined || of.groups.some((group) => groups.includes(group)),
  };
}

function fitOf(of: SuitedBy, skills: Skills): number {
  const { language, group } = suits(of, skills);
  return (language ? byLanguage : 0) + (group ? byGroup : 0);
}

/** Is it still waited for whoever suits best? */
function isNarrow(of: SuitedBy | undefined, now: Instant): of is SuitedBy {
  return of?.until !== undefined && of.until > now;
}

/**
 * Who of those who are free is rung: whoever suits best, longest idle first. While there is time nobody is rung who suits less than somebody
 * on duty does, as that one may be free soon; afterwards, and where nobody on duty suits better, anybody is, so that nobody waits longer than
 * that for the sake of a language or a group.
 * @param free longest idle first
 */
export function bestSuited<Of extends Skills>(
  free: readonly Of[],
  of: SuitedBy | undefined,
  { now, onDuty }: { now: Instant; onDuty: readonly Skills[] },
): Of | undefined {
  if (of === undefined) return free[0];
  const first = free.toSorted((one, other) => fitOf(of, other) - fitOf(of, one))[0];
  if (first === undefined || !isNarrow(of, now)) return first;
  const fit = fitOf(of, first);
  return onDuty.some((one) => fitOf(of, one) > fit) ? undefined : first;
}

/** Does a call wait that nobody of these suits wholly? Then it matters who else is on duty. */
export function isUnsuited(of: SuitedBy | undefined, free: readonly Skills[], now: Instant): boolean {
  return isNarrow(of, now) && !free.some((one) => fitOf(of, one) === wholly);
}

/** Is there still time to wait for somebody on duty who suits the call better than this consultant? Not where it is theirs in person. */
export function isSomebodysBetter(work: Work, call: Call, consultant: Consultant): boolean {
  const { now, policy, unitId } = work;
  const { suitedBy, notWith, owner } = call;
  const isTheirs = owner?.staffId === consultant.staffId && owner.until > now;
  if (isTheirs || !isUnsuited(suitedBy, [consultant], now)) return false;
  const others = mayTalk(work.answer({ need: 'consultants', unitId }), notWith);
  const onDuty = others.filter((one) => canBeWaitedFor(one, now, policy));
  return bestSuited([consultant], suitedBy, { now, onDuty }) === undefined;
}

/** Whom a call suits best, by what was chosen in it and what its case knows of the citizen; groups whose citizens are everybody's count for nothing. */
export function whomItSuits(
  { language }: Pick<Call, 'language'>,
  { citizen }: Pick<Visit, 'citizen'>,
  policy: Pick<Policy, 'caseload'> = {},
): SuitedBy | undefined {
  const spoken = languageBesides(language ?? citizen?.language);
  const groups = caseloadOf(policy, { citizen }) === 'shared' ? undefined : groupsOf(citizen);
  if (spoken === undefined && groups === undefined) return undefined;
  return { ...(spoken !== undefined && { language: spoken }), ...(groups !== undefined && { groups }) };
}

function languageBesides(language: string | undefined): FurtherLanguage | undefined {
  return furtherLanguage.safeParse(language).data;
}
