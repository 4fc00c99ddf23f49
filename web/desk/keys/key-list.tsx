import './key-list.css';
import { useState } from 'react';
import { say, sayKnown } from '../../language/say.ts';
import { type KeyName, keyNames, keyWords, usualKeys } from './desk-keys.ts';
import { KeyRow } from './key-row.tsx';
import { keyGroups } from './key-words.ts';
import { useKeyChoice } from './use-keys.tsx';

/** Every key of the desk with what it does. Each of our own can be changed or switched off, for this person at this computer. */
export function KeyList() {
  const { keys, change } = useKeyChoice();
  const [said, setSaid] = useState('');
  const isUsual = keyNames.every((name) => keys[name] === usualKeys[name]);
  const useAll = () => {
    change(usualKeys);
    setSaid(say('Alle taster er, som de plejer.'));
  };
  return (
    <>
      <p>{say('Du kan skifte tasterne eller slå dem fra. Det gælder kun dig på denne computer.')}</p>
      {keyGroups.map(({ title, own, fixed = {} }) => (
        <section key={title} aria-label={sayKnown(title)}>
          <h3>{sayKnown(title)}</h3>
          <ul className="key-list">
            {Object.entries(own).map(([name, words]) => (
              <KeyRow key={name} name={name as KeyName} words={sayKnown(words)} said={setSaid} />
            ))}
            {Object.entries(fixed).map(([key, words]) => (
              <li key={key}>
                <span>{sayKnown(words)}</span>
                <span className="key-name">{keyWords(key)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p role="status">{said}</p>
      <button type="button" className="button button-secondary" disabled={isUsual} onClick={useAll}>
        {say('Brug de sædvanlige taster')}
      </button>
    </>
  );
}
