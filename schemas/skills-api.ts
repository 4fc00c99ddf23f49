import * as z from 'zod/mini';
import { targetGroup } from './category.ts';
import { staffId } from './ids.ts';
import { furtherLanguage } from './skills.ts';

/* What goes over the staff routes of what consultants speak and whom they know their way about. */

const given = {
  /** Besides Danish. */
  languages: z.array(furtherLanguage),
  /** None: every group. */
  groups: z.array(targetGroup),
};

const skillsRow = z.object({ staffId, name: z.string(), ...given });
export type SkillsRow = z.infer<typeof skillsRow>;
/** Every consultant of the unit, by name. */
export const skillsResponse = z.object({ consultants: z.array(skillsRow) });
export const skillsRequest = z.object({
  languages: given.languages.check(z.maxLength(20)),
  groups: given.groups.check(z.maxLength(10)),
});
