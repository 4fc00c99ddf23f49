import { useState } from 'react';
import type { ConversationTypeId } from '../../../schemas/conversation-type.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say, sayKnown } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { fetchedPart } from '../fetched-part.tsx';
import { useRun } from '../use-run.ts';

export const TalkTypeField = fetchedPart(
  'samtaletyperne',
  async () => (await import('./talk-type-field.tsx')).TalkTypeField,
);

/** What kind of talk it is and what it is for, and the way to say that it is another. */
export function TalkHeading({ visit }: { visit: VisitView }) {
  const [isOpened, setOpened] = useState(false);
  const { script } = visit;
  return (
    <>
      <p className="talk-heading">
        <strong>{sayKnown(script?.title ?? '')}</strong>{' '}
        <span className="quiet">{sayKnown(script?.purpose ?? '')}</span>
      </p>
      <details className="other-type" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
        <summary>{say('Er det en anden slags samtale?')}</summary>
        {isOpened && <ChangeTalkType visit={visit} />}
      </details>
    </>
  );
}

/** What is read aloud, what is asked and what the note is called follow. */
function ChangeTalkType({ visit }: { visit: VisitView }) {
  const { routes } = useDesk();
  const { run, problem } = useRun({ showsProblem: true });
  const [type, setType] = useState<ConversationTypeId>();
  const change = async () => {
    if (type !== undefined) await routes.chooseTalkType(visit.visitId, type);
    return say('Samtaletypen er gemt.');
  };
  return (
    <div className="panel">
      <TalkTypeField
        chosen={type ?? visit.conversationType}
        choose={setType}
        barred={visit.barredTypes}
        error={problem}
      />
      <button type="button" className="button button-secondary" onClick={() => run(change)}>
        {say('Brug samtaletypen')}
      </button>
    </div>
  );
}
