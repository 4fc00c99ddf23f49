import { type Danish, say } from '../../language/say.ts';
import '../lists/lists.css';
import './person-page.css';
import { type FormEvent, type InputHTMLAttributes, type ReactNode, useId, useRef, useState } from 'react';
import type { CorrectionRow } from '../../../schemas/staff-api.ts';
import { clockTime, dayAndTime, sentence } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import type { DeskRoutes } from '../desk-routes.ts';
import { TextField } from '../intake/fields.tsx';
import { useSending } from '../use-sending.ts';

type What = CorrectionRow['what'];
type Naming = Exclude<What, 'needs' | 'conclusion'>;

const whatWords = {
  name: 'Navn',
  phone: 'Telefon',
  cpr: 'CPR-nummer',
  needs: 'Husk',
  conclusion: 'Konklusion',
} as const satisfies Record<What, Danish>;
/** As the label of the field says it. */
const rightWords = {
  name: 'Det rigtige navn',
  phone: 'Det rigtige telefonnummer',
  cpr: 'Det rigtige CPR-nummer',
} as const satisfies Record<Naming, Danish>;
const namings: readonly Naming[] = ['name', 'phone', 'cpr'];
const inputs: Record<Naming, InputHTMLAttributes<HTMLInputElement>> = {
  name: { maxLength: 120, required: true },
  phone: { maxLength: 20, required: true, inputMode: 'tel' },
  cpr: { maxLength: 40, required: true, inputMode: 'numeric' },
};

interface CorrectionsProps {
  personId: string;
  corrections: readonly CorrectionRow[];
  /** Looks at the citizen once more, for a correction, which the access log keeps. */
  look: (routes: DeskRoutes) => Promise<unknown>;
}

/** What was put right, with the way back while there is one, and the way to put something right. */
export function Corrections({ personId, corrections, look }: CorrectionsProps) {
  const id = useId();
  return (
    <section className="list-card corrections" aria-labelledby={id}>
      <h2 id={id}>{say('Rettelser')}</h2>
      {corrections.length > 0 && (
        <ul>
          {corrections.map((correction) => (
            <Row key={correction.correctionId} correction={correction} />
          ))}
        </ul>
      )}
      <CorrectPerson personId={personId} look={look} />
    </section>
  );
}

function Row({ correction }: { correction: CorrectionRow }) {
  const { view } = useDesk();
  const { correctionId, what, at, byName, reason, undoUntil, undoneAt } = correction;
  const { problem, run } = useSending();
  const isOpen = undoneAt === undefined && view.now <= undoUntil;
  return (
    <li>
      <p className="line-who">
        {say(whatWords[what])}: <Change {...correction} />
      </p>
      <p className="line-what">
        {byName ? say('Rettet af {name}.', { name: byName }) : say('Rettet.')} {sentence(dayAndTime(at, view.now))}:{' '}
        {reason}
        {undoneAt && ` · ${say('fortrudt kl. {time}', { time: clockTime(undoneAt) })}`}
      </p>
      {isOpen && (
        <button
          type="button"
          className="button button-tertiary"
          onClick={() => void run((routes) => routes.undoCorrection(correctionId))}
        >
          {say('Fortryd')}
          <span className="sr-only"> {say('rettelsen: {what}', { what: say(whatWords[what]) })}</span>
        </button>
      )}
      {problem && <p role="alert">{problem.message}</p>}
    </li>
  );
}

/** What stood before, and what stands after; a CPR number is not shown whole, and may differ in its last digits alone. */
function Change({ before, after }: CorrectionRow) {
  return (
    <>
      {before ?? say('intet')} <span aria-hidden="true">→</span>
      <span className="sr-only"> {say('blev rettet til')} </span> {after ?? say('intet')}
      {before !== undefined && before === after && ` ${say('(de sidste cifre)')}`}
    </>
  );
}

/** One thing at a time, as a reason is of one thing. */
function CorrectPerson({ personId, look }: Pick<CorrectionsProps, 'personId' | 'look'>) {
  return (
    <ToCorrect words={say('Ret navn, telefon eller CPR-nummer')} look={look}>
      {(close) => <PersonForm personId={personId} close={close} />}
    </ToCorrect>
  );
}

interface ToCorrectProps {
  words: string;
  look: CorrectionsProps['look'];
  children: (close: () => void) => ReactNode;
}

/** The way to a form that puts something right: it opens once the access log has kept what for, and leaves the keyboard where it was opened. */
export function ToCorrect({ words, look, children }: ToCorrectProps) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { problem, run } = useSending(() => setOpen(true));
  const toggle = () => (isOpen ? setOpen(false) : void run(look));
  return (
    <>
      <button ref={opener} type="button" className="button button-tertiary" aria-expanded={isOpen} onClick={toggle}>
        {words}
      </button>
      {problem && <p role="alert">{problem.message}</p>}
      {isOpen &&
        children(() => {
          opener.current?.focus();
          setOpen(false);
        })}
    </>
  );
}

function PersonForm({ personId, close }: { personId: string; close: () => void }) {
  const id = useId();
  const [what, setWhat] = useState<Naming>('name');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const { problem, run } = useSending(close);
  const isAboutReason = problem?.field === 'reason';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run((routes) => routes.correctPerson(personId, { [what]: value, reason }));
  };
  return (
    <form className="panel" onSubmit={submit}>
      <label className="form-label" htmlFor={id}>
        {say('Hvad er forkert?')}
      </label>
      <select
        id={id}
        className="form-select"
        value={what}
        onChange={(event) => setWhat(namings.find((one) => one === event.target.value) ?? 'name')}
      >
        {namings.map((one) => (
          <option key={one} value={one}>
            {say(whatWords[one])}
          </option>
        ))}
      </select>
      <TextField
        label={say(rightWords[what])}
        problem={isAboutReason ? undefined : problem?.message}
        value={value}
        change={setValue}
        input={inputs[what]}
      />
      <ReasonField reason={reason} setReason={setReason} problem={isAboutReason ? problem?.message : undefined} />
      <button type="submit" className="button button-primary">
        {say('Gem rettelsen')}
      </button>
    </form>
  );
}

interface ReasonFieldProps {
  reason: string;
  setReason: (reason: string) => void;
  problem: string | undefined;
}

/** Why something is put right. */
export function ReasonField({ reason, setReason, problem }: ReasonFieldProps) {
  const input = { maxLength: 500, required: true };
  return (
    <TextField label={say('Hvorfor rettes det?')} problem={problem} value={reason} change={setReason} input={input} />
  );
}
