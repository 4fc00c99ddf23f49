import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type * as z from 'zod/mini';
import type { slotRow, slotsResponse } from '../../../schemas/staff-api.ts';
import { useDesk } from '../desk-context.tsx';
import { type SlotDay, slotDays, slotRange } from './slot-days.ts';

export type Slot = z.infer<typeof slotRow>;

interface Slots {
  status: 'pending' | 'error' | 'success';
  days: SlotDay<Slot>[];
  /** The deadlines of a first talk and of a doubt that come up now; nothing until the times are there. */
  deadlines: Pick<z.infer<typeof slotsResponse>, 'firstTalkBy' | 'followUpBy'> | undefined;
  /** The window that is promised to whoever asks for a call-back now. */
  firstCallback: z.infer<typeof slotsResponse>['firstCallback'];
  again(): void;
}

/** Free times for a meeting at the office, the same for every form on the page. */
export function useSlots(): Slots {
  const { routes, view } = useDesk();
  const range = slotRange(view.now);
  const query = useQuery({
    queryKey: ['slots', range.from],
    queryFn: () => routes.slots(range.from, range.to),
    refetchInterval: 20_000,
  });
  const { data } = query;
  // Not at each key that is typed somewhere on the page.
  const days = useMemo(() => slotDays<Slot>(data?.slots ?? [], view.now), [data, view.now]);
  return {
    status: query.status,
    days,
    deadlines: data,
    firstCallback: data?.firstCallback,
    again: () => void query.refetch(),
  };
}
