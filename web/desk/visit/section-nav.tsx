import { useEffect } from 'react';
import { isEmpty } from '../../../flows/visit/answers.ts';
import type { Assessment } from '../../../flows/visit/flags.ts';
import type { ChecklistDefinition } from '../../../schemas/checklist.ts';
import { focusOn } from './ask-keys.ts';
import { judgementField } from './judgement.tsx';
import { showNotes } from './notes-field.tsx';
import { showQuestion } from './question-field.tsx';

interface NavProps {
  definition: ChecklistDefinition;
  assessment: Assessment;
}

interface Stop {
  letter: string;
  title: string;
  asked: number;
  answered: number;
  first: string;
}

/** The sections in which something is asked here, with how much of it is answered. */
function stopsOf({ definition, assessment }: NavProps): Stop[] {
  const { asked, answers } = assessment.standing;
  return definition.sections.flatMap(({ id, title, questions }) => {
    const own = asked.filter((question) => questions.some((one) => one.id === question.id));
    const [first] = own;
    if (first === undefined) return [];
    const answered = own.filter((question) => !isEmpty(answers[question.id])).length;
    return [{ letter: id, title, asked: own.length, answered, first: first.id }];
  });
}

/** Jumps by section, says how far one is and what is still demanded, with category and certainty always in reach. */
export function SectionNav(props: NavProps) {
  const stops = stopsOf(props);
  const { missing } = props.assessment;
  useJumpKeys(stops);
  const total = stops.reduce((sum, { asked }) => sum + asked, 0);
  const done = stops.reduce((sum, { answered }) => sum + answered, 0);
  return (
    <nav className="section-nav" aria-label="Afsnit i skemaet">
      <ul>
        {stops.map(({ letter, title, asked, answered, first }) => (
          <li key={letter}>
            <button
              type="button"
              title={title}
              aria-keyshortcuts={`Alt+Shift+${letter}`}
              className={answered === asked ? 'section-done' : undefined}
              onClick={() => showQuestion(first)}
            >
              <strong>{letter}</strong>{' '}
              <span className="figures">
                {answered}/{asked}
              </span>
              <span className="sr-only"> besvaret: {title}</span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" aria-keyshortcuts="Alt+Shift+V" onClick={showJudgement}>
            <strong>Vurdering</strong>
          </button>
        </li>
        <li>
          <button type="button" aria-keyshortcuts="Alt+Shift+N" onClick={showNotes}>
            <strong>Noter</strong>
          </button>
        </li>
      </ul>
      <p className="figures">
        {done} af {total} besvaret. {missing.length === 0 ? 'Alt, der skal besvares, er besvaret.' : 'Skal besvares: '}
        {missing.map((id, at) => (
          <span key={id}>
            {at > 0 && ', '}
            <button type="button" className="link" onClick={() => showQuestion(id)}>
              <span className="sr-only">Gå til </span>
              {id}
            </button>
          </span>
        ))}
      </p>
      <p className="quiet keys-help">
        Tal vælger et svar og går videre. Enter går videre. Alt + Skift + bogstav springer til et afsnit, V til
        vurderingen, N til noterne. Escape går tilbage fra noterne.
      </p>
    </nav>
  );
}

function showJudgement(): void {
  const field = document.getElementById(judgementField);
  if (field !== null) focusOn(field);
}

const showBy: Readonly<Record<string, () => void>> = { V: showJudgement, N: showNotes };

/** Alt and Shift with a section's letter; V for the judgement, N for the notes. By the key's place, since Alt changes what letters it makes. */
function useJumpKeys(stops: readonly Stop[]): void {
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
      const letter = event.code.replace(/^Key/, '');
      const stop = stops.find((one) => one.letter === letter);
      const show = stop === undefined ? showBy[letter] : () => showQuestion(stop.first);
      if (show === undefined) return;
      event.preventDefault();
      show();
    };
    addEventListener('keydown', jump);
    return () => removeEventListener('keydown', jump);
  }, [stops]);
}
