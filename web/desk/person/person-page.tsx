import '../lists/lists.css';
import './person-page.css';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type * as z from 'zod/mini';
import { needsText } from '../../../flows/visit/need-words.ts';
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
    return <Trouble title="Borgeren kan ikke vises" error={query.error} retry={() => void query.refetch()} />;
  return <Waiting text="Henter borgeren …" />;
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
          Henvendelser <span className="count figures">{person.visits.length}</span>
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
    ['CPR', citizen.cpr && <CprFact personId={personId} masked={citizen.cpr} purpose={purpose} />],
    ['Registreret nummer', citizen.phone && phoneNumber(citizen.phone)],
    ['Kendt i forvejen', knownBefore ? 'Ja' : 'Ikke registreret'],
    ['Uddannelse', education === undefined ? undefined : education ? 'Ja' : 'Nej'],
    ['Beskyttelse', protectedAddress ? 'Navn og adresse er beskyttet' : undefined],
    ['Husk', needsText({ needs, protectedAddress: false })],
    ['Sprog', /^(da|dansk)$/i.test(language) ? undefined : language],
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
