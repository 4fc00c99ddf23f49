import * as z from 'zod/mini';
import { code } from './code.ts';
import { localDay } from './time.ts';

/** Whom the categories tell apart: from the age border on, and under it by education (BEK om en aktiv beskæftigelsesindsats § 1). */
export const targetGroup = z.enum(['over30', 'under30Educated', 'under30Uneducated']);
export type TargetGroup = z.infer<typeof targetGroup>;

/** A visitation category, and the groups whose people can have it. */
export const category = z.object({
  id: code,
  label: z.string(),
  groups: z.array(targetGroup).check(z.minLength(1)),
  /** Groups whose people in this category have a right to a coordinating caseworker (koordinerende sagsbehandler); none where absent. */
  coordinatedGroups: z.optional(z.array(targetGroup)),
});
export type Category = z.infer<typeof category>;

/** The categories that hold from a day on, until another set does. */
export const categorySet = z.object({
  validFrom: localDay,
  /** Age in years from which on one is no longer young: 30. */
  ageBorder: z.number().check(z.int(), z.minimum(1)),
  /** Months in which a person judged ready is expected to find work. */
  horizonMonths: z.number().check(z.int(), z.minimum(1)),
  categories: z.array(category).check(z.minLength(1)),
});
export type CategorySet = z.infer<typeof categorySet>;

/** What everybody is until a category is stored; a state of its own, never a category to choose. */
export const notVisited = 'ikkeVisiteret';

/** Categories as jobindsats.dk names them, so that figures can be compared. Who is not visited yet goes out there as *Uoplyst*. */
export const categoryLabels = {
  jobparat: 'Jobparat',
  aktivitetsparat: 'Aktivitetsparat',
  uddannelsesparat: 'Uddannelsesparat',
  aabenlystUddannelsesparat: 'Åbenlys uddannelsesparat',
} as const;

/** The label of a category where only its id is at hand; an unknown one keeps its id. */
export function categoryLabel(id: string): string {
  const labels: Record<string, string> = { ...categoryLabels, [notVisited]: 'Ikke visiteret' };
  return labels[id] ?? id;
}
