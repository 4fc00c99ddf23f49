import { useId } from 'react';
import { type Danish, say } from '../../language/say.ts';
import type { Registration } from './registration.ts';

type Who = NonNullable<Registration['askedBy']>;

const words = [
  ['citizen', 'Borgeren ønsker det'],
  ['staff', 'Vi vurderer, at det er nødvendigt'],
] as const satisfies [Who, Danish][];

/** Which side asks for another way than the unit's usual one; kept apart, since the two mean different things. */
export function WhoAsks(props: { chosen: Who | undefined; choose: (who: Who) => void; problem: string | undefined }) {
  const name = useId();
  const { chosen, choose, problem } = props;
  return (
    <fieldset
      className={problem ? 'form-group form-error' : 'form-group'}
      aria-describedby={problem ? `${name}-error` : undefined}
    >
      <legend className="form-label">{say('Hvem ønsker det?')}</legend>
      {problem && (
        <p className="form-error-message" id={`${name}-error`} role="alert">
          {problem}
        </p>
      )}
      {words.map(([who, text]) => (
        <label key={who} className="choice">
          <input type="radio" name={name} checked={chosen === who} onChange={() => choose(who)} />
          {say(text)}
        </label>
      ))}
    </fieldset>
  );
}
