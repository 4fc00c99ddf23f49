import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { Trouble, Waiting } from './page-states.tsx';

/**
 * A part of the desk that is fetched when it is first opened, so that the desk is ready for its first call without it.
 * @param name as the sentences around it call it: `notatet`
 */
export function fetchedPart<Props extends object>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return function FetchedPart(props: Props) {
    const { data, error, refetch } = useQuery({
      queryKey: ['part', name],
      queryFn: async () => ({ Part: await load() }),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
      structuralSharing: false,
    });
    if (error) return <Trouble title={`Kunne ikke hente ${name}`} error={error} retry={() => void refetch()} />;
    return data === undefined ? <Waiting text={`Henter ${name} …`} /> : <data.Part {...props} />;
  };
}
