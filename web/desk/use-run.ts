import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { say } from '../language/say.ts';
import { ApiError } from '../session/api-client.ts';
import { refreshAll, useDesk } from './desk-context.tsx';
import { useNotices } from './notices.tsx';
import { createOneAtATime } from './one-at-a-time.ts';

/** How something is done at the press of a button. */
export interface Run {
  /** Does it unless something is under way; what it answers is told. */
  run(what: () => Promise<string | undefined>): void;
  /** What went wrong the last time. */
  problem: string | undefined;
  /** What of what was sent it is about. */
  field: string | undefined;
  busy: boolean;
  forget(): void;
}

/**
 * Does something once, however often it is pressed, says what came of it, and shows everything as it is then. What goes wrong is told in
 * a notice, or left to the caller to show.
 */
export function useRun({ showsProblem = false } = {}): Run {
  const { refresh } = useDesk();
  const client = useQueryClient();
  const { tell } = useNotices();
  const [wrong, setWrong] = useState<{ problem: string; field: string | undefined }>();
  const [busy, setBusy] = useState(false);
  const [once] = useState(createOneAtATime);
  const carryOut = async (what: () => Promise<string | undefined>) => {
    setBusy(true);
    setWrong(undefined);
    try {
      const said = await what();
      if (said !== undefined) tell('success', said);
    } catch (error) {
      const sentence = error instanceof ApiError ? error.message : say('Det lykkedes ikke. Prøv igen.');
      setWrong({ problem: sentence, field: error instanceof ApiError ? error.field : undefined });
      if (!showsProblem) tell('error', sentence);
    }
    setBusy(false);
    refreshAll(client);
    refresh();
  };
  return {
    problem: wrong?.problem,
    field: wrong?.field,
    busy,
    run: (what) => void once(() => carryOut(what)),
    forget: () => setWrong(undefined),
  };
}
