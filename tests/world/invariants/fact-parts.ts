import { localDayOf } from '../../../flows/calendar/local-time.ts';
import { type Matter, nextStep } from '../../../flows/case/next-step.ts';
import type { Callback, Conclusion } from '../../../schemas/visit.ts';
import type { ContactFact, MatterFact } from './fact.ts';

export function stepOf(matter: Matter): Pick<MatterFact, 'listed' | 'stepAt'> {
  return {
    listed: matter.step !== undefined,
    stepAt: (now, unit) => nextStep(matter, new Date(now).toISOString(), unit),
  };
}

export function judgedOf({ at, category, finalCategory }: Conclusion): NonNullable<ContactFact['judged']> {
  return { on: localDayOf(at), first: category, standing: finalCategory ?? category };
}

export function promiseOf({ nextAt, until, kind }: Callback): NonNullable<ContactFact['promise']> {
  return { due: nextAt, until, wished: kind === 'callback' };
}
