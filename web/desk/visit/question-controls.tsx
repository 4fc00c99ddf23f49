import type { Answer, Question } from '../../../schemas/checklist.ts';
import { say } from '../../language/say.ts';
import { useKeys } from '../keys/use-keys.tsx';
import { answerOf, type EditedAnswer, isOpenId, partsIn, withChoice, withWritten } from './answer-parts.ts';
import { keyMark } from './ask-keys.ts';
import { charactersLeft } from './characters-left.ts';

const maxText = 500;
/** From so few characters on it is told how many are left. */
const fewLeft = 100;

interface Option {
  id: string;
  label: string;
}

/** Answers are in Danish, as they are stored. */
const openOptions: readonly Option[] = [
  { id: 'vedIkke', label: 'Ved ikke' },
  { id: 'onskerIkke', label: 'Ønsker ikke at svare' },
];

/** The options of a question: its own, and what every question asked of the citizen can be answered with. */
export function optionsOf({ options = [], mayStayOpen }: Question): readonly Option[] {
  const hasOpen = options.some(({ id }) => id === 'vedIkke');
  return mayStayOpen === true && !hasOpen ? [...options, ...openOptions] : options;
}

interface ControlsProps {
  question: Question;
  answer: Answer | undefined;
  changed: (answer: Answer | null) => void;
  /** Leads the ids of what stands inside. */
  name: string;
}

interface PartProps extends ControlsProps {
  parts: EditedAnswer;
  write: (written: Partial<EditedAnswer>) => void;
}

/** What a question is answered with, by its type. */
export function Controls(props: ControlsProps) {
  const { question, answer, changed } = props;
  const parts = partsIn(question, answer);
  const write = (written: Partial<EditedAnswer>) => changed(answerOf(question, withWritten(question, parts, written)));
  const given = { ...props, parts, write };
  return (
    <>
      {question.type === 'text' && <TextPart {...given} />}
      {question.type === 'date' && <DayPart {...given} label={say('Dato')} />}
      {question.type === 'scale' && <Scale {...props} />}
      <Choices {...given} />
      {question.type === 'period' && <DayPart {...given} label={say('Sidste dag')} />}
      {question.note !== undefined && takesNote(question, parts) && <NotePart {...given} note={question.note} />}
    </>
  );
}

/** A note is asked for where there is something to say beside the answer, or where not everything was told. */
function takesNote({ type, demanded, options = [] }: Question, { chosen, text }: EditedAnswer): boolean {
  if (text !== '') return true;
  if (type === 'several') return demanded !== 'all' || chosen.length < options.length;
  return chosen.some((id) => id !== 'nej' && !isOpenId(id));
}

function TextPart({ question, name, parts, write }: PartProps) {
  const left = maxText - parts.text.length;
  return (
    <>
      <textarea
        className="form-input"
        rows={2}
        maxLength={maxText}
        aria-labelledby={`${name}-text`}
        aria-describedby={question.hint === undefined ? undefined : `${name}-hint`}
        value={parts.text}
        onChange={(event) => write({ text: event.target.value })}
      />
      {left < fewLeft && <p className="quiet">{charactersLeft(left)}</p>}
    </>
  );
}

function DayPart({ name, parts, write, label }: PartProps & { label: string }) {
  return (
    <div className="question-part">
      <label htmlFor={`${name}-day`}>{label}</label>
      <input
        id={`${name}-day`}
        type="date"
        className="form-input"
        value={parts.day}
        onChange={(event) => write({ day: event.target.value })}
      />
    </div>
  );
}

function NotePart({ name, parts, write, note }: PartProps & { note: string }) {
  return (
    <div className="question-part">
      <label htmlFor={`${name}-note`} lang="da">
        {note}
      </label>
      <input
        id={`${name}-note`}
        type="text"
        className="form-input"
        maxLength={maxText}
        value={parts.text}
        onChange={(event) => write({ text: event.target.value })}
      />
    </div>
  );
}

/** On a scale the digits are its own. */
function Choices({ question, parts, changed, name }: PartProps) {
  const keys = useKeys();
  const options = optionsOf(question);
  if (options.length === 0) return null;
  const choose = (id: string) => changed(answerOf(question, withChoice(question, parts, id)));
  const type = question.type === 'several' ? 'checkbox' : 'radio';
  return (
    <div className="choices">
      {options.map(({ id, label }, at) => (
        <label key={id} className="choice" lang="da" {...keyMark(keys, question.type === 'scale' ? undefined : at)}>
          <input type={type} name={name} checked={parts.chosen.includes(id)} onChange={() => choose(id)} />
          {label}
        </label>
      ))}
    </div>
  );
}

const scale = Array.from({ length: 11 }, (_, value) => value);

function Scale({ answer, changed, name }: ControlsProps) {
  return (
    <div className="choices choices--scale">
      {scale.map((value) => (
        <label key={value} className="choice">
          <input type="radio" name={name} checked={answer === value} onChange={() => changed(value)} />
          {value}
        </label>
      ))}
    </div>
  );
}
