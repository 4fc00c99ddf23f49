import { groupWords } from '../../../flows/visit/group.ts';
import { languageWords } from '../../../schemas/language-words.ts';
import type { SkillsRow } from '../../../schemas/skills-api.ts';
import { say, sayKnown, speaksEnglish } from '../../language/say.ts';

function list(words: readonly string[]): string {
  return new Intl.ListFormat(speaksEnglish() ? 'en-GB' : 'da', { type: 'conjunction' }).format(words);
}

type Skills = Pick<SkillsRow, 'languages' | 'groups'>;

/** `Dansk og engelsk`. */
export function languagesText({ languages }: Skills): string {
  return list([say('dansk'), ...languages.map((one) => sayKnown(languageWords[one]))]);
}

export function groupsText({ groups }: Skills): string {
  return groups.length === 0 ? say('alle målgrupper') : list(groups.map((one) => sayKnown(groupWords[one])));
}
