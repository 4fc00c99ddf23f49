import { type Category, type CategorySet, categoryLabels, type TargetGroup } from '../../../schemas/category.ts';

function categoryOf(
  id: keyof typeof categoryLabels,
  groups: TargetGroup[],
  coordinatedGroups?: TargetGroup[],
): Category {
  return { id, label: categoryLabels[id], groups, ...(coordinatedGroups !== undefined && { coordinatedGroups }) };
}

const everybody: TargetGroup[] = ['over30', 'under30Educated', 'under30Uneducated'];

/**
 * Jobparat and aktivitetsparat from 30 on and under 30 with an education that qualifies for a job (STAR's wiki, Visitationskategori; BEK om
 * en aktiv beskæftigelsesindsats § 1). Under 30 without one: åbenlyst uddannelsesparat, uddannelsesparat, or aktivitetsparat on
 * uddannelseshjælp (Cabi, Uddannelsespålæg). A coordinating caseworker is the right of aktivitetsparate over 30 and of those on
 * uddannelseshjælp (the city of Copenhagen's answer of January 2018). Jobparat is who can take ordinary work within three months.
 */
export const categories2021: CategorySet = {
  // The oldest set holds for the days before it as well: of another one nothing is known.
  validFrom: '2021-01-01',
  ageBorder: 30,
  horizonMonths: 3,
  categories: [
    categoryOf('jobparat', ['over30', 'under30Educated']),
    categoryOf('aabenlystUddannelsesparat', ['under30Uneducated']),
    categoryOf('uddannelsesparat', ['under30Uneducated']),
    categoryOf('aktivitetsparat', everybody, ['over30', 'under30Uneducated']),
  ],
};

/**
 * Uddannelseshjælp and the others became one kontanthjælp on 1 July 2025 (L 13 2024-25; Aalborg Kommune). The categories of the young stayed
 * as visitation categories (STAR's wiki, epic 1016.3; the tables of jobindsats.dk): the groups are as before, the benefit is one, and so all
 * aktivitetsparate are offered a coordinating caseworker.
 */
export const categories2025: CategorySet = {
  ...categories2021,
  validFrom: '2025-07-01',
  categories: categories2021.categories.map((one) =>
    one.coordinatedGroups === undefined ? one : { ...one, coordinatedGroups: everybody },
  ),
};

/**
 * What has been announced for 1 January 2027, as an example that no rules use: work within six months, the young without an education under the
 * same rules as everybody, so that the education decides nothing (BT, the agreement's text of 2025; STAR's webinar of 21 January 2026; Cabi,
 * reform 2026-27). That all are registered as jobparat to begin with is not taken over: a person decides here. Neither the passage of
 * the act nor the wording of its categories has been verified.
 */
export const announcedFor2027: CategorySet = {
  validFrom: '2027-01-01',
  ageBorder: 30,
  horizonMonths: 6,
  categories: [categoryOf('jobparat', everybody), categoryOf('aktivitetsparat', everybody, everybody)],
};
