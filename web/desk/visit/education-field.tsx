import type { VisitView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { fetchedPart } from '../fetched-part.tsx';
import { showQuestion } from './question-field.tsx';

const AskEducation = fetchedPart('uddannelsen', async () => (await import('./ask-education.tsx')).AskEducation);

/** Question of the checklist that the education is answered to. */
const educationQuestion = 'B3';

/**
 * A young person's education decides which categories there are. It is asked where the checklist asks, and here where the checklist does not,
 * or is closed.
 */
export function EducationField({ visit }: { visit: VisitView }) {
  const hasQuestion = visit.definition.sections.some(({ questions }) =>
    questions.some(({ id }) => id === educationQuestion),
  );
  if (!visit.asksEducation || !visit.citizen) return null;
  return (
    <div className="education">
      <p className="concern" role="status">
        {say(
          'Borgeren er under 30 år. Uddannelsen afgør, hvilke kategorier der kan vælges: så længe den ikke kendes, er det kun dem, der gælder både med og uden.',
        )}{' '}
        {hasQuestion && !visit.conclusion && (
          <button type="button" className="link" onClick={() => showQuestion(educationQuestion)}>
            {say('Svar på {question}', { question: educationQuestion })}
          </button>
        )}
      </p>
      {(!hasQuestion || visit.conclusion) && <AskEducation visitId={visit.visitId} personId={visit.citizen.personId} />}
    </div>
  );
}
