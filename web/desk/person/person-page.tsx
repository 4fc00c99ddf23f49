import { say, sayKnown } from '../../language/say.ts';
import '../lists/lists.css';
import './person-page.css';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type * as z from 'zod/mini';
import { needWords } from '../../../flows/visit/need-words.ts';
import type { personView } from '../../../schemas/staff-api.ts';
import { phoneNumber } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { PageHeading, Trouble, Waiting } from '../page-states.tsx';
import { SafeContact } from '../safe-contact.tsx';
import { usePurpose } from '../visit/use-purpose.ts';
import { AboutPerson } from './about-person.tsx';
import { CprFact } from './cpr-fact.tsx';
import { History } from './history.tsx';
import { NeedsEditor } from './needs-editor.tsx';

type Person = z.infer<typeof personView>;

/** A person over all of their cases. */
export function PersonPage({ personId }: { personId: string }) {
  const { routes } = useDesk();
  const purpose = usePurpose(personId);
  const open = () => routes.person(personId, purpose);
  const query = useQuery({ queryKey: ['person', personId], queryFn: open, staleTime: 0 });
  if (query.data) return <Person person={query.data} />;
  if (query.error)
    return <Trouble title={say('Borgeren kan ikke vises')} error={query.error} retry={() => void query.refetch()} />;
  return <Waiting text={say('Henter borgeren …')} />;
}

function Person({ person }: { person: Person }) {
  return (
    <article aria-labelledby="borger">
      <PageHeading id="borger">{person.citizen.name}</PageHeading>
      <SafeContact of={person} />
      <PersonFacts person={person} />
      <NeedsEditor person={person} />
      <AboutPerson
        personId={person.personId}
        of={person}
        look={(routes) => routes.person(person.personId, 'correction')}
      />
      <section className="list-card person-history" aria-labelledby="historik">
        <h2 id="historik">
          {say('Henvendelser')} <span className="count figures">{person.visits.length}</span>
        </h2>
        <History personId={person.personId} visits={person.visits} />
      </section>
    </article>
  );
}

function PersonFacts({ person }: { person: Person }) {
  const { personId, citizen, knownBefore, protectedAddress, language, education, needs = [] } = person;
  const purpose = usePurpose(personId);
  const facts: Array<[string, ReactNode]> = [
    [say('CPR'), citizen.cpr && <CprFact personId={personId} masked={citizen.cpr} purpose={purpose} />],
    [say('Registreret nummer'), citizen.phone && phoneNumber(citizen.phone)],
    [say('Kendt i forvejen'), knownBefore ? say('Ja') : say('Ikke registreret')],
    [say('Uddannelse'), education === undefined ? undefined : education ? say('Ja') : say('Nej')],
    [say('Beskyttelse'), protectedAddress ? say('Navn og adresse er beskyttet') : undefined],
    [say('Husk'), needs.map((need) => sayKnown(needWords[need])).join(' · ')],
    [say('Sprog'), /^(da|dansk)$/i.test(language) ? undefined : language],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="figures">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
