import './live-talks.css';
import { useQuery } from '@tanstack/react-query';
import type { SupervisionMode } from '../../../schemas/supervision.ts';
import type { TalkRow } from '../../../schemas/supervision-api.ts';
import { say } from '../../language/say.ts';
import { age } from '../../theme/formats.ts';
import type { OpenSoftphone } from '../app.tsx';
import { useDesk } from '../desk-context.tsx';
import { superviseRoutes } from './supervise-routes.ts';
import { type Supervising, useSupervising } from './use-supervising.ts';
import { askWords, ownWords } from './words.ts';

/** The talks that go on, where the rules let a coordinator take part in one: nothing where they do not. */
export function LiveTalks({ open }: { open: OpenSoftphone }) {
  const { routes } = useDesk();
  const supervising = useSupervising(open);
  const { data } = useQuery({
    // Below the desk's own key: it is read again whenever the desk is.
    queryKey: ['desk', 'talks'],
    queryFn: () => superviseRoutes(routes.api).talks(),
    enabled: (query) => query.state.data === undefined || query.state.data.modes.length > 0,
  });
  if (data === undefined || data.modes.length === 0) return null;
  const { modes, talks } = data;
  const isBusy = talks.some(({ supervisor }) => supervisor?.isMine === true);
  return (
    <section className="live-talks" aria-labelledby="samtaler-nu">
      <h2 id="samtaler-nu">{say('Samtaler lige nu')}</h2>
      {talks.length === 0 && <p className="quiet">{say('Ingen taler i telefon.')}</p>}
      <ul>
        {talks.map((talk) => (
          <Talk key={talk.callId} talk={talk} modes={modes} isBusy={isBusy} supervising={supervising} />
        ))}
      </ul>
      {supervising.problem && <p role="alert">{supervising.problem}</p>}
    </section>
  );
}

interface TalkProps {
  talk: TalkRow;
  modes: SupervisionMode[];
  /** In another talk, or in this one, already. */
  isBusy: boolean;
  supervising: Supervising;
}

function Talk({ talk, modes, isBusy, supervising }: TalkProps) {
  const { view } = useDesk();
  const { callId, name, citizen, connectedAt, supervisor, isAside } = talk;
  const isMine = supervisor?.isMine === true;
  const who = citizen?.name ?? say('en borger, vi ikke kender endnu');
  return (
    <li>
      <p>
        <strong>{name}</strong> {say('taler med {who}', { who })}{' '}
        <span className="quiet">· {age(connectedAt, view.now)}</span>
      </p>
      {/* Stands there from the start, so that what comes in it is read out. */}
      <p role="status">{statusOf(talk, supervising)}</p>
      {(isMine || (!isBusy && supervisor === undefined && !isAside)) && (
        <div className="live-talks-ways">
          {modes.map((mode) => (
            <button
              key={mode}
              type="button"
              className={`button ${isMine && supervisor.mode === mode ? 'button-primary' : 'button-secondary'}`}
              aria-pressed={isMine && supervisor.mode === mode}
              aria-label={`${say(askWords[mode])}: ${name}`}
              onClick={() => supervising.ask({ callId, mode })}
            >
              {say(askWords[mode])}
            </button>
          ))}
          {isMine && (
            <button type="button" className="button button-warning" onClick={() => supervising.leave(callId)}>
              {say('Forlad samtalen')}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

function statusOf({ callId, supervisor, isAside, safeContact }: TalkRow, { wanted, phone }: Supervising): string {
  if (wanted?.callId === callId && phone.state.line !== 'ready') return say('Din telefon gøres klar …');
  if (supervisor?.isMine === false) return say('{name} er med.', { name: supervisor.name });
  if (supervisor?.asked) return say('Borgeren får det at vide …');
  if (supervisor?.joined === false) return say('Din telefon stilles ind i samtalen …');
  if (supervisor?.mode) return say(ownWords[supervisor.mode]);
  if (safeContact) return say('Sikker kontakt: ingen kan være med.');
  return isAside ? say('På hold eller hos en kollega: vent, til samtalen fortsætter.') : '';
}
