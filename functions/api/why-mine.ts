import { colleagueLeg, legOf } from '../../flows/routing/legs.ts';
import { suits } from '../../flows/routing/suited.ts';
import { groupWords } from '../../flows/visit/group.ts';
import type { Call } from '../../schemas/call.ts';
import { languageWords } from '../../schemas/language-words.ts';
import type { SuitedBy } from '../../schemas/skills.ts';
import type { Consultant } from '../../schemas/staff.ts';
import type { DeskCall } from '../../schemas/staff-api.ts';

/**
 * Why a call rings here and not somewhere else, where it has to do with language or target group. Nothing of a call that the consultant makes
 * or is only asked about, nor of one that is theirs because they know the citizen.
 */
export function whyMine(call: Call, consultant: Consultant): Pick<DeskCall, 'why'> {
  const { suitedBy, owner, out } = call;
  const isAsked = legOf(call, colleagueLeg(call))?.staffId === consultant.staffId;
  if (suitedBy === undefined || out !== undefined || isAsked) return {};
  const isTheirs = owner?.staffId === consultant.staffId;
  const { language, group } = suits(suitedBy, consultant);
  const said = [
    ...ofLanguage(suitedBy, { isSpoken: language, isTheirs }),
    ...ofGroup(suitedBy, { isOne: group, takesAll: consultant.groups === undefined, isTheirs }),
  ];
  return said.length === 0 ? {} : { why: said.join(' ') };
}

function ofLanguage(
  { language }: SuitedBy,
  { isSpoken, isTheirs }: { isSpoken: boolean; isTheirs: boolean },
): string[] {
  if (language === undefined) return [];
  const wish = `Borgeren ønsker ${languageWords[language]}`;
  if (isSpoken || isTheirs) return [`${wish}.`];
  return [`${wish}, men ingen, der taler det, kunne tage opkaldet nu.`];
}

function ofGroup(
  { groups = [] }: SuitedBy,
  { isOne, takesAll, isTheirs }: { isOne: boolean; takesAll: boolean; isTheirs: boolean },
): string[] {
  const [first] = groups;
  // Who takes every group is told nothing of the one.
  if (first === undefined || takesAll || isTheirs) return [];
  const who = `Borgeren er ${groups.length === 1 ? groupWords[first] : 'under 30 år'}`;
  return [isOne ? `${who}: en af dine målgrupper.` : `${who}, men ingen med den målgruppe kunne tage opkaldet nu.`];
}
