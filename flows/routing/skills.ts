import type { TargetGroup } from '../../schemas/category.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { FurtherLanguage } from '../../schemas/skills.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { consultantOf } from './presence.ts';

export interface GivenSkills {
  staffId: StaffId;
  user: string;
  languages: readonly FurtherLanguage[];
  /** None: every group. */
  groups: readonly TargetGroup[];
}

/** What a consultant speaks and which groups they take, from the next call on; also of one who has never been on duty. Said twice, nothing more happens. */
export function setSkills(work: Work, { staffId, user, ...given }: GivenSkills): void {
  const consultant = consultantOf(work, { staffId, user });
  const languages = inOrder(given.languages);
  const groups = inOrder(given.groups);
  if (isSame(languages, consultant.languages) && isSame(groups, consultant.groups)) return;
  work.put({
    ...omit(consultant, 'languages', 'groups'),
    ...(languages.length > 0 && { languages }),
    ...(groups.length > 0 && { groups }),
  });
  work.record({ type: 'skillsSet', staffId, languages, groups });
}

function inOrder<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)].toSorted();
}

function isSame(values: readonly string[], before: readonly string[] = []): boolean {
  return values.join(' ') === before.join(' ');
}
