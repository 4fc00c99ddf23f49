import { whyNotText } from '../../../flows/visit/why-not.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say, sayKnown } from '../../language/say.ts';
import { windowText } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { useRun } from '../use-run.ts';
import type { Autosave } from './autosave.ts';
import { agreedCallButton, bookMeetingButton, openPanel } from './panel-action.ts';

/** It did not suit the citizen to talk: instead of a conclusion another time is agreed, by telephone or at a meeting. */
export function NotNow({ visit, autosave }: { visit: VisitView; autosave: Autosave }) {
  const { routes, view } = useDesk();
  const { run, busy } = useRun();
  const agree = async () => {
    // The line goes by the answers that are stored.
    if (!(await autosave.flush())) throw new Error('The answers are not stored');
    const { from, until } = await routes.promiseCallback(visit.visitId);
    return say('Vi ringer igen {window}.', { window: windowText(from, until, view.now) });
  };
  // In safe contact one calls only at a time that was agreed.
  const call = () => (visit.safeContact === undefined ? run(agree) : openPanel(agreedCallButton));
  return (
    <div className="concern">
      <p>
        {sayKnown(whyNotText.notNow)}{' '}
        <span className="quiet">{say('Borgeren bliver ikke ringet op igen med det samme.')}</span>
      </p>
      <div className="button-row">
        <button type="button" className="button button-secondary" aria-disabled={busy} onClick={call}>
          {say('Aftal, at vi ringer igen')}
        </button>
        <button type="button" className="button button-secondary" onClick={() => openPanel(bookMeetingButton)}>
          {say('Aftal et fysisk møde')}
        </button>
      </div>
    </div>
  );
}
