import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../session/api-client.ts';
import { refreshAll, useDesk } from '../desk-context.tsx';
import { useNotices } from '../notices.tsx';

/** Where the form leads that wants a talk first. */
export const notedTalkButton = 'registrer-samtale';

/** How something is done from a panel: it says what came of it, or what is wrong. */
export interface PanelAction {
  run(what: () => Promise<string>): void;
  problem: string | undefined;
  close(): void;
}

/** `close` puts the panel away and the keyboard back where it came from. */
export function usePanelAction(close: () => void): PanelAction {
  const { refresh } = useDesk();
  const client = useQueryClient();
  const { tell } = useNotices();
  const [problem, setProblem] = useState<string>();
  const carryOut = async (what: () => Promise<string>) => {
    setProblem(undefined);
    try {
      tell('success', await what());
      close();
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : 'Det lykkedes ikke. Prøv igen.');
      await client.invalidateQueries({ queryKey: ['slots'] });
    }
    refreshAll(client);
    refresh();
  };
  return {
    run: (what) => void carryOut(what),
    problem,
    close: () => {
      setProblem(undefined);
      close();
    },
  };
}
