import { useId, useState } from 'react';
import type * as z from 'zod/mini';
import { conversationTypeIds, conversationTypeOf } from '../../../flows/visit/conversation-types.ts';
import { outreachType } from '../../../schemas/outreach-api.ts';
import { say } from '../../language/say.ts';
import { phoneNumber } from '../../theme/formats.ts';
import { useFound } from '../call/find-page.tsx';
import { useDesk } from '../desk-context.tsx';
import { SafeContact } from '../safe-contact.tsx';
import { useRun } from '../use-run.ts';
import { PurposeField } from '../visit/purpose-field.tsx';
import { TalkTypeField } from '../visit/talk-heading.tsx';
import { ImportList } from './import-list.tsx';
import { outreachRoutesOf } from './outreach-routes.ts';

type OutreachType = z.infer<typeof outreachType>;

/** All that is not voluntary. */
const barred = conversationTypeIds.filter((type) => !outreachType.safeParse(type).success);

/** What the calls are about, said once, and whom they are to: known persons, one after the other. */
export function AddToList() {
  const id = useId();
  const { routes } = useDesk();
  const { run, problem, field } = useRun({ showsProblem: true });
  const [type, setType] = useState<OutreachType>('mentorkontakt');
  const [purpose, setPurpose] = useState('');
  const [typed, setTyped] = useState('');
  const found = useFound(typed);
  const { asksPurpose } = conversationTypeOf(type);
  const words = asksPurpose === true ? purpose.trim() : '';
  const wish = { type, ...(words !== '' && { purpose: words }) };
  const add = (personId: string, name: string) => async () => {
    await outreachRoutesOf(routes).add(personId, wish);
    return say('{name} står på listen.', { name });
  };
  return (
    <section className="list-card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say('Sæt borgere på listen')}</h2>
      <TalkTypeField
        chosen={type}
        choose={(chosen) => setType(outreachType.safeParse(chosen).data ?? type)}
        barred={barred}
        error={field === 'type' ? problem : undefined}
      />
      {asksPurpose && (
        <PurposeField purpose={purpose} setPurpose={setPurpose} error={field === 'purpose' ? problem : undefined} />
      )}
      <search>
        <label className="form-label" htmlFor={`${id}-query`}>
          {say('Navn, telefon eller CPR-nummer')}
        </label>
        <input
          id={`${id}-query`}
          type="search"
          className="form-input"
          value={typed}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
      </search>
      <p role="status" className="quiet">
        {found.said}
      </p>
      {problem && field !== 'type' && field !== 'purpose' && (
        <p className="form-error-message" role="alert">
          {problem}
        </p>
      )}
      <Found persons={found.persons} add={(personId, name) => run(add(personId, name))} />
      <ImportList wish={wish} isReady={asksPurpose !== true || words !== ''} />
    </section>
  );
}

/** Who was found, each to be listed; a caller whom nobody has named cannot be. */
function Found(props: {
  persons: ReturnType<typeof useFound>['persons'];
  add: (personId: string, name: string) => void;
}) {
  const { persons, add } = props;
  return (
    <ul className="found">
      {persons.map(({ personId, citizen, safeContact }) =>
        personId === undefined ? null : (
          <li key={personId} className="line-row">
            <div>
              <p className="line-who">
                {citizen.name}
                {citizen.phone && <span className="figures quiet"> {phoneNumber(citizen.phone)}</span>}
              </p>
              <SafeContact of={{ safeContact }} />
            </div>
            <button type="button" className="button button-secondary" onClick={() => add(personId, citizen.name)}>
              {say('Sæt på listen')}
              <span className="sr-only">: {citizen.name}</span>
            </button>
          </li>
        ),
      )}
    </ul>
  );
}
