import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { Trouble, Waiting } from './page-states.tsx';

/** `ahead`: fetches it before it is opened, since the network may be gone by then. */
type Fetched<Props> = ComponentType<Props> & { ahead(): void };

/**
 * A part of the desk that is fetched when it is first opened, so that the desk is ready for its first call without it.
 * @param name as the sentences around it call it: `notatet`
 */
export function fetchedPart<Props extends object>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
): Fetched<Props> {
  function FetchedPart(props: Props) {
    const { data, error } = useQuery({
      queryKey: ['part', name],
      queryFn: async () => ({ Part: await load() }),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
      structuralSharing: false,
      // Without a network it waits: a script that could not be fetched once is never fetched again by the same page.
      networkMode: 'online',
    });
    if (error)
      return <Trouble title={`Kunne ikke hente ${name}`} error={error} retry={() => globalThis.location.reload()} />;
    return data === undefined ? <Waiting text={`Henter ${name} …`} /> : <data.Part {...props} />;
  }
  return Object.assign(FetchedPart, { ahead: () => void load().catch(() => undefined) });
}
