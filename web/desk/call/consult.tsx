import './consult.css';
import type { DeskCall } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { useSending } from '../use-sending.ts';
import { ColleagueList } from './colleague-list.tsx';
import { Popup } from './popup.tsx';

/** Asks a colleague while the citizen is on hold. */
export function AskColleague({ call }: { call: DeskCall }) {
  const { problem, run } = useSending();
  return (
    <>
      <Popup label={say('Spørg en kollega …')}>
        {(close) => (
          <ColleagueList
            legend={say('Borgeren sættes på hold. Spørg')}
            none={say('Ingen kolleger er ledige lige nu.')}
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
          {say('Giv samtalen videre til {name}', { name })}
        </button>
      )}
      <button type="button" className="button button-secondary" onClick={end}>
        {isMine ? say('Fortsæt uden {name}', { name }) : say('Forlad samtalen')}
      </button>
      {problem && <p role="alert">{problem.message}</p>}
    </div>
  );
}

function said({ isMine, name, joined }: NonNullable<DeskCall['consult']>, isHeld: boolean): string {
  if (!joined) return say('{name} bliver ringet op …', { name });
  const hears = isHeld ? say('Borgeren er på hold og hører jer ikke.') : say('Borgeren hører med.');
  const talks = isMine ? say('Du taler med {name}.', { name }) : say('{name} spørger dig til råds.', { name });
  return `${talks} ${hears}`;
}
