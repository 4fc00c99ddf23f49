import './question-field.css';
import { type KeyboardEvent, useId } from 'react';
import type { Answer, Question } from '../../../schemas/checklist.ts';
import { answerOf, partsIn, withChoice } from './answer-parts.ts';
import { askMark, digitOf, focusOn, goOnByEnter, goToNext } from './ask-keys.ts';
import { Controls, optionsOf } from './question-controls.tsx';

interface QuestionProps {
  question: Question;
  answer: Answer | undefined;
  changed: (answer: Answer | null) => void;
}

/** One question of the checklist with the controls its type asks for. An answer can always be taken back. */
export function QuestionField(props: QuestionProps) {
  const { question, answer, changed } = props;
  const id = useId();
  const hintId = question.hint === undefined ? undefined : `${id}-hint`;
  return (
    <fieldset
      className="question"
      id={anchorOf(question.id)}
      aria-describedby={hintId}
      onKeyDown={(event) => answerByKey(event, props)}
      {...askMark}
    >
      <legend className="question-text" id={`${id}-text`}>
        <QuestionText question={question} />
      </legend>
      {question.hint !== undefined && (
        <p className="form-hint" id={hintId}>
          {question.hint}
        </p>
      )}
      <Controls question={question} answer={answer} changed={changed} name={id} />
      {answer !== undefined && (
        <button type="button" className="clear" onClick={() => changed(null)}>
          Ryd<span className="sr-only"> svaret på {question.id}</span>
        </button>
      )}
    </fieldset>
  );
}

/** A digit chooses, and goes on where one choice is all there is to it. Enter goes on from everywhere. */
function answerByKey(event: KeyboardEvent<HTMLElement>, { question, answer, changed }: QuestionProps): void {
  const { currentTarget } = event;
  const digit = digitOf(event);
  if (digit === undefined) return goOnByEnter(event);
  const option = optionsOf(question)[digit - 1];
  if (question.type === 'scale') changed(digit);
  else if (option === undefined) return;
  else changed(answerOf(question, withChoice(question, partsIn(question, answer), option.id)));
  event.preventDefault();
  if (onlyOneChoice.includes(question.type)) goToNext(currentTarget);
  // The keyboard stays on what was chosen, so that the arrows go on from there.
  else if (question.type === 'period') requestAnimationFrame(() => focusOn(currentTarget));
}

const onlyOneChoice: readonly Question['type'][] = ['yesNo', 'choice', 'scale'];

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
      <span className="question-id figures">{question.id}</span> {question.text}
      {question.decisive && <span className="decisive"> (afgørende)</span>}
    </>
  );
}
