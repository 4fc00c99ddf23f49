import './next-step-line.css';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { When } from '../lists/asked.tsx';
import { ownerWords, stepSays } from '../lists/words.ts';

/** On top of the case: the one thing that must happen next, by when, and whose it is. */
export function NextStepLine({ visit }: { visit: VisitView }) {
  const { view } = useDesk();
  const { step } = visit;
  if (step === undefined) return <p className="next-step">{say('Der mangler ikke noget i sagen.')}</p>;
  return (
    <p className={step.late ? 'next-step next-step--late' : 'next-step'}>
      <span className="quiet">{say('Næste skridt')}</span> <strong>{stepSays(step.what, visit)}</strong>{' '}
      {ownerWords(step, view.me.staffId)} · <When row={step} now={view.now} />
    </p>
  );
}
