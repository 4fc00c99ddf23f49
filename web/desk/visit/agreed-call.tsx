import { useState } from 'react';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { instantOf, localDayAndTime, windowText } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import type { PanelAction } from './panel-action.ts';
import { TimeField } from './time-field.tsx';

/** A call at a time that the citizen has agreed to; the only kind there is in safe contact. */
export function AgreedCall({ visit, action }: { visit: VisitView; action: PanelAction }) {
  const { routes, view } = useDesk();
  const [at, setAt] = useState('');
  const [mine, setMine] = useState(false);
  const [problem, setProblem] = useState<string>();
  const moment = instantOf(at);
  const agree = () => {
    setProblem(moment === undefined ? say('Skriv dag og klokkeslæt.') : undefined);
    if (moment === undefined) return;
    action.run(async () => {
      const { from, until } = await routes.promiseCallback(visit.visitId, { at: moment, mine });
      return say('Aftalt: borgeren ringes op {window}.', { window: windowText(from, until, view.now) });
    });
  };
  return (
    <div className="panel">
      <p>
        {say('Telefonen ringer hos den, der er klar, højst en halv time efter den tid, du har aftalt med borgeren.')}
      </p>
      <TimeField
        label={say('Hvornår skal borgeren ringes op?')}
        at={at}
        setAt={setAt}
        earliest={localDayAndTime(view.now)}
        error={problem ?? action.problem}
      />
      <label className="choice">
        <input type="checkbox" checked={mine} onChange={(event) => setMine(event.target.checked)} />
        <span>
          {say('Ring helst hos mig')}{' '}
          <span className="quiet">{say('Er jeg ikke på vagt, ringer telefonen hos de andre.')}</span>
        </span>
      </label>
      <button type="button" className="button button-primary" onClick={agree}>
        {say('Aftal opkaldet')}
      </button>
    </div>
  );
}
