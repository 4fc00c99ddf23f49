import '../lists/lists.css';
import './find-page.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type * as z from 'zod/mini';
import type { searchResponse } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { ApiError } from '../../session/api-client.ts';
import { useDesk } from '../desk-context.tsx';
import { hrefOf } from '../place.ts';
import { FoundPerson } from './found-person.tsx';

const narrower = 'Er borgeren ikke iblandt, så skriv flere ord, eller søg på telefon eller CPR-nummer.';
const shortest = 2;
const pauseMs = 300;

type Persons = z.infer<typeof searchResponse>['persons'];

/** Finds a person by name, telephone, CPR or code, to open the case or to tell who the caller of `callId` is. */
export function FindPage({ callId }: { callId: string | undefined }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const found = useFound(typed);
  return (
    <section aria-labelledby={`${id}-title`} className="find">
      <h1 id={`${id}-title`}>{callId ? say('Hvem ringer?') : say('Find borger')}</h1>
      <search>
        <label className="form-label" htmlFor={`${id}-query`}>
          {say('Navn, telefon, CPR-nummer eller kode')}
        </label>
        <p className="form-hint" id={`${id}-hint`}>
          {say('Hele ord i vilkårlig rækkefølge. Du kan indsætte numre, som de er.')}
        </p>
        <input
          ref={input}
          id={`${id}-query`}
          type="search"
          className="form-input"
          value={typed}
          maxLength={120}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          onChange={(event) => setTyped(event.target.value)}
        />
      </search>
      <p role="status" className="quiet">
        {found.said}
      </p>
      <ul className="found">
        {found.persons.map((person) => (
          <FoundPerson key={person.personId ?? person.visitId} person={person} callId={callId} />
        ))}
      </ul>
      {callId && (
        <p>
          <a href={hrefOf({ page: 'register', callId })}>{say('Registrér borgeren i stedet')}</a>
        </p>
      )}
    </section>
  );
}

/** Who is found for what was typed, once there is a pause in typing, and what to say of it. */
export function useFound(typed: string): { persons: Persons; said: string } {
  const { routes } = useDesk();
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const enough = text.length >= shortest;
  const query = useQuery({
    queryKey: ['find', text],
    queryFn: () => routes.search(text),
    enabled: enough,
    retry: false,
  });
  const persons = enough ? (query.data?.persons ?? []) : [];
  if (!enough) return { persons, said: typed.trim() === '' ? '' : say('Skriv mindst to tegn.') };
  if (query.isFetching) return { persons, said: say('Søger …') };
  if (query.isError)
    return { persons, said: query.error instanceof ApiError ? query.error.message : say('Søgningen lykkedes ikke.') };
  return { persons, said: foundWords(persons.length, query.data?.more ?? false) };
}

/** How many were found, and that there may be more than are shown. */
export function foundWords(count: number, more: boolean): string {
  if (more) {
    const shown = count === 0 ? say('For mange har de navne.') : say('De første {count} vises.', { count });
    return `${shown} ${say(narrower)}`;
  }
  if (count === 0) return say('Ingen passer til søgningen. Prøv færre ord, eller søg på telefon eller CPR-nummer.');
  return count === 1 ? say('1 borger fundet') : say('{count} borgere fundet', { count });
}
