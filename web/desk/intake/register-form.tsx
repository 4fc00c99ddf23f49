import { say, sayKnown } from '../../language/say.ts';
import './register-form.css';
import { useId, useRef } from 'react';
import { needs, needWords, protectedWords } from '../../../flows/visit/need-words.ts';
import { localDay } from '../../theme/formats.ts';
import { useAfterRender } from '../after-render.ts';
import { useDesk } from '../desk-context.tsx';
import { PageHeading } from '../page-states.tsx';
import { SlotPicker } from '../visit/slot-picker.tsx';
import { useSlots } from '../visit/use-slots.ts';
import { ChoiceField } from './choice-field.tsx';
import { EducationChoice } from './education-choice.tsx';
import { TextField } from './fields.tsx';
import { NotOfferedField } from './not-offered-field.tsx';
import { OpenCase } from './open-case.tsx';
import type { Registered } from './register-page.tsx';
import { asksWho, cprConcern, withheld } from './registration.ts';
import { useRegistration } from './use-registration.ts';
import { WhoAsks } from './who-asks.tsx';

/** In Danish: what is written here is kept, and is known by these words. */
const languages = ['Engelsk', 'Ukrainsk', 'Arabisk', 'Polsk', 'Tyrkisk', 'Somali', 'Tigrinya', 'Farsi', 'Dari'];

type Part = Pick<ReturnType<typeof useRegistration>, 'form' | 'change' | 'problems'>;

/** The intake: who it is, and the same choice as on the telephone. */
export function RegisterForm({
  callId,
  done,
}: {
  callId: string | undefined;
  done: (answer: Registered, name: string) => void;
}) {
  const element = useRef<HTMLFormElement>(null);
  const afterRender = useAfterRender();
  const refused = () =>
    afterRender(() => element.current?.querySelector<HTMLElement>('.form-error input, .open-case a')?.focus());
  const registration = useRegistration(callId, { done, refused });
  const { form, change, problems, problem, openCase, sending, send } = registration;
  return (
    <form
      ref={element}
      className="register"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
      }}
    >
      <PageHeading>{callId ? say('Registrér den, der ringer') : say('Registrér borger')}</PageHeading>
      <Who {...registration} callId={callId} />
      <ChoiceField
        chosen={form.choice}
        choose={(choice) => change({ choice, askedBy: undefined })}
        problem={problems.choice}
        inCall={callId !== undefined}
        usual={registration.usual}
        isWithheld={form.isWithheld}
      />
      <NotOfferedField
        isWithheld={form.isWithheld}
        why={form.notOffered}
        withhold={(isWithheld) => change(withheld(form, isWithheld))}
        choose={(notOffered) => change({ notOffered })}
        problem={problems.notOffered}
      />
      {asksWho(form.choice, registration.usual, form.isWithheld) && (
        <WhoAsks chosen={form.askedBy} choose={(askedBy) => change({ askedBy })} problem={problems.askedBy} />
      )}
      {form.choice === 'physical' && <MeetingTime {...registration} />}
      <GoodToKnow {...registration} />
      {problem && (
        <p className="form-error-message" role="alert">
          {problem}
        </p>
      )}
      {openCase && <OpenCase visitId={openCase} join={() => send(true)} />}
      <button type="submit" className="button button-primary" aria-disabled={sending}>
        {sending ? say('Registrerer …') : say('Registrér')}
      </button>
    </form>
  );
}

function Who({ form, change, problems, callId }: Part & { callId: string | undefined }) {
  const { view } = useDesk();
  return (
    <>
      <TextField
        label={say('Navn')}
        value={form.name}
        change={(name) => change({ name })}
        problem={problems.name}
        input={{ maxLength: 120 }}
      />
      <TextField
        label={say('CPR-nummer')}
        hint={say('Kan udelades, hvis det ikke kendes')}
        value={form.cpr}
        change={(cpr) => change({ cpr })}
        problem={problems.cpr}
        concern={cprConcern(form.cpr, localDay(view.now))}
        input={{ inputMode: 'numeric', maxLength: 40 }}
      />
      <TextField
        label={say('Telefon')}
        hint={callId ? say('Tomt felt: nummeret, der ringes fra') : say('8 cifre')}
        value={form.phone}
        change={(phone) => change({ phone })}
        problem={problems.phone}
        input={{ inputMode: 'tel', maxLength: 20 }}
      />
    </>
  );
}

/** Times after the week of § 31 are said to be late. */
function MeetingTime({ form, change, problems }: Part) {
  const { deadlines } = useSlots();
  return (
    <SlotPicker
      legend={say('Tid til mødet')}
      first
      dueAt={deadlines?.firstTalkBy}
      chosen={form.slotId}
      choose={(slotId) => change({ slotId })}
      error={problems.slotId}
    />
  );
}

function GoodToKnow({ form, change, problems }: Part) {
  const id = useId();
  return (
    <>
      <fieldset className="form-group">
        <legend className="form-label">{say('Godt at vide')}</legend>
        <label className="choice">
          <input
            type="checkbox"
            checked={form.knownBefore}
            onChange={(event) => change({ knownBefore: event.target.checked })}
          />
          {say('Kommunen kender borgeren i forvejen')}
        </label>
        <label className="choice">
          <input
            type="checkbox"
            checked={form.protectedAddress}
            onChange={(event) => change({ protectedAddress: event.target.checked })}
          />
          {sayKnown(protectedWords)}
        </label>
        {needs.map((need) => (
          <label key={need} className="choice">
            <input
              type="checkbox"
              checked={form.needs.includes(need)}
              onChange={({ target }) =>
                change({ needs: target.checked ? [...form.needs, need] : form.needs.filter((one) => one !== need) })
              }
            />
            {sayKnown(needWords[need])}
          </label>
        ))}
      </fieldset>
      <EducationChoice education={form.education} choose={(education) => change({ education })} />
      <TextField
        label={say('Andet sprog end dansk')}
        value={form.language}
        change={(language) => change({ language })}
        problem={problems.language}
        input={{ maxLength: 40, list: `${id}-languages` }}
      >
        <datalist id={`${id}-languages`}>
          {languages.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </TextField>
    </>
  );
}
