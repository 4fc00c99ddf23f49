import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { say } from '../language/say.ts';
import { ApiError } from '../session/api-client.ts';
import { refreshAll, useDesk } from './desk-context.tsx';
import type { DeskRoutes } from './desk-routes.ts';

/** Sends something once; what is on the screen is read again afterwards. */
export function useSending(done: () => void = () => undefined) {
  const { routes } = useDesk();
  const client = useQueryClient();
  const [problem, setProblem] = useState<Pick<ApiError, 'field' | 'message'>>();
  const run = async (send: (routes: DeskRoutes) => Promise<unknown>) => {
    setProblem(undefined);
    try {
      await send(routes);
      done();
      refreshAll(client);
    } catch (error) {
      setProblem(
        error instanceof ApiError ? error : { field: undefined, message: say('Det lykkedes ikke. Prøv igen.') },
      );
    }
  };
  return { problem, run };
}
