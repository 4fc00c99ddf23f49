import { groupWords } from '../../../flows/visit/group.ts';
import { languageWords } from '../../../schemas/language-words.ts';
import type { SkillsRow } from '../../../schemas/skills-api.ts';

const list = new Intl.ListFormat('da', { type: 'conjunction' });

type Skills = Pick<SkillsRow, 'languages' | 'groups'>;

/** `Dansk og engelsk`. */
export function languagesText({ languages }: Skills): string {
  return list.format(['dansk', ...languages.map((one) => languageWords[one])]);
}

export function groupsText({ groups }: Skills): string {
  return groups.length === 0 ? 'alle målgrupper' : list.format(groups.map((one) => groupWords[one]));
}
