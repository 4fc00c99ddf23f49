import { useRef, useState } from 'react';
import { say } from '../../language/say.ts';
import { AskKey } from './ask-key.tsx';
import { type KeyName, usualKeys } from './desk-keys.ts';
import { isPattern, wordsOfKey } from './key-words.ts';
import { useKeyChoice } from './use-keys.tsx';

interface RowProps {
  name: KeyName;
  words: string;
  /** Tells what has become of the key. */
  said: (what: string) => void;
}

/** One key: what it does, what is pressed, and the ways to change it. */
export function KeyRow({ name, words, said }: RowProps) {
  const { keys, change } = useKeyChoice();
  const [asks, setAsks] = useState(false);
  const isOn = keys[name] !== '';
  const put = (key: string) => {
    change({ ...keys, [name]: key });
    said(
      key === ''
        ? say('{what}: slået fra.', { what: words })
        : `${words}: ${wordsOfKey(name, { ...keys, [name]: key })}.`,
    );
  };
  const changing = useRef<HTMLButtonElement>(null);
  const done = () => {
    setAsks(false);
    changing.current?.focus();
  };
  return (
    <li>
      <span>{words}</span>
      <span className={isOn ? 'key-name' : 'key-name quiet'}>{wordsOfKey(name, keys)}</span>
      <span className="button-row">
        {!isPattern(name) && (
          <button ref={changing} type="button" className="button button-tertiary" onClick={() => setAsks(true)}>
            {say('Skift')}
            <span className="sr-only"> {say('tasten: {what}', { what: words })}</span>
          </button>
        )}
        <button type="button" className="button button-tertiary" onClick={() => put(isOn ? '' : usualKeys[name])}>
          {isOn ? say('Slå fra') : say('Slå til')}
          <span className="sr-only">: {words}</span>
        </button>
      </span>
      {asks && <AskKey name={name} chosen={put} done={done} close={() => setAsks(false)} />}
    </li>
  );
}
