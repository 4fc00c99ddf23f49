import { createContext, useContext, useEffect } from 'react';
import type { VisitView } from '../../../schemas/staff-api.ts';
import type { DeskRoutes } from '../desk-routes.ts';
import { type Autosave, createAutosave } from './autosave.ts';
import { isUnsaved } from './draft.ts';

/** The autosaves of this page, one a visit: they outlive the form, so that leaving a case loses nothing. */
export interface Autosaves {
  of(visit: Pick<VisitView, 'visitId' | 'personId' | 'version' | 'answers' | 'definition'>): Autosave;
  unsaved(): boolean;
  leave(): void;
}

/** `now` is the line's clock in ms, for the time that is shown after "Gemt kl." */
export function createAutosaves(routes: DeskRoutes, now: () => number): Autosaves {
  const byVisit = new Map<string, Autosave>();
  return {
    of: ({ visitId, personId, version, answers, definition: { definitionVersion } }) => {
      const known = byVisit.get(visitId);
      if (known) return known;
      const shown = { definitionVersion, ...(personId !== undefined && { personId }) };
      const made = createAutosave(
        { version, answers },
        {
          save: (request) => routes.saveAnswers(visitId, { ...request, ...shown }),
          saveLeaving: (request) => routes.saveAnswersLeaving(visitId, { ...request, ...shown }),
          after: (ms, run) => {
            const timer = setTimeout(run, ms);
            return () => clearTimeout(timer);
          },
          now,
        },
      );
      byVisit.set(visitId, made);
      return made;
    },
    unsaved: () => [...byVisit.values()].some((one) => isUnsaved(one.state().draft)),
    leave: () => {
      for (const one of byVisit.values()) one.leave();
    },
  };
}

export const AutosavesContext = createContext<Autosaves | undefined>(undefined);

/** The autosave of this visit, told of what was read. Closing the form stores at once what waits. */
export function useAutosave(visit: VisitView): Autosave {
  const autosaves = useContext(AutosavesContext);
  if (!autosaves) throw new Error('useAutosave outside AutosavesContext');
  const autosave = autosaves.of(visit);
  useEffect(
    () => autosave.seen({ version: visit.version, answers: visit.answers }),
    [autosave, visit.version, visit.answers],
  );
  useEffect(() => () => void autosave.flush(), [autosave]);
  return autosave;
}

/** Sends what waits when the page closes, and asks before closing while something cannot be stored. */
export function useLeaveGuard(autosaves: Autosaves): void {
  useEffect(() => {
    const leaving = () => autosaves.leave();
    const asking = (event: BeforeUnloadEvent) => {
      if (autosaves.unsaved()) event.preventDefault();
    };
    addEventListener('pagehide', leaving);
    addEventListener('beforeunload', asking);
    return () => {
      removeEventListener('pagehide', leaving);
      removeEventListener('beforeunload', asking);
    };
  }, [autosaves]);
}
