import './next-step-line.css';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { useDesk } from '../desk-context.tsx';
import { When } from '../lists/asked.tsx';
import { ownerWords, stepWords } from '../lists/words.ts';

/** On top of the case: the one thing that must happen next, by when, and whose it is. */
export function NextStepLine({ step }: Pick<VisitView, 'step'>) {
  const { view } = useDesk();
  if (step === undefined) return <p className="next-step">Der mangler ikke noget i sagen.</p>;
  return (
    <p className={step.late ? 'next-step next-step--late' : 'next-step'}>
      <span className="quiet">Næste skridt</span> <strong>{stepWords[step.what]}</strong>{' '}
      {ownerWords(step, view.me.staffId)} · <When row={step} now={view.now} />
    </p>
  );
}
