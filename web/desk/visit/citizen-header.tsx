import './citizen-header.css';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { groupWords } from '../../../flows/visit/group.ts';
import { guestWords } from '../../../flows/visit/guest-words.ts';
import { needWords } from '../../../flows/visit/need-words.ts';
import { categoryLabel } from '../../../schemas/category.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say, sayKnown } from '../../language/say.ts';
import { dayAndTime, dayName, phoneNumber, sentence, windowText } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { fetchedPart } from '../fetched-part.tsx';
import { arrangeText } from '../lists/to-arrange.tsx';
import { stateWords } from '../lists/words.ts';
import { PageHeading } from '../page-states.tsx';
import { CprFact } from '../person/cpr-fact.tsx';
import { markWords } from '../person/mark-words.ts';
import { hrefOf } from '../place.ts';
import { SafeContact } from '../safe-contact.tsx';
import { listed } from './listed.ts';
import { NextStepLine } from './next-step-line.tsx';
import { numbersOf } from './numbers.ts';
import { ProvisionalJoin } from './provisional-join.tsx';
import { usePurpose } from './use-purpose.ts';

const OtherActions = fetchedPart('handlingerne', async () => (await import('./other-actions.tsx')).OtherActions);

/** Who it is, what is next, what has been promised and by when the first talk must have been held. */
export function CitizenHeader({ visit }: { visit: VisitView }) {
  const { citizen } = visit;
  const purpose = usePurpose(visit.visitId);
  const isTalking = useIsTalking(visit);
  return (
    <header className="citizen">
      <div className="citizen-head">
        <PageHeading id="visit-name">{citizen?.name || say('Ukendt borger')}</PageHeading>
        <span className="badge badge-info">{isTalking ? say('I samtale') : sayKnown(stateWords[visit.state])}</span>
        {citizen && (
          <a className="history-link" href={hrefOf({ page: 'person', personId: citizen.personId, purpose })}>
            {say('Alle henvendelser')}
          </a>
        )}
      </div>
      <SafeContact of={visit} />
      <NextStepLine visit={visit} />
      <dl className="facts">
        <PersonFacts visit={visit} />
        <MarkFacts visit={visit} />
        <GroupFacts visit={visit} />
        <NumberFacts visit={visit} />
        <FirstTalk visit={visit} />
        <GuestFacts guests={visit.guests} />
        <Arranged visit={visit} />
      </dl>
      <ProvisionalJoin visit={visit} />
      {!citizen && visit.state !== 'ended' && <WhoIsIt visit={visit} />}
      {visit.state !== 'ended' && <OtherActions visit={visit} />}
    </header>
  );
}

function useIsTalking({ visitId }: VisitView): boolean {
  const { view } = useDesk();
  return view.call?.visitId === visitId && view.call.routing === 'connected';
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figures">{children}</dd>
    </div>
  );
}

/** Who else takes part in the talk. */
function GuestFacts({ guests }: Pick<VisitView, 'guests'>) {
  if (!guests) return null;
  const words = guests.map((role) => sayKnown(guestWords[role]).toLowerCase());
  return <Fact name={say('Med i samtalen')}>{sentence(listed(words))}</Fact>;
}

function PersonFacts({ visit: { visitId, citizen } }: { visit: VisitView }) {
  const purpose = usePurpose(visitId);
  if (!citizen) return null;
  return (
    <>
      {citizen.cpr && (
        <Fact name="CPR">
          <CprFact personId={citizen.personId} masked={citizen.cpr} purpose={purpose} />
        </Fact>
      )}
      {citizen.referenceCode && <Fact name={say('Kode')}>{citizen.referenceCode}</Fact>}
      <Fact name={say('Kendt i forvejen')}>{citizen.knownBefore ? say('Ja') : say('Ikke registreret')}</Fact>
      {citizen.protectedAddress && <Fact name={say('Beskyttelse')}>{say('Navn og adresse er beskyttet')}</Fact>}
      {citizen.needs && (
        <Fact name={say('Husk')}>{citizen.needs.map((need) => sayKnown(needWords[need])).join(' · ')}</Fact>
      )}
      {!/^(da|dansk)$/i.test(citizen.language) && <Fact name={say('Sprog')}>{citizen.language}</Fact>}
    </>
  );
}

