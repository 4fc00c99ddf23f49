import type { VisitView } from '../../../schemas/staff-api.ts';
import type { DeskRoutes } from '../desk-routes.ts';
import { type Autosave, createAutosave } from './autosave.ts';
import type { AutosavePort } from './autosave-port.ts';
import type { Beginning } from './begin-draft.ts';
import { isUnsaved, type Stored } from './draft.ts';
import { withNotes } from './free-notes.ts';
import type { UnsentAnswers } from './unsent-answers.ts';

type ReadVisit = Pick<VisitView, 'visitId' | 'personId' | 'version' | 'answers' | 'notes' | 'definition' | 'saves'>;

/** The autosaves of this page, one a visit: they outlive the form, so that leaving a case loses nothing. */
export interface Autosaves {
  of(visit: ReadVisit): Autosave;
  /** Sends what an earlier page left, whether its cases are opened or not. */
  recover(): void;
  unsaved(): boolean;
  leave(): void;
  /** This window is not the desk any more: what waits is kept for the one that is. */
  stop(): void;
}

/** `now` is the line's clock in ms, for the time that is shown after "Gemt kl." */
type Surroundings = Pick<AutosavePort, 'saveId' | 'after' | 'now'>;

export function storedOf({ version, answers, notes, saves, definition: { definitionVersion } }: ReadVisit): Stored {
  return withNotes({ version, answers, notes, saves, definitionVersion });
}

export function createAutosaves(routes: DeskRoutes, unsent: UnsentAnswers, around: Surroundings): Autosaves {
  const byVisit = new Map<string, Autosave>();
  /** Whom the cases that were read are about. */
  const persons = new Map<string, VisitView['personId']>();
  const make = (visitId: string, beginning: Beginning) => {
    const made = createAutosave(beginning, {
      ...around,
      save: (request) => routes.saveAnswers(visitId, { ...request, personId: persons.get(visitId) }),
      saveLeaving: (request) => routes.saveAnswersLeaving(visitId, { ...request, personId: persons.get(visitId) }),
      keep: (what) => unsent.keep(visitId, what),
    });
    byVisit.set(visitId, made);
    return made;
  };
  return {
    of: (visit) => {
      persons.set(visit.visitId, visit.personId);
      return (
        byVisit.get(visit.visitId) ?? make(visit.visitId, { stored: storedOf(visit), unsent: unsent.of(visit.visitId) })
      );
    },
    recover: () => {
      for (const visitId of unsent.visits()) {
        const kept = unsent.of(visitId);
        if (kept !== undefined && !byVisit.has(visitId)) make(visitId, { unsent: kept });
      }
    },
    unsaved: () => [...byVisit.values()].some((one) => isUnsaved(one.state().draft)),
    leave: () => {
      for (const one of byVisit.values()) one.leave();
    },
    stop: () => {
      for (const one of byVisit.values()) one.stop();
      byVisit.clear();
    },
  };
}
