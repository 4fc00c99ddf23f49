import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDesk } from '../desk-context.tsx';

/** The line is asked every two seconds: nothing heard for so long is something wrong, whatever it is. */
const silentMs = 15_000;

/**
 * For how many milliseconds the line has not answered, where it does not; also where it neither answers nor fails, which nobody sees on a
 * screen that stands still.
 */
export function useSilence(): number | undefined {
  const { stale } = useDesk();
  const client = useQueryClient();
  const [ago, setAgo] = useState(0);
  useEffect(() => {
    const look = () => setAgo(Date.now() - (client.getQueryState(['desk'])?.dataUpdatedAt ?? Date.now()));
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [client]);
  return stale || ago > silentMs ? ago : undefined;
}