/** What is looked at again: seen before anything is asked. */
function MarkFacts({ visit: { watchMarks = [] } }: { visit: VisitView }) {
  const open = watchMarks.filter(({ closed }) => closed === undefined);
  return open.map((mark) => (
    <Fact key={mark.watchMarkId} name={say('Mærke')}>
      {markWords(mark)}
    </Fact>
  ));
}

/** Where the citizen stands: nobody is in a category until somebody has stored one. */
function GroupFacts({ visit: { category, targetGroup } }: { visit: VisitView }) {
  return (
    <>
      <Fact name={say('Kategori')}>{sayKnown(categoryLabel(category))}</Fact>
      {targetGroup && <Fact name={say('Målgruppe')}>{sentence(sayKnown(groupWords[targetGroup]))}</Fact>}
    </>
  );
}

/** The number that is dialled and the registered one are two things, and may be two numbers. */
function NumberFacts({ visit }: { visit: VisitView }) {
  const { dialled, registered, isOther } = numbersOf(visit);
  return (
    <>
      {dialled && (
        <Fact name={say('Vi ringer på')}>
          {phoneNumber(dialled)}{' '}
          {isOther && <span className="badge badge-warning">{say('Ikke det registrerede')}</span>}
        </Fact>
      )}
      {registered && <Fact name={say('Registreret nummer')}>{phoneNumber(registered)}</Fact>}
    </>
  );
}

/** The week of the first talk: held, or by when. */
function FirstTalk({ visit }: { visit: VisitView }) {
  const { view } = useDesk();
  const { firstTalkAt, firstTalkBy, conclusion, state } = visit;
  if (firstTalkAt) return <Fact name={say('Første samtale')}>{sentence(dayName(firstTalkAt, view.now))}</Fact>;
  if (conclusion !== undefined && visit.followUp === undefined) return null;
  const late = state !== 'ended' && firstTalkBy < view.now;
  return (
    <Fact name={say('Første samtale senest')}>
      {sentence(dayName(firstTalkBy, view.now))}{' '}
      {late && <span className="badge badge-error late-words">{say('Fristen er overskredet')}</span>}
    </Fact>
  );
}

function Arranged({ visit: { callback, meeting, followUp } }: { visit: VisitView }) {
  const { view } = useDesk();
  const { preparations } = followUp ?? meeting ?? {};
  const isMissed = callback?.kind === 'missed' && callback.from <= view.now;
  return (
    <>
      {callback && isMissed && (
        <Fact name={say('Ubesvaret opkald')}>{sentence(dayAndTime(callback.from, view.now))}</Fact>
      )}
      {callback && !isMissed && (
        <Fact name={say('Lovet opkald')}>{sentence(windowText(callback.from, callback.until, view.now))}</Fact>
      )}
      {preparations && <Fact name={say('Til mødet')}>{arrangeText(preparations)}</Fact>}
      {meeting?.state === 'booked' && <Fact name={say('Møde')}>{sentence(dayAndTime(meeting.startAt, view.now))}</Fact>}
    </>
  );
}

/** A caller nobody has been found behind: linked to a case or registered, during the call or after. */
function WhoIsIt({ visit }: { visit: VisitView }) {
  const { routes, view } = useDesk();
  const mine = view.call?.visitId === visit.visitId ? view.call.callId : undefined;
  const calls = useQuery({ queryKey: ['calls'], queryFn: routes.calls, enabled: mine === undefined });
  const callId = mine ?? calls.data?.calls.find((call) => call.visitId === visit.visitId)?.callId;
  if (!callId) return null;
  return (
    <div className="alert alert-warning who-is-it">
      <p className="alert-text">
        {say('Linjen kender ikke den, der ringer. Spørg efter koden på seks cifre eller navnet.')}
      </p>
      <div className="button-row">
        {view.me.role !== 'intake' && (
          <a className="button button-primary" href={hrefOf({ page: 'find', callId })}>
            {say('Find sagen')}
          </a>
        )}
        <a className="button button-secondary" href={hrefOf({ page: 'register', callId })}>
          {say('Registrér borgeren')}
        </a>
      </div>
    </div>
  );
}
