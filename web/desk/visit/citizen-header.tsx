import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeetingId, SlotId } from '../../../schemas/ids.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { ApiError } from '../../session/api-client.ts';
import { dayAndTime, dayName, phoneNumber, windowText } from '../../theme/danish-format.ts';
import { refreshAll, useDesk } from '../desk-context.tsx';
import { stateWords } from '../lists/words.ts';
import { useNotices } from '../notices.tsx';
import { PageHeading } from '../page-states.tsx';
import { hrefOf } from '../place.ts';
import { SlotPicker } from './slot-picker.tsx';

/** Who it is, what has been promised and by when the first talk must have been held. */
export function CitizenHeader({ visit }: { visit: VisitView }) {
  const { view } = useDesk();
  const { citizen, callback, meeting } = visit;
  const done = visit.conclusion !== undefined;
  const late = !done && visit.state !== 'ended' && visit.firstTalkBy < view.now;
  return (
    <header className="citizen">
      <div className="citizen-head">
        <PageHeading id="visit-name">{citizen?.name || 'Ukendt borger'}</PageHeading>
        <span className="badge badge-info">{stateWords[visit.state]}</span>
      </div>
      <dl className="facts">
        {citizen?.cpr && <Fact name="CPR">{citizen.cpr}</Fact>}
        {(citizen?.phone || visit.callerPhone) && (
          <Fact name="Telefon">{phoneNumber(citizen?.phone ?? visit.callerPhone ?? '')}</Fact>
        )}
        {citizen && <Fact name="Kode">{citizen.referenceCode}</Fact>}
        {citizen && <Fact name="Kendt i forvejen">{citizen.knownBefore ? 'Ja' : 'Nej'}</Fact>}
        {citizen?.language && !/^(da|dansk)$/i.test(citizen.language) && <Fact name="Sprog">{citizen.language}</Fact>}
        {!done && (
          <Fact name="Første samtale senest">
            {dayName(visit.firstTalkBy, view.now)}{' '}
            {late && <span className="badge badge-error">Fristen er overskredet</span>}
          </Fact>
        )}
        {callback && (
          <Fact name={callback.kind === 'missed' ? 'Ubesvaret opkald' : 'Ringes op'}>
            {callback.kind === 'missed'
              ? dayAndTime(callback.from, view.now)
              : windowText(callback.from, callback.until, view.now)}
          </Fact>
        )}
        {meeting && meeting.state === 'booked' && <Fact name="Møde">{dayAndTime(meeting.startAt, view.now)}</Fact>}
      </dl>
      {!citizen && visit.state !== 'ended' && <WhoIsIt visit={visit} />}
      {!done && visit.state !== 'ended' && <OtherActions visit={visit} />}
    </header>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figures">{children}</dd>
    </div>
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
      <p className="alert-text">Linjen kender ikke den, der ringer. Spørg efter koden på seks cifre eller navnet.</p>
      <div className="button-row">
        <a className="button button-primary" href={hrefOf({ page: 'find', callId })}>
          Find sagen
        </a>
        <a className="button button-secondary" href={hrefOf({ page: 'register', callId })}>
          Registrér borgeren
        </a>
      </div>
    </div>
  );
}

type Doing = 'meeting' | 'withdraw';

/** The right to a physical meeting is always one click away, and so is the citizen's wish to stop. */
function OtherActions({ visit }: { visit: VisitView }) {
  const { routes, view, refresh } = useDesk();
  const client = useQueryClient();
  const { tell } = useNotices();
  const [doing, setDoing] = useState<Doing>();
  const [slotId, setSlotId] = useState<SlotId>();
  const [problem, setProblem] = useState<string>();
  const booked = visit.meeting?.state === 'booked' ? visit.meeting.meetingId : undefined;
  const toggle = (next: Doing) => {
    setProblem(undefined);
    setDoing(doing === next ? undefined : next);
  };
  const run = async (what: () => Promise<string>) => {
    try {
      tell('success', await what());
      setDoing(undefined);
      setSlotId(undefined);
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : 'Det lykkedes ikke. Prøv igen.');
      setSlotId(undefined);
      await client.invalidateQueries({ queryKey: ['slots'] });
    }
    refreshAll(client);
    refresh();
  };
  const book = async (slot: SlotId, moved: MeetingId | undefined) => {
    const meeting = moved ? await routes.moveMeeting(moved, slot) : await routes.bookMeeting(visit.visitId, slot);
    return `${moved ? 'Mødet er flyttet til' : 'Mødet er booket'} ${dayAndTime(meeting.startAt, view.now)}.`;
  };
  const withdraw = async () => {
    await routes.endVisit(visit.visitId);
    return 'Henvendelsen er afsluttet.';
  };
  return (
    <div className="other-actions">
      <div className="button-row">
        <button
          type="button"
          className="button button-tertiary"
          aria-expanded={doing === 'meeting'}
          onClick={() => toggle('meeting')}
        >
          {booked ? 'Flyt mødet' : 'Book fysisk møde'}
        </button>
        <button
          type="button"
          className="button button-tertiary"
          aria-expanded={doing === 'withdraw'}
          onClick={() => toggle('withdraw')}
        >
          Borgeren trækker henvendelsen
        </button>
      </div>
      {doing === 'meeting' && (
        <div className="panel">
          <SlotPicker
            legend={booked ? 'Ny tid' : 'Fysisk møde på kontoret'}
            chosen={slotId}
            choose={setSlotId}
            error={problem}
          />
          <button
            type="button"
            className="button button-primary"
            onClick={() => (slotId ? void run(() => book(slotId, booked)) : setProblem('Vælg en tid.'))}
          >
            {booked ? 'Flyt mødet' : 'Book mødet'}
          </button>
        </div>
      )}
      {doing === 'withdraw' && (
        <div className="panel">
          <p>Henvendelsen afsluttes, og borgeren bliver ikke ringet op eller indkaldt.</p>
          {problem && (
            <p className="form-error-message" role="alert">
              {problem}
            </p>
          )}
          <div className="button-row">
            <button type="button" className="button button-warning" onClick={() => void run(withdraw)}>
              Ja, afslut henvendelsen
            </button>
            <button type="button" className="button button-secondary" onClick={() => setDoing(undefined)}>
              Nej
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
