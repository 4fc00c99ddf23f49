import { localDay } from '../../theme/formats.ts';

interface Time {
  slotId: string;
  startAt: string;
  free: boolean;
}

export interface SlotDay<Slot> {
  day: string;
  slots: Slot[];
}

/** Three weeks from today, as local days: longer than any deadline the desk works with. */
export function slotRange(now: string): { from: string; to: string } {
  return { from: localDay(now), to: localDay(new Date(Date.parse(now) + 21 * 86_400_000).toISOString()) };
}

/** Free times to come by local day; of several rooms at the same time the first is enough to choose from. */
export function slotDays<Slot extends Time>(slots: readonly Slot[], now: string): SlotDay<Slot>[] {
  const days = new Map<string, Map<string, Slot>>();
  for (const slot of [...slots].sort((a, b) => a.slotId.localeCompare(b.slotId))) {
    if (!slot.free || slot.startAt <= now) continue;
    const name = localDay(slot.startAt);
    const day = days.get(name) ?? new Map<string, Slot>();
    if (!day.has(slot.startAt)) day.set(slot.startAt, slot);
    days.set(name, day);
  }
  return [...days].map(([day, times]) => ({ day, slots: [...times.values()] }));
}

/** Does a time lie after the moment by which the meeting should have been held? */
export function isLateSlot({ startAt }: Pick<Time, 'startAt'>, dueAt: string | undefined): boolean {
  return dueAt !== undefined && startAt > dueAt;
}

/** A free time that is not late; without a deadline any free time. */
export function hasTimeBy(days: readonly SlotDay<Pick<Time, 'startAt'>>[], dueAt: string | undefined): boolean {
  return days.some(({ slots }) => slots.some((slot) => !isLateSlot(slot, dueAt)));
}
