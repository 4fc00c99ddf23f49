import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Answers } from '../../../schemas/checklist.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';

/** Reads the case again once the answer about the education is stored: the line says which categories there are now. */
export function useOffered({ visitId }: VisitView, stored: Answers): void {
  const client = useQueryClient();
  const before = useRef(stored.B3);
  useEffect(() => {
    if (before.current === stored.B3) return;
    before.current = stored.B3;
    void client.invalidateQueries({ queryKey: ['visit', visitId] });
  }, [stored.B3, visitId, client]);
}
