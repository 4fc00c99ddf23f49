import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDesk } from '../desk-context.tsx';

/** The line is heard of every two seconds, by a fetch or by a socket that is known to live: for so long nothing is something wrong, whatever it is. */
const silentMs = 15_000;

/** When the line was heard of last, and what is known of it besides; epoch milliseconds. */
export interface Heard {
  /** It told what time it is. */
  toldAt: number;
  /** The desk was fetched; with a socket that lives, only when something has changed. */
  fetchedAt: number;
  /** The last request failed. */
  isStale: boolean;
}

/** For how long it has not been heard of, where that is too long or something failed. */
export function silenceAt(now: number, { toldAt, fetchedAt, isStale }: Heard): number | undefined {
  const ago = now - Math.max(toldAt, fetchedAt);
  return isStale || ago > silentMs ? ago : undefined;
}

/**
 * For how many milliseconds the line has not answered, where it does not; also where it neither answers nor fails, which nobody sees on a
 * screen that stands still.
 */
export function useSilence(): number | undefined {
  const { stale: isStale, view } = useDesk();
  const client = useQueryClient();
  const [silence, setSilence] = useState<number>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new time of the line is word of it.
  useEffect(() => {
    const toldAt = Date.now();
    const look = () => {
      const fetchedAt = client.getQueryState(['desk'])?.dataUpdatedAt ?? toldAt;
      setSilence(silenceAt(Date.now(), { toldAt, fetchedAt, isStale }));
    };
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [client, isStale, view.now]);
  return silence;
}
