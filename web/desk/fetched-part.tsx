import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { type Danish, say, sayKnown } from '../language/say.ts';
import { Trouble, Waiting } from './page-states.tsx';

/** `ahead`: fetches it before it is opened, since the network may be gone by then. */
type Fetched<Props> = ComponentType<Props> & { ahead(): void };

/**
 * A part of the desk that is fetched when it is first opened, so that the desk is ready for its first call without it.
 * @param name as the sentences around it call it: `notatet`
 */
export function fetchedPart<Props extends object>(
  name: Danish,
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
      return (
        <Trouble
          title={say('Kunne ikke hente {what}', { what: sayKnown(name) })}
          error={error}
          retry={() => globalThis.location.reload()}
        />
      );
    if (data === undefined) return <Waiting text={say('Henter {what} …', { what: sayKnown(name) })} />;
    return <data.Part {...props} />;
  }
  return Object.assign(FetchedPart, { ahead: () => void load().catch(() => undefined) });
}
