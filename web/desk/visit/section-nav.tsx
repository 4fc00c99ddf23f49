import { isEmpty } from '../../../flows/visit/answers.ts';
import type { Assessment } from '../../../flows/visit/flags.ts';
import type { ChecklistDefinition } from '../../../schemas/checklist.ts';
import { say } from '../../language/say.ts';
import { type KeyName, type Keys, keyWords } from '../keys/desk-keys.ts';
import { useKeys, usePressed } from '../keys/use-keys.tsx';
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
  const keys = useKeys();
  const stops = stopsOf(props);
  const { missing } = props.assessment;
  useJumpKeys(stops);
  const total = stops.reduce((sum, { asked }) => sum + asked, 0);
  const done = stops.reduce((sum, { answered }) => sum + answered, 0);
  return (
    <nav className="section-nav" aria-label={say('Afsnit i skemaet')}>
      <ul>
        {stops.map(({ letter, title, asked, answered, first }) => (
          <li key={letter}>
            <button
              type="button"
              title={title}
              aria-keyshortcuts={keys.sections ? `Alt+Shift+${letter}` : undefined}
              className={answered === asked ? 'section-done' : undefined}
              onClick={() => showQuestion(first)}
            >
              <strong>{letter}</strong>{' '}
              <span className="figures">
                {answered}/{asked}
              </span>
              <span className="sr-only"> {say('besvaret: {title}', { title })}</span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" aria-keyshortcuts={keys.judgement || undefined} onClick={showJudgement}>
            <strong>{say('Vurdering')}</strong>
          </button>
        </li>
        <li>
          <button type="button" aria-keyshortcuts={keys.notes || undefined} onClick={showNotes}>
            <strong>{say('Noter')}</strong>
          </button>
        </li>
      </ul>
      <p className="figures">
        {missing.length === 0
          ? say('{done} af {total} besvaret. Alt, der skal besvares, er besvaret.', { done, total })
          : `${say('{done} af {total} besvaret. Skal besvares:', { done, total })} `}
        {missing.map((id, at) => (
          <span key={id}>
            {at > 0 && ', '}
            <button type="button" className="link" onClick={() => showQuestion(id)}>
              <span className="sr-only">{say('Gå til')} </span>
              {id}
            </button>
          </span>
        ))}
      </p>
      <p className="quiet keys-help">{helpOf(keys)}</p>
    </nav>
  );
}

function showJudgement(): void {
  const field = document.getElementById(judgementField);
  if (field !== null) focusOn(field);
}

/** How the checklist is gone through without a mouse, by the keys that are on. */
function helpOf(keys: Keys): string {
  const jumps = [
    keys.sections && say('Alt + Shift + bogstav springer til et afsnit'),
    keys.judgement && say('{key} til vurderingen', { key: keyWords(keys.judgement) }),
    keys.notes && say('{key} til noterne', { key: keyWords(keys.notes) }),
  ].filter((jump) => jump !== '');
  const digits = keys.digits && say('Tal vælger et svar og går videre');
  return [digits, say('Enter går videre'), jumps.join(', '), say('Escape går tilbage fra noterne')]
    .filter((line) => line !== '')
    .map((line) => `${line}. `)
    .join('');
}

const showBy: Partial<Record<KeyName, () => void>> = { judgement: showJudgement, notes: showNotes };

/** To a section by its letter, to the judgement and to the notes. */
function useJumpKeys(stops: readonly Stop[]): void {
  usePressed((name, pressed) => {
    if (name !== 'sections') return showBy[name];
    const stop = stops.find(({ letter }) => pressed.endsWith(letter));
    return stop && (() => showQuestion(stop.first));
  });
}
