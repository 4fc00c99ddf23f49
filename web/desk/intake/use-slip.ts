import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { VisitId } from '../../../schemas/ids.ts';
import { useDesk } from '../desk-context.tsx';
import { usePurpose } from '../visit/use-purpose.ts';
import type { Registered } from './register-page.tsx';
import { type Slip, slipOf, slipOfJoined } from './slip.ts';

export interface SlipNow {
  /** Absent while the case that goes on is read, or cannot be. */
  slip: Slip | undefined;
  /** The case that goes on. */
  visitId: VisitId;
  joined: (survivor: VisitId) => void;
  error: Error | null;
  retry: () => void;
}

/** What is handed out: as it was registered, and once two contacts have become one, of the case that goes on. */
export function useSlip(registered: Registered, name: string): SlipNow {
  const { routes } = useDesk();
  const [survivor, setSurvivor] = useState<VisitId>();
  const visitId = survivor ?? registered.visitId;
  const purpose = usePurpose(visitId);
  const query = useQuery({
    // Its own reading: what the page knows of the case is from before it took up the other.
    queryKey: ['slip', visitId],
    queryFn: () => routes.visit(visitId, purpose),
    enabled: survivor !== undefined,
  });
  const first = slipOf(registered, name);
  const later = query.data && slipOfJoined(query.data, first);
  return {
    slip: survivor === undefined ? first : later,
    visitId,
    joined: setSurvivor,
    error: query.data ? null : query.error,
    retry: () => void query.refetch(),
  };
}
