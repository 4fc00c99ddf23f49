import { type Entity, idOf } from '../../schemas/entity.ts';
import type { EffectOutcome, Event } from '../../schemas/event.ts';
import { keyOf, rowOf } from './entities.ts';
import { absent, type Condition, present, type Write } from './table.ts';

/**
 * The writes of one change, each with the item that it is about. What goes over from one owner to another at the same place, as a CPR
 * number does when two registrations of one person are joined, is one write: its owners' versions decide whether it may.
 */
export function toWrites(
  puts: readonly Entity[],
  removals: readonly Entity[],
  events: readonly Event[],
): { of: Entity; write: Write }[] {
  const placeOf = (of: Entity) => JSON.stringify(keyOf(of.entity, idOf(of), of.unitId));
  const placed = new Set(puts.map(placeOf));
  const given = new Set(removals.map(placeOf).filter((place) => placed.has(place)));
  return [
    ...puts.map((of) => ({ of, write: given.has(placeOf(of)) ? toReplacement(of) : toPut(of) })),
    ...removals.filter((of) => !given.has(placeOf(of))).map((of) => ({ of, write: toRemoval(of) })),
    ...events.map((of) => ({ of, write: toPut(of) })),
  ];
}

function toReplacement(of: Entity): Write {
  return { put: rowOf(of), when: { pk: present } };
}

/** The item, on condition that the stored version is the one it carries; 0 or none: that it is not there yet. */
function toPut(value: Entity): Write {
  const version = 'version' in value ? value.version : 0;
  return { put: rowOf(value), when: version === 0 ? { pk: absent } : { version } };
}

/** Takes an item away that must be there. */
function toRemoval(value: Entity): Write {
  return { remove: keyOf(value.entity, idOf(value), value.unitId), when: { pk: present } };
}

/** What became of effects, on condition that each outcome is as it was when the event was read. */
export function toOutcomes(event: Event, changed: Record<string, EffectOutcome>): Write {
  const after: Event = { ...event, outcomes: { ...event.outcomes, ...changed } };
  const { duty, dutyAt } = rowOf(after) as { duty?: string; dutyAt?: string };
  const paths = Object.entries(changed).map(([index, outcome]) => [`outcomes.${index}`, outcome] as const);
  return {
    update: keyOf('event', idOf(event), event.unitId),
    set: { ...Object.fromEntries(paths), ...(duty !== undefined && { duty, dutyAt }) },
    unset: duty === undefined ? ['duty', 'dutyAt'] : [],
    when: Object.assign({}, ...Object.keys(changed).map((index) => expected(event, index))),
  };
}

function expected({ outcomes }: Event, index: string): Condition {
  const before = outcomes?.[index];
  const path = `outcomes.${index}`;
  if (before === undefined) return { pk: present, [path]: absent };
  return { [`${path}.result`]: before.result, ...('tries' in before && { [`${path}.tries`]: before.tries }) };
}
