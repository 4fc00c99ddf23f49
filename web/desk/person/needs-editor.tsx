import { type FormEvent, useState } from 'react';
import * as z from 'zod/mini';
import { needs as everyNeed, needWords, protectedWords } from '../../../flows/visit/need-words.ts';
import type { personView } from '../../../schemas/staff-api.ts';
import { say, sayKnown } from '../../language/say.ts';
import { useSending } from '../use-sending.ts';
import { ReasonField, ToCorrect } from './corrections.tsx';

type Person = z.infer<typeof personView>;

/** The way to say anew what is to be thought of; it stands among the corrections afterwards, from where it is undone. */
export function NeedsEditor({ person }: { person: Person }) {
  const { personId } = person;
  return (
    <div className="needs-editor">
      <ToCorrect words={say('Ret, hvad vi skal huske')} look={(routes) => routes.person(personId, 'correction')}>
        {(close) => <NeedsForm person={person} close={close} />}
      </ToCorrect>
    </div>
  );
}

function NeedsForm({ person, close }: { person: Person; close: () => void }) {
  const { personId, citizen } = person;
  const [needs, setNeeds] = useState(person.needs ?? []);
  const [protectedAddress, setProtected] = useState(person.protectedAddress ?? false);
  const [reason, setReason] = useState('');
  const { problem, run } = useSending(close);
  const isAboutReason = problem?.field === 'reason';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { needs, protectedAddress, reason };
    void run(({ send }) => send('POST', `/persons/${personId}/needs`, z.unknown(), body));
  };
  // Whoever has a number that we may call has a telephone.
  const offered = everyNeed.filter((need) => need !== 'noPhone' || citizen.phone === undefined);
  return (
    <form className="panel" onSubmit={submit}>
      <fieldset className={problem && !isAboutReason ? 'form-group form-error' : 'form-group'}>
        <legend className="form-label">{say('Hvad skal vi huske?')}</legend>
        {problem && !isAboutReason && (
          <p className="form-error-message" role="alert">
            {problem.message}
          </p>
        )}
        {offered.map((need) => (
          <label key={need} className="choice">
            <input
              type="checkbox"
              checked={needs.includes(need)}
              onChange={({ target }) =>
                setNeeds(target.checked ? [...needs, need] : needs.filter((one) => one !== need))
              }
            />
            {sayKnown(needWords[need])}
          </label>
        ))}
        <label className="choice">
          <input type="checkbox" checked={protectedAddress} onChange={({ target }) => setProtected(target.checked)} />
          {sayKnown(protectedWords)}
        </label>
      </fieldset>
      <ReasonField reason={reason} setReason={setReason} problem={isAboutReason ? problem?.message : undefined} />
      <button type="submit" className="button button-primary">
        {say('Gem')}
      </button>
    </form>
  );
}
