import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { ApiError } from '../../session/api-client.ts';
import { refreshAll, useDesk } from '../desk-context.tsx';
import { showQuestion } from './question-field.tsx';
import { RadioRows } from './radio-rows.tsx';

const answers = [
  { id: 'ja', label: 'Ja' },
  { id: 'nej', label: 'Nej' },
] as const;

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
        Borgeren er under 30 år. Uddannelsen afgør, hvilke kategorier der kan vælges: så længe den ikke kendes, er det
        kun dem, der gælder både med og uden.{' '}
        {hasQuestion && !visit.conclusion && (
          <button type="button" className="link" onClick={() => showQuestion(educationQuestion)}>
            Svar på {educationQuestion}
          </button>
        )}
      </p>
      {(!hasQuestion || visit.conclusion) && <AskEducation visitId={visit.visitId} personId={visit.citizen.personId} />}
    </div>
  );
}

function AskEducation({ visitId, personId }: { visitId: string; personId: string }) {
  const { routes } = useDesk();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<'ja' | 'nej'>();
  const [problem, setProblem] = useState<string>();
  const say = async (answer: 'ja' | 'nej') => {
    setChosen(answer);
    setProblem(undefined);
    try {
      await routes.noteEducation(personId, answer === 'ja');
      await client.invalidateQueries({ queryKey: ['visit', visitId] });
      refreshAll(client);
    } catch (error) {
      setChosen(undefined);
      setProblem(error instanceof ApiError ? error.message : 'Det kunne ikke gemmes. Prøv igen.');
    }
  };
  return (
    <RadioRows
      legend="Har borgeren en uddannelse, der giver adgang til et erhverv?"
      options={answers}
      chosen={chosen}
      choose={(answer) => void say(answer)}
      error={problem}
    />
  );
}
