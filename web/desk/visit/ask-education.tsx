import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { ApiError } from '../../session/api-client.ts';
import { refreshAll, useDesk } from '../desk-context.tsx';
import { RadioRows, type Row } from './radio-rows.tsx';

const answers = [
  { id: 'ja', label: 'Ja' },
  { id: 'nej', label: 'Nej' },
] as const satisfies Row<'ja' | 'nej'>[];

/** Asks for the education and keeps what is answered with the person. */
export function AskEducation({ visitId, personId }: { visitId: string; personId: string }) {
  const { routes } = useDesk();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<'ja' | 'nej'>();
  const [problem, setProblem] = useState<string>();
  const keep = async (answer: 'ja' | 'nej') => {
    setChosen(answer);
    setProblem(undefined);
    try {
      await routes.noteEducation(personId, answer === 'ja');
      await client.invalidateQueries({ queryKey: ['visit', visitId] });
      refreshAll(client);
    } catch (error) {
      setChosen(undefined);
      setProblem(error instanceof ApiError ? error.message : say('Det kunne ikke gemmes. Prøv igen.'));
    }
  };
  return (
    <RadioRows
      legend={say('Har borgeren en uddannelse, der giver adgang til et erhverv?')}
      options={answers.map(({ id, label }) => ({ id, label: say(label) }))}
      chosen={chosen}
      choose={(answer) => void keep(answer)}
      error={problem}
    />
  );
}
