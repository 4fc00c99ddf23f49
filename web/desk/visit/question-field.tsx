import './question-field.css';
import { useId } from 'react';
import type { Answer, Question } from '../../../schemas/checklist.ts';

const maxText = 500;

/** One question of the checklist with the control its type asks for. An answer can always be taken back. */
export function QuestionField(props: {
  question: Question;
  answer: Answer | undefined;
  changed: (answer: Answer | null) => void;
}) {
  const { question, answer, changed } = props;
  const id = useId();
  const hintId = question.hint ? `${id}-hint` : undefined;
  if (question.type === 'text' || question.type === 'date') {
    const text = typeof answer === 'string' ? answer : '';
    const control = {
      id,
      value: text,
      'aria-describedby': hintId,
      onChange: (event: { target: { value: string } }) =>
        changed(event.target.value === '' ? null : event.target.value),
    };
    return (
      <div className="question" id={anchorOf(question.id)}>
        <label className="question-text" htmlFor={id}>
          <QuestionText question={question} />
        </label>
        <Hint id={hintId} question={question} />
        {question.type === 'date' ? (
          <input {...control} type="date" className="form-input" />
        ) : (
          <textarea {...control} className="form-input" rows={2} maxLength={maxText} />
        )}
        {text.length > maxText - 100 && <p className="quiet">{maxText - text.length} tegn tilbage</p>}
      </div>
    );
  }
  return (
    <fieldset className="question" id={anchorOf(question.id)} aria-describedby={hintId}>
      <legend className="question-text">
        <QuestionText question={question} />
      </legend>
      <Hint id={hintId} question={question} />
      <Choices {...props} name={id} />
    </fieldset>
  );
}

/** Where a flag's reason leads. */
export function anchorOf(questionId: string): string {
  return `spoergsmaal-${questionId}`;
}

/** Brings a question into view and puts the keyboard there. */
export function showQuestion(questionId: string): void {
  const field = document.getElementById(anchorOf(questionId));
  field?.scrollIntoView({ block: 'center' });
  field?.querySelector<HTMLElement>('input, textarea')?.focus({ preventScroll: true });
}

function QuestionText({ question }: { question: Question }) {
  return (
    <>
      <span className="question-id figures">{question.id}</span> {question.text}
      {question.decisive && <span className="decisive"> (afgørende)</span>}
    </>
  );
}

function Hint({ id, question }: { id: string | undefined; question: Question }) {
  return question.hint ? (
    <p className="form-hint" id={id}>
      {question.hint}
    </p>
  ) : null;
}

function Choices(props: {
  question: Question;
  answer: Answer | undefined;
  name: string;
  changed: (answer: Answer | null) => void;
}) {
  const { question, answer, name, changed } = props;
  if (question.type === 'several') {
    const chosen = Array.isArray(answer) ? answer : [];
    return (
      <div className="choices">
        {question.options?.map((option) => (
          <label key={option.id} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(option.id)}
              onChange={(event) => {
                const next = event.target.checked ? [...chosen, option.id] : chosen.filter((id) => id !== option.id);
                changed(next.length === 0 ? null : next);
              }}
            />
            {option.label}
          </label>
        ))}
      </div>
    );
  }
  const scale = question.type === 'scale';
  const options: Array<{ value: string | number; label: string }> = scale
    ? Array.from({ length: 11 }, (_, value) => ({ value, label: String(value) }))
    : (question.options?.map((option) => ({ value: option.id, label: option.label })) ?? []);
  return (
    <div className={scale ? 'choices choices--scale' : 'choices'}>
      {options.map(({ value, label }) => (
        <label key={value} className="choice">
          <input type="radio" name={name} checked={answer === value} onChange={() => changed(value)} />
          {label}
        </label>
      ))}
      {answer !== undefined && (
        <button type="button" className="clear" onClick={() => changed(null)}>
          Ryd<span className="sr-only"> svaret på {question.id}</span>
        </button>
      )}
    </div>
  );
}
