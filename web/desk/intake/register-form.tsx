import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useRef, useState } from 'react';
import { hasRealDate, passesModulus11 } from '../../../flows/visit/cpr.ts';
import { callId as callIdSchema, type SlotId } from '../../../schemas/ids.ts';
import type { RegisterRequest } from '../../../schemas/staff-api.ts';
import { ApiError } from '../../session/api-client.ts';
import { refreshAll, useDesk } from '../desk-context.tsx';
import { PageHeading } from '../page-states.tsx';
import { SlotPicker } from '../visit/slot-picker.tsx';
import type { Registered } from './register-page.tsx';

type Choice = RegisterRequest['choice'];
type Problems = Partial<Record<'name' | 'cpr' | 'phone' | 'choice' | 'slotId' | 'language', string>>;

const fieldNames = ['name', 'cpr', 'phone', 'choice', 'slotId', 'language'] as const;

/** The intake: who it is, and the same choice as on the telephone with two equal answers, none chosen beforehand. */
export function RegisterForm({
  callId,
  done,
}: {
  callId: string | undefined;
  done: (answer: Registered, name: string) => void;
}) {
  const { routes, refresh } = useDesk();
  const client = useQueryClient();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState('');
  const [cpr, setCpr] = useState('');
  const [phone, setPhone] = useState('');
  const [language, setLanguage] = useState('');
  const [knownBefore, setKnownBefore] = useState(false);
  const [protectedAddress, setProtectedAddress] = useState(false);
  const [choice, setChoice] = useState<Choice>();
  const [slotId, setSlotId] = useState<SlotId>();
  const [problems, setProblems] = useState<Problems>({});
  const [problem, setProblem] = useState<string>();
  const [sending, setSending] = useState(false);

  const bare = cpr.replace(/[\s-]/g, '');
  const digits = /^\d{10}$/.test(bare) ? bare : undefined;
  const concern =
    digits && hasRealDate(digits) && !passesModulus11(digits)
      ? 'Tjek nummeret: det består ikke modulus 11. Det kan være rigtigt og kan gemmes alligevel.'
      : undefined;

  const refuse = (next: Problems) => {
    setProblems(next);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('.form-error input')?.focus());
  };

  const check = (): Problems => ({
    ...(name.trim() === '' ? { name: 'Skriv borgerens navn.' } : {}),
    ...(cpr.trim() !== '' && !digits
      ? { cpr: 'Et CPR-nummer har ti cifre. Lad feltet stå tomt, hvis det ikke kendes.' }
      : {}),
    ...(digits && !hasRealDate(digits) ? { cpr: 'De første seks cifre er ikke en dato.' } : {}),
    ...(choice === 'callback' && phone.trim() === '' && !callId
      ? { phone: 'Skriv det nummer, borgeren vil ringes op på.' }
      : {}),
    ...(choice ? {} : { choice: 'Spørg borgeren, og vælg svaret.' }),
  });

  const send = async () => {
    const wrong = check();
    if (!choice || Object.keys(wrong).length > 0) return refuse(wrong);
    setProblems({});
    setProblem(undefined);
    setSending(true);
    const call = callId ? callIdSchema.safeParse(callId) : undefined;
    try {
      const answer = await routes.register({
        name: name.trim(),
        choice,
        ...(digits ? { cpr: digits } : {}),
        ...(phone.trim() ? { phone: phone.trim() } : {}),
        ...(language.trim() ? { language: language.trim() } : {}),
        ...(choice === 'physical' && slotId ? { slotId } : {}),
        ...(call?.success ? { callId: call.data } : {}),
        knownBefore,
        protectedAddress,
      });
      refreshAll(client);
      refresh();
      done(answer, name.trim());
    } catch (error) {
      await explain(error);
    } finally {
      setSending(false);
    }
  };

  const explain = async (error: unknown) => {
    if (!(error instanceof ApiError)) return setProblem('Det lykkedes ikke at registrere. Prøv igen.');
    const field = fieldNames.find((one) => one === error.field);
    if (error.code === 'slotTaken') {
      setSlotId(undefined);
      await client.invalidateQueries({ queryKey: ['slots'] });
      return refuse({ slotId: error.message });
    }
    if (field) refuse({ [field]: error.message });
    else setProblem(error.message);
  };

  return (
    <form
      ref={form}
      className="register"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) void send();
      }}
    >
      <PageHeading>{callId ? 'Registrér den, der ringer' : 'Registrér borger'}</PageHeading>
      <Field id={`${id}-name`} label="Navn" problem={problems.name}>
        <input
          id={`${id}-name`}
          className="form-input"
          value={name}
          autoComplete="off"
          maxLength={120}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field
        id={`${id}-cpr`}
        label="CPR-nummer"
        hint="Kan udelades, hvis det ikke kendes"
        problem={problems.cpr}
        concern={concern}
      >
        <input
          id={`${id}-cpr`}
          className="form-input figures"
          value={cpr}
          autoComplete="off"
          inputMode="numeric"
          maxLength={11}
          aria-describedby={`${id}-cpr-hint`}
          onChange={(event) => setCpr(event.target.value)}
        />
      </Field>
      <Field
        id={`${id}-phone`}
        label="Telefon"
        hint={callId ? 'Tomt felt: nummeret, der ringes fra' : '8 cifre'}
        problem={problems.phone}
      >
        <input
          id={`${id}-phone`}
          className="form-input figures"
          value={phone}
          autoComplete="off"
          inputMode="tel"
          maxLength={20}
          aria-describedby={`${id}-phone-hint`}
          onChange={(event) => setPhone(event.target.value)}
        />
      </Field>
      <fieldset className={problems.choice ? 'form-group form-error' : 'form-group'}>
        <legend className="form-label">Hvordan vil borgeren tale med os?</legend>
        <p className="form-hint">
          Læs begge muligheder højt. Borgeren kan altid skifte mening og skal ikke give en grund.
        </p>
        {problems.choice && (
          <p className="form-error-message" role="alert">
            {problems.choice}
          </p>
        )}
        <div className="equal-choices">
          <ChoiceCard
            name={`${id}-choice`}
            checked={choice === 'callback'}
            choose={() => setChoice('callback')}
            title="Ring mig op"
          >
            Vi ringer inden for et tidsrum, oftest samme dag
          </ChoiceCard>
          <ChoiceCard
            name={`${id}-choice`}
            checked={choice === 'physical'}
            choose={() => setChoice('physical')}
            title="Fysisk møde"
          >
            På kontoret, oftest næste arbejdsdag
          </ChoiceCard>
        </div>
        <label className="choice">
          <input type="radio" name={`${id}-choice`} checked={choice === 'none'} onChange={() => setChoice('none')} />
          {callId ? 'Vi taler sammen nu' : 'Vælger senere'}
        </label>
      </fieldset>
      {choice === 'physical' && (
        <SlotPicker legend="Tid til mødet" first chosen={slotId} choose={setSlotId} error={problems.slotId} />
      )}
      <fieldset className="form-group">
        <legend className="form-label">Godt at vide</legend>
        <label className="choice">
          <input type="checkbox" checked={knownBefore} onChange={(event) => setKnownBefore(event.target.checked)} />
          Kommunen kender borgeren i forvejen
        </label>
        <label className="choice">
          <input
            type="checkbox"
            checked={protectedAddress}
            onChange={(event) => setProtectedAddress(event.target.checked)}
          />
          Navne- og adressebeskyttelse
        </label>
      </fieldset>
      <Field id={`${id}-language`} label="Andet sprog end dansk" problem={problems.language}>
        <input
          id={`${id}-language`}
          className="form-input"
          value={language}
          autoComplete="off"
          maxLength={40}
          list={`${id}-languages`}
          onChange={(event) => setLanguage(event.target.value)}
        />
        <datalist id={`${id}-languages`}>
          {['Engelsk', 'Ukrainsk', 'Arabisk', 'Polsk', 'Tyrkisk', 'Somali', 'Tigrinya', 'Farsi', 'Dari'].map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </Field>
      {problem && (
        <p className="form-error-message" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="button button-primary" aria-disabled={sending}>
        {sending ? 'Registrerer …' : 'Registrér'}
      </button>
    </form>
  );
}

function Field(props: {
  id: string;
  label: string;
  hint?: string;
  problem?: string | undefined;
  concern?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className={props.problem ? 'form-group form-error' : 'form-group'}>
      <label className="form-label" htmlFor={props.id}>
        {props.label}
      </label>
      <span id={`${props.id}-hint`}>
        {props.hint && <span className="form-hint">{props.hint}</span>}
        {props.problem && (
          <span className="form-error-message" role="alert">
            {props.problem}
          </span>
        )}
      </span>
      {props.children}
      {props.concern && (
        <p className="concern" role="status">
          {props.concern}
        </p>
      )}
    </div>
  );
}

function ChoiceCard(props: { name: string; checked: boolean; choose: () => void; title: string; children: ReactNode }) {
  return (
    <label className="choice-card">
      <input type="radio" name={props.name} checked={props.checked} onChange={props.choose} />
      <span>
        <strong>{props.title}</strong>
        <span className="quiet">{props.children}</span>
      </span>
    </label>
  );
}
