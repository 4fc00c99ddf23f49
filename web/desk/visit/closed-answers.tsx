import type { VisitView } from '../../../schemas/staff-api.ts';
import { say, sayKnown } from '../../language/say.ts';
import { dayName } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { answerText } from './answer-text.ts';
import { NotAsked } from './open-checklist.tsx';
import { anchorOf } from './question-field.tsx';

/** The checklist of a closed visit, as it was answered. */
export function AnsweredChecklist({ visit }: { visit: VisitView }) {
  const asked = new Set(visit.asked);
  return (
    <section aria-label={say('Skema')}>
      {visit.script && (
        <p className="talk-heading">
          <strong>{sayKnown(visit.script.title)}</strong>{' '}
          <span className="quiet">{sayKnown(visit.script.purpose)}</span>
        </p>
      )}
      <Version {...visit.definition} />
      {visit.definition.sections.map(({ id, title, questions }) => {
        const own = questions.filter((question) => asked.has(question.id));
        if (own.length === 0) return null;
        return (
          <section key={id} className="checklist-section" aria-labelledby={`afsnit-${id}`}>
            <h2 id={`afsnit-${id}`} lang="da">
              {title}
            </h2>
            <dl className="answered">
              {own.map((question) => (
                <div key={question.id} id={anchorOf(question.id)}>
                  <dt>
                    <span className="question-id figures">{question.id}</span> {question.text}
                  </dt>
                  <dd>{answerText(question, visit.answers[question.id])}</dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      <NotAsked visit={visit} answers={visit.answers} ids={visit.notAsked} />
    </section>
  );
}

/** By which questions it was answered: those of then, whatever is asked today. */
function Version({ definitionVersion: version, validFrom }: VisitView['definition']) {
  const { view } = useDesk();
  return (
    <p className="quiet">
      {validFrom === undefined
        ? say('Svarene er givet på skema {version}.', { version })
        : say('Svarene er givet på skema {version}, som nye sager fik fra {day}.', {
            version,
            day: dayName(`${validFrom}T12:00:00Z`, view.now),
          })}
    </p>
  );
}
