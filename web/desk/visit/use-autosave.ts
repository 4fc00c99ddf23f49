import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect } from 'react';
import type { VisitView } from '../../../schemas/staff-api.ts';
import type { Autosave, AutosaveState } from './autosave.ts';
import { type Autosaves, storedOf } from './autosaves.ts';

export const AutosavesContext = createContext<Autosaves | undefined>(undefined);

/** The autosave of this visit, told of what was read. Closing the form stores at once what waits. */
export function useAutosave(visit: VisitView): Autosave {
  const autosaves = useContext(AutosavesContext);
  if (!autosaves) throw new Error('useAutosave outside AutosavesContext');
  const autosave = autosaves.of(visit);
  useEffect(() => autosave.seen(storedOf(visit)), [autosave, visit]);
  useEffect(() => () => void autosave.flush(), [autosave]);
  return autosave;
}

/** A case may have begun with other questions than those of today: once the store has said so, they are the ones that are shown. */
export function useOwnQuestions(
  { visitId, definition }: VisitView,
  { status, definitionVersion }: AutosaveState,
): void {
  const client = useQueryClient();
  const isOther = status === 'saved' && definitionVersion !== definition.definitionVersion;
  useEffect(() => {
    if (isOther) void client.invalidateQueries({ queryKey: ['visit', visitId] });
  }, [client, visitId, isOther]);
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

/** What an earlier page left unsent is sent, and another window that becomes the desk goes on with what this one has. */
export function useHandOver(autosaves: Autosaves): void {
  useEffect(() => {
    autosaves.recover();
    return () => autosaves.stop();
  }, [autosaves]);
}
