import { useState } from 'react';
import { conversationTypeOf } from '../../../flows/visit/conversation-types.ts';
import type { ConversationTypeId } from '../../../schemas/conversation-type.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { phoneNumber, windowText } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { callOutRoutesOf } from './call-out-routes.ts';
import { numbersOf } from './numbers.ts';
import type { PanelAction } from './panel-action.ts';
import { PurposeField } from './purpose-field.tsx';
import { TalkTypeField } from './talk-heading.tsx';

/** What the line has said, beside what it is about. */
function byField({ problem, field }: PanelAction): Record<'type' | 'purpose' | 'rest', string | undefined> {
  const about = (name: string) => (field === name ? problem : undefined);
  const isElsewhere = field !== 'type' && field !== 'purpose';
  return { type: about('type'), purpose: about('purpose'), rest: isElsewhere ? problem : undefined };
}

/** The citizen is rung now, by whoever has the case open: their own softphone first. */
export function CallOut({ visit, action }: { visit: VisitView; action: PanelAction }) {
  const { routes } = useDesk();
  const usual = visit.conclusion === undefined ? visit.conversationType : 'opfoelgningssamtale';
  const [chosen, setType] = useState<ConversationTypeId>();
  const [purpose, setPurpose] = useState('');
  const [missing, setMissing] = useState<string>();
  const { dialled, isOther } = numbersOf(visit);
  if (dialled === undefined)
    return <p className="panel">{say('Vi har intet nummer. Ret borgerens telefonnummer først.')}</p>;
  const type = (chosen ?? usual) as ConversationTypeId;
  const { asksPurpose } = conversationTypeOf(type);
  const said = byField(action);
  const call = () => {
    const words = asksPurpose === true ? purpose.trim() : '';
    const isMissing = asksPurpose === true && words === '';
    setMissing(isMissing ? say('Skriv kort, hvad opkaldet handler om.') : undefined);
    if (isMissing) return;
    action.run(async () => {
      await callOutRoutesOf(routes).callOut(visit.visitId, { type, ...(words !== '' && { purpose: words }) });
      return say('Din telefon ringer. Når du svarer, ringer vi borgeren op.');
    });
  };
  return (
    <div className="panel">
      <p>
        {say('Vi ringer på')} <strong className="figures">{phoneNumber(dialled)}</strong>
        {isOther && say(', som ikke er det registrerede nummer')}. {say('Din egen telefon ringer først.')}
      </p>
      <StandingPromise visit={visit} />
      <TalkTypeField chosen={type} choose={setType} barred={visit.barredTypes} error={said.type} />
      {asksPurpose && <PurposeField purpose={purpose} setPurpose={setPurpose} error={missing ?? said.purpose} />}
      {said.rest && (
        <p className="form-error-message" role="alert">
          {said.rest}
        </p>
      )}
      <button type="button" className="button button-primary" onClick={call}>
        {say('Ring op')}
      </button>
    </div>
  );
}

/** What becomes of a call that the citizen is promised. */
function StandingPromise({ visit: { callback } }: { visit: VisitView }) {
  const { view } = useDesk();
  if (callback === undefined) return null;
  const window = windowText(callback.from, callback.until, view.now);
  return (
    <p>
      {callback.from <= view.now
        ? say('Borgeren er lovet et opkald {window}. Dette opkald er det, vi har lovet.', { window })
        : say(
            'Borgeren er lovet et opkald {window}. Svarer borgeren nu, er løftet holdt. Ellers ringer vi igen i det tidsrum.',
            { window },
          )}
    </p>
  );
}
