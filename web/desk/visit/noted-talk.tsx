import { useState } from 'react';
import type { ConversationTypeId } from '../../../schemas/conversation-type.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import type { Channel } from '../../../schemas/unit.ts';
import { say, sayKnown } from '../../language/say.ts';
import { instantOf, localDayAndTime } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { channelWords } from '../lists/words.ts';
import type { PanelAction } from './panel-action.ts';
import { RadioRows } from './radio-rows.tsx';
import { TalkTypeField } from './talk-heading.tsx';
import { TimeField } from './time-field.tsx';

const forms: readonly Channel[] = ['physical', 'phone', 'video'];

interface Problems {
  form?: string;
  at?: string;
}

/** What the line has said, beside what it is about. */
function byField({ problem, field }: PanelAction): Record<'form' | 'at' | 'type' | 'rest', string | undefined> {
  const about = (name: string) => (field === name ? problem : undefined);
  const isElsewhere = !['form', 'at', 'type'].includes(field ?? '');
  return { form: about('form'), at: about('at'), type: about('type'), rest: isElsewhere ? problem : undefined };
}

/** A talk that was held outside the line: its form, time and type, so that the case can rest on it. */
export function NotedTalk({ visit, action }: { visit: VisitView; action: PanelAction }) {
  const { routes, view } = useDesk();
  const [form, setForm] = useState<Channel>();
  const [at, setAt] = useState('');
  const [type, setType] = useState<ConversationTypeId>();
  const [problems, setProblems] = useState<Problems>({});
  const said = byField(action);
  const moment = instantOf(at);
  const check = (): Problems => ({
    ...(form === undefined && { form: say('Vælg, hvordan I talte sammen.') }),
    ...(moment === undefined && { at: say('Skriv dag og klokkeslæt.') }),
    ...(moment !== undefined && moment > view.now && { at: say('Tidspunktet er ikke kommet endnu.') }),
  });
  const note = () => {
    const wrong = check();
    setProblems(wrong);
    if (form === undefined || moment === undefined || wrong.at !== undefined) return;
    action.run(async () => {
      await routes.noteTalk(visit.visitId, { form, at: moment, ...(type !== undefined && { type }) });
      return say('Samtalen er registreret. Sagen kan nu afsluttes.');
    });
  };
  return (
    <div className="panel">
      <RadioRows
        legend={say('Hvordan talte I sammen?')}
        options={forms.map((id) => ({ id, label: sayKnown(channelWords[id]) }))}
        chosen={form}
        choose={setForm}
        error={problems.form ?? said.form}
      />
      <TimeField
        label={say('Hvornår begyndte samtalen?')}
        at={at}
        setAt={setAt}
        latest={localDayAndTime(view.now)}
        error={problems.at ?? said.at}
      />
      <TalkTypeField chosen={type ?? visit.conversationType} choose={setType} error={said.type} />
      {said.rest && (
        <p className="form-error-message" role="alert">
          {said.rest}
        </p>
      )}
      <button type="button" className="button button-primary" onClick={note}>
        {say('Registrér samtalen')}
      </button>
    </div>
  );
}
