import type { Event } from '../../schemas/event.ts';
import type { CaseDeps } from './change-case.ts';

/** Marks the events of a unit that desks look at, so that nobody has to ask later whether they do: the unit is read once a minute anyhow. */
export async function markedForDesks(
  { unit, now }: Pick<CaseDeps, 'unit' | 'now'>,
  events: readonly Event[],
): Promise<Event[]> {
  const [first] = events;
  if (first === undefined) return [];
  const { lookedOnUntil = '' } = await unit(first.unitId);
  return lookedOnUntil < now() ? [...events] : events.map((event) => ({ ...event, forDesks: true }));
}
