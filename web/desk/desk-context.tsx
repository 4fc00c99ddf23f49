import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo } from 'react';
import type { DeskView } from '../../schemas/staff-api.ts';
import type { ApiError } from '../session/api-client.ts';
import type { DeskRoutes } from './desk-routes.ts';
import { startTicker } from './ticker.ts';

interface Desk {
  routes: DeskRoutes;
  view: DeskView;
  /** The line could not be asked lately: what is shown may be old. */
  stale: boolean;
  /** Asks the line at once, after something was done. */
  refresh(): void;
}

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

/** Polls the desk every two seconds, which is at once the consultant's sign of life, and hands it to what is inside. */
export function DeskProvider(props: {
  routes: DeskRoutes;
  loading: ReactNode;
  failed: (error: ApiError, retry: () => void) => ReactNode;
  children: ReactNode;
}) {
  const { routes } = props;
  const client = useQueryClient();
  const query = useQuery<DeskView, ApiError>({ queryKey: ['desk'], queryFn: routes.desk, retry: false, staleTime: 0 });
  const ask = useCallback(() => void client.refetchQueries({ queryKey: ['desk'] }, { cancelRefetch: false }), [client]);
  useEffect(() => startTicker(ask), [ask]);
  const refresh = useCallback(() => void client.refetchQueries({ queryKey: ['desk'] }), [client]);

  const view = query.data;
  const stale = query.isError || query.failureCount > 0;
  const desk = useMemo(() => (view ? { routes, view, stale, refresh } : undefined), [routes, view, stale, refresh]);
  if (desk) return <DeskContext value={desk}>{props.children}</DeskContext>;
  return query.error ? props.failed(query.error, ask) : props.loading;
}
