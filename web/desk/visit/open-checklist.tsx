import type { Assessment } from '../../../flows/visit/flags.ts';
import type { Answers } from '../../../schemas/checklist.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say, sayKnown } from '../../language/say.ts';
import { answerText, questionById } from './answer-text.ts';
import type { Autosave } from './autosave.ts';
import { QuestionField } from './question-field.tsx';
import { TalkHeading } from './talk-heading.tsx';
import { Warned } from './warned.tsx';

interface ChecklistProps {
  visit: VisitView;
  answers: Answers;
  assessment: Assessment;
  autosave: Autosave;
  /** Flags that say what is never written. */
  protects: readonly string[];
}

/** The questions that are asked in this talk, by section, and those that were answered and are not asked any more. */
export function OpenChecklist({ visit, answers, assessment, autosave, protects }: ChecklistProps) {
  const asked = new Set(assessment.standing.asked.map(({ id }) => id));
  const { definition, script } = visit;
  return (
    <section aria-label={say('Skema')}>
      <TalkHeading visit={visit} />
      {script && <ReadAloud title={sayKnown(script.title).toLocaleLowerCase('da-DK')} text={script.opening} />}
      {definition.sections.map((section) => {
        const questions = section.questions.filter(({ id }) => asked.has(id));
        if (questions.length === 0) return null;
        return (
          <section key={section.id} className="checklist-section" aria-labelledby={`afsnit-${section.id}`}>
            <h2 id={`afsnit-${section.id}`} lang="da">
              {section.title}
            </h2>
            {section.id === 'K' && script && <ReadAloud title={say('til sidst')} text={script.closing} />}
            {questions.map((question) => (
              <QuestionField
                key={question.id}
                question={question}
                answer={answers[question.id]}
                changed={(answer) => autosave.edit(question.id, answer)}
              >
                {section.id === 'J' && question.type === 'text' && <Warned flags={protects} />}
              </QuestionField>
            ))}
          </section>
        );
      })}
      <NotAsked visit={visit} answers={answers} ids={assessment.standing.notAsked} />
      <p className="quiet">{say('Skema, version {version}', { version: definition.definitionVersion })}</p>
    </section>
  );
}

/** Words for the citizen, said as they stand. */
function ReadAloud({ title, text }: { title: string; text: string }) {
  return (
    <blockquote className="read-aloud">
      <p className="quiet">{say('Læs op, {title}', { title })}</p>
      <p lang="da">{text}</p>
    </blockquote>
  );
}

/** Answers to questions that another answer has closed: kept, and counted for nothing. */
export function NotAsked({ visit, answers, ids }: { visit: VisitView; answers: Answers; ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <section className="checklist-section" aria-labelledby="ikke-spurgt">
      <h2 id="ikke-spurgt">{say('Ikke spurgt')}</h2>
      <p className="quiet">{say('Svarene er gemt, men tæller ikke, fordi et andet svar lukker spørgsmålet.')}</p>
      <dl className="answered">
        {ids.map((id) => {
          const question = questionById(visit.definition, id);
          return (
            <div key={id}>
              <dt>
                <span className="question-id figures">{id}</span> {question?.text}
              </dt>
              <dd>{say('{answer} (ikke spurgt)', { answer: answerText(question, answers[id]) })}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
