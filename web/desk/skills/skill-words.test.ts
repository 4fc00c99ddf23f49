import { afterEach, expect, test } from 'vitest';
import { english } from '../../language/english.ts';
import { speakWith } from '../../language/say.ts';
import { groupsText, languagesText } from './skill-words.ts';

afterEach(() => speakWith(undefined));

test('what somebody speaks and takes is a list as the language makes one', () => {
  const skills = { languages: ['en' as const], groups: ['over30' as const, 'under30Educated' as const] };
  expect([languagesText(skills), groupsText(skills)]).toEqual([
    'dansk og engelsk',
    '30 år eller mere og under 30 år med uddannelse',
  ]);
  speakWith(english);
  expect([languagesText(skills), groupsText(skills), groupsText({ languages: [], groups: [] })]).toEqual([
    'Danish and English',
    '30 or older and under 30 with an education',
    'all target groups',
  ]);
});
