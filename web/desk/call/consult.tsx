import './consult.css';
import type { DeskCall } from '../../../schemas/staff-api.ts';
import { useSending } from '../use-sending.ts';
import { ColleagueList } from './colleague-list.tsx';
import { Popup } from './popup.tsx';

/** Asks a colleague while the citizen is on hold. */
export function AskColleague({ call }: { call: DeskCall }) {
  const { problem, run } = useSending();
  return (
    <>
      <Popup label="Spørg en kollega …">
        {(close) => (
          <ColleagueList
            legend="Borgeren sættes på hold. Spørg"
            none="Ingen kolleger er ledige lige nu."
            isWanted={({ state }) => state === 'available'}
            chosen={({ staffId }) => {
              close();
              void run((routes) => routes.consult(call.callId, staffId));
            }}
            close={close}
          />
        )}
      </Popup>
      {problem && <p role="alert">{problem.message}</p>}
    </>
  );
}

/** A colleague is asked: who it is, and how it goes on. */
export function Consulting({ call }: { call: DeskCall }) {
  const { problem, run } = useSending();
  const { callId, consult } = call;
  if (consult === undefined) return null;
  const { isMine, name, joined } = consult;
  const end = () => void run((routes) => routes.endConsult(callId));
  return (
    <div className="consult">
      <p role="status">{said(consult, call.heldSince !== undefined)}</p>
      {isMine && joined && (
        <button
          type="button"
          className="button button-primary"
          onClick={() => void run((routes) => routes.handOver(callId))}
        >
          Giv samtalen videre til {name}
        </button>
      )}
      <button type="button" className="button button-secondary" onClick={end}>
        {isMine ? `Fortsæt uden ${name}` : 'Forlad samtalen'}
      </button>
      {problem && <p role="alert">{problem.message}</p>}
    </div>
  );
}

function said({ isMine, name, joined }: NonNullable<DeskCall['consult']>, isHeld: boolean): string {
  if (!joined) return `${name} bliver ringet op …`;
  const hears = isHeld ? 'Borgeren er på hold og hører jer ikke.' : 'Borgeren hører med.';
  return isMine ? `Du taler med ${name}. ${hears}` : `${name} spørger dig til råds. ${hears}`;
}
