import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import type { DeskView } from '../../schemas/staff-api.ts';
import type { ApiError } from '../session/api-client.ts';
import type { DeskRoutes } from './desk-routes.ts';
import { useLive } from './live/use-live.ts';

interface Desk {
  routes: DeskRoutes;
  view: DeskView;
  /** The line could not be asked lately: what is shown may be old. */
  stale: boolean;
  /** Asks the line at once, after something was done. */
  refresh(): void;
}

const queryKey = ['desk'];
const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside DeskProvider');
  return desk;
}

/** Reads everything on the screen again, after a change that reaches further than the desk itself. */
export function refreshAll(client: QueryClient): void {
  void client.invalidateQueries();
}

/** Reads the desk whenever something has changed, or may have, and hands it to what is inside. */
export function DeskProvider(props: {
  routes: DeskRoutes;
  loading: ReactNode;
  failed: (error: ApiError, retry: () => void) => ReactNode;
  children: ReactNode;
}) {
  const { routes } = props;
  const client = useQueryClient();
  const query = useQuery<DeskView, ApiError>({ queryKey, queryFn: routes.desk, retry: false, staleTime: 0 });
  const fetch = useCallback(
    async (anew: boolean) => {
      await client.refetchQueries({ queryKey }, { cancelRefetch: anew });
      return client.getQueryState(queryKey)?.status === 'success';
    },
    [client],
  );
  const state = query.data?.me.presence?.state ?? 'off';
  const time = useLive({ ticket: routes.liveTicket, fetch, isOnDuty: state !== 'off' });
  const refresh = useCallback(() => void fetch(true), [fetch]);

  const view = useMemo(() => query.data && withTime(query.data, time), [query.data, time]);
  const stale = query.isError || query.failureCount > 0;
  const desk = useMemo(() => (view ? { routes, view, stale, refresh } : undefined), [routes, view, stale, refresh]);
  if (desk) return <DeskContext value={desk}>{props.children}</DeskContext>;
  return query.error ? props.failed(query.error, () => void fetch(false)) : props.loading;
}

/** What nobody has changed may be an old answer: the time in it goes on all the same. */
function withTime(view: DeskView, time: string | undefined): DeskView {
  return time !== undefined && time > view.now ? { ...view, now: time } : view;
}
