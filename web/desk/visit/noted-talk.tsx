import { useId, useState } from 'react';
import type { VisitView } from '../../../schemas/staff-api.ts';
import type { Channel } from '../../../schemas/unit.ts';
import { instantOf, localDayAndTime } from '../../theme/danish-format.ts';
import { useDesk } from '../desk-context.tsx';
import { channelWords } from '../lists/words.ts';
import type { PanelAction } from './panel-action.ts';
import { RadioRows, type Row } from './radio-rows.tsx';
import { TimeField } from './time-field.tsx';

const forms: Row<Channel>[] = (['physical', 'phone', 'video'] as const).map((id) => ({ id, label: channelWords[id] }));
const mostType = 60;

interface Problems {
  form?: string;
  at?: string;
}

/** A talk that was held outside the line: its form and its time, so that the case can rest on it. */
export function NotedTalk({ visit, action }: { visit: VisitView; action: PanelAction }) {
  const { routes, view } = useDesk();
  const [form, setForm] = useState<Channel>();
  const [at, setAt] = useState('');
  const [type, setType] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  const moment = instantOf(at);
  const check = (): Problems => ({
    ...(form === undefined && { form: 'Vælg, hvordan I talte sammen.' }),
    ...(moment === undefined && { at: 'Skriv dag og klokkeslæt.' }),
    ...(moment !== undefined && moment > view.now && { at: 'Tidspunktet er ikke kommet endnu.' }),
  });
  const note = () => {
    const wrong = check();
    setProblems(wrong);
    if (form === undefined || moment === undefined || wrong.at !== undefined) return;
    const kind = type.trim();
    action.run(async () => {
      await routes.noteTalk(visit.visitId, { form, at: moment, ...(kind !== '' && { type: kind }) });
      return 'Samtalen er registreret. Sagen kan nu afsluttes.';
    });
  };
  return (
    <div className="panel">
      <RadioRows
        legend="Hvordan talte I sammen?"
        options={forms}
        chosen={form}
        choose={setForm}
        error={problems.form}
      />
      <TimeField
        label="Hvornår begyndte samtalen?"
        at={at}
        setAt={setAt}
        latest={localDayAndTime(view.now)}
        error={problems.at ?? action.problem}
      />
      <TypeField type={type} setType={setType} />
      <button type="button" className="button button-primary" onClick={note}>
        Registrér samtalen
      </button>
    </div>
  );
}

function TypeField({ type, setType }: { type: string; setType: (type: string) => void }) {
  const id = useId();
  return (
    <div className="form-group">
      <label className="form-label" htmlFor={id}>
        Samtaletype
      </label>
      <p className="form-hint" id={`${id}-hint`}>
        Kan udelades
      </p>
      <input
        id={id}
        className="form-input"
        value={type}
        maxLength={mostType}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        onChange={(event) => setType(event.target.value)}
      />
    </div>
  );
}
