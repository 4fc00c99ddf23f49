import './skills.css';
import { type FormEvent, useState } from 'react';
import { groupWords } from '../../../flows/visit/group.ts';
import { targetGroup } from '../../../schemas/category.ts';
import { languageWords } from '../../../schemas/language-words.ts';
import { furtherLanguage } from '../../../schemas/skills.ts';
import type { SkillsRow } from '../../../schemas/skills-api.ts';
import { say, sayKnown } from '../../language/say.ts';
import { useSending } from '../use-sending.ts';
import { skillsRoutes } from './skills-routes.ts';

/** What one consultant speaks and which groups they take. It stays open when it is kept, with a word that it was. */
export function SkillsForm({ of }: { of: SkillsRow }) {
  const [languages, setLanguages] = useState(of.languages);
  const [groups, setGroups] = useState(of.groups);
  const [isKept, setKept] = useState(false);
  const { problem, run } = useSending(() => setKept(true));
  const keep = (event: FormEvent) => {
    event.preventDefault();
    setKept(false);
    void run((routes) => skillsRoutes(routes).set(of.staffId, { languages, groups }));
  };
  return (
    <form onSubmit={keep} aria-label={of.name}>
      <Checks
        legend={say('Taler ud over dansk')}
        options={furtherLanguage.options}
        words={languageWords}
        chosen={languages}
        choose={setLanguages}
      />
      <Checks
        legend={say('Målgrupper (ingen valgt: alle)')}
        options={targetGroup.options}
        words={groupWords}
        chosen={groups}
        choose={setGroups}
      />
      <button type="submit" className="button button-secondary">
        {say('Gem')}
      </button>
      <p role="status">{isKept && say('Gemt. Det gælder fra næste opkald.')}</p>
      {problem && <p role="alert">{problem.message}</p>}
    </form>
  );
}

interface ChecksProps<Value extends string> {
  legend: string;
  options: readonly Value[];
  words: Record<Value, string>;
  chosen: readonly Value[];
  choose(chosen: Value[]): void;
}

function Checks<Value extends string>({ legend, options, words, chosen, choose }: ChecksProps<Value>) {
  const toggle = (value: Value) =>
    choose(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <fieldset className="form-group">
      <legend className="form-label">{legend}</legend>
      <div className="skill-checks">
        {options.map((value) => (
          <label key={value} className="choice">
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            {sayKnown(words[value])}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
