import './question-field.css';
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import type { Answer, Question } from '../../../schemas/checklist.ts';
import { say } from '../../language/say.ts';
import type { Keys } from '../keys/desk-keys.ts';
import { useKeys } from '../keys/use-keys.tsx';
import { answerOf, partsIn, withChoice } from './answer-parts.ts';
import { askMark, digitOf, focusOn, goOnByEnter, goToNext } from './ask-keys.ts';
import { Controls, optionsOf } from './question-controls.tsx';
import { typedOnScale } from './scale-keys.ts';

interface QuestionProps {
  question: Question;
  answer: Answer | undefined;
  changed: (answer: Answer | null) => void;
  /** Said before the answer is given. */
  children?: ReactNode;
}

/** One question of the checklist with the controls its type asks for. An answer can always be taken back. */
export function QuestionField(props: QuestionProps) {
  const { question, answer, changed } = props;
  const id = useId();
  const keys = useKeys();
  const typed = useRef<number>(undefined);
  const hintId = question.hint === undefined ? undefined : `${id}-hint`;
  return (
    <fieldset
      className="question"
      id={anchorOf(question.id)}
      aria-describedby={hintId}
      onKeyDown={(event) => answerByKey(event, { ...props, keys }, typed)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) typed.current = undefined;
      }}
      {...askMark}
    >
      <legend className="question-text" id={`${id}-text`}>
        <QuestionText question={question} />
      </legend>
      {question.hint !== undefined && (
        <p className="form-hint" id={hintId} lang="da">
          {question.hint}
        </p>
      )}
      {props.children}
      <Controls question={question} answer={answer} changed={changed} name={id} />
      {answer !== undefined && (
        <button type="button" className="clear" onClick={() => changed(null)}>
          {say('Ryd')}
          <span className="sr-only"> {say('svaret på {question}', { question: question.id })}</span>
        </button>
      )}
    </fieldset>
  );
}

/** A digit chooses, and goes on where one choice is all there is to it. Enter goes on from everywhere. `typed`: the digit before. */
function answerByKey(
  event: KeyboardEvent<HTMLElement>,
  props: QuestionProps & { keys: Keys },
  typed: { current: number | undefined },
): void {
  const { question, answer, changed } = props;
  const { currentTarget } = event;
  const digit = digitOf(props.keys, event);
  const isAfterOne = typed.current === 1 && answer === 1;
  if (!event.repeat) typed.current = digit;
  if (digit === undefined) return goOnByEnter(event);
  if (question.type === 'scale') return answerOnScale(event, props, typedOnScale(digit, isAfterOne));
  const option = optionsOf(question)[digit - 1];
  if (option === undefined) return;
  changed(answerOf(question, withChoice(question, partsIn(question, answer), option.id)));
  event.preventDefault();
  if (onlyOneChoice.includes(question.type)) goToNext(currentTarget);
  else if (question.type === 'period') staysOnChosen(currentTarget);
}

function answerOnScale(
  { currentTarget }: KeyboardEvent<HTMLElement>,
  { changed }: QuestionProps,
  { value, isWhole }: ReturnType<typeof typedOnScale>,
): void {
  changed(value);
  if (isWhole) goToNext(currentTarget);
  else staysOnChosen(currentTarget);
}

/** The keyboard stays on what was chosen, so that the arrows go on from there. */
function staysOnChosen(asked: Element): void {
  requestAnimationFrame(() => focusOn(asked));
}

const onlyOneChoice: readonly Question['type'][] = ['yesNo', 'choice'];

/** Where a flag's reason leads. */
export function anchorOf(questionId: string): string {
  return `spoergsmaal-${questionId}`;
}

/** Brings a question into view and puts the keyboard there. */
export function showQuestion(questionId: string): void {
  const field = document.getElementById(anchorOf(questionId));
  if (field !== null) focusOn(field);
}

function QuestionText({ question }: { question: Question }) {
  return (
    <>
      <span className="question-id figures">{question.id}</span> <span lang="da">{question.text}</span>
      {question.decisive && <span className="decisive"> {say('(afgørende)')}</span>}
      {question.sensitive && <span className="decisive"> {say('(følsom oplysning)')}</span>}
    </>
  );
}
