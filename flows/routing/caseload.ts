import type { SuitedBy } from '../../schemas/skills.ts';
import type { Caseload, Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';

/**
 * Whose the citizens of a target group are by the rules: one consultant's (fast sagsstamme), those who know the group (team), or everybody's
 * (fælles sagsstamme). Where rules say nothing, and for whoever may be of groups of which they say different things, one consultant's.
 */
export function caseloadOf({ caseload }: Pick<Policy, 'caseload'>, { citizen }: Pick<Visit, 'citizen'>): Caseload {
  const [one = 'fixed', ...others] = new Set((groupsOf(citizen) ?? []).map((group) => caseload?.[group] ?? 'fixed'));
  return others.length === 0 ? one : 'fixed';
}

/** The target groups that the citizen may be of; none while the age is not known. */
export function groupsOf({ ageGroup, education }: NonNullable<Visit['citizen']> = {}): SuitedBy['groups'] {
  if (ageGroup === undefined) return undefined;
  if (ageGroup === 'over30') return ['over30'];
  if (education === undefined) return ['under30Educated', 'under30Uneducated'];
  return [education ? 'under30Educated' : 'under30Uneducated'];
}
