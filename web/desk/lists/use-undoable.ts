import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { ApiError } from '../../session/api-client.ts';
import { refreshAll, useDesk } from '../desk-context.tsx';
import type { DeskRoutes } from '../desk-routes.ts';
import { useNotices } from '../notices.tsx';

interface Undoable {
  /** Lines that are out of sight because something was said of them. */
  hidden: ReadonlySet<string>;
  start(id: string, text: string, run: (routes: DeskRoutes) => Promise<unknown>): void;
}

/** Does something with a line in five seconds unless it is undone; the line is out of sight meanwhile. */
export function useUndoable(): Undoable {
  const { routes } = useDesk();
  const client = useQueryClient();
  const { afterUndo, tell } = useNotices();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const show = (id: string) => setHidden((now) => new Set([...now].filter((other) => other !== id)));
  const carryOut = async (id: string, run: (routes: DeskRoutes) => Promise<unknown>) => {
    try {
      await run(routes);
    } catch (error) {
      tell('error', error instanceof ApiError ? error.message : say('Det lykkedes ikke. Prøv igen.'));
    }
    await client.refetchQueries({ queryKey: ['desk'] });
    refreshAll(client);
    show(id);
  };
  return {
    hidden,
    start: (id, text, run) => {
      setHidden((now) => new Set([...now, id]));
      afterUndo(
        text,
        () => void carryOut(id, run),
        () => show(id),
      );
    },
  };
}
