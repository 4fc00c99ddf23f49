import { compact } from '../../flows/booking/times.ts';
import { companionsOf } from '../../flows/case/companions.ts';
import type { Need } from '../../flows/case/need.ts';
import type { Change } from '../../flows/case/work.ts';
import { type Entity, type EntityKind, type EntityOf, nameOf, refOf } from '../../schemas/entity.ts';
import type { LookupKind } from '../../schemas/person.ts';

/** What is stored, by name. Never changed: every write makes another. */
export type Items = ReadonlyMap<string, Entity>;

export function itemsOf(entities: readonly Entity[]): Items {
  return new Map(entities.map((entity) => [nameOf(refOf(entity)), entity]));
}

export function itemOf<Kind extends EntityKind>(
  items: Items,
  kind: Kind,
  id: string | undefined,
): EntityOf<Kind> | undefined {
  return id === undefined ? undefined : (items.get(nameOf({ entity: kind, id })) as EntityOf<Kind> | undefined);
}

export function allOf<Kind extends EntityKind>(items: Items, kind: Kind): EntityOf<Kind>[] {
  return [...items.values()].filter((entity): entity is EntityOf<Kind> => entity.entity === kind);
}

const names = new WeakMap<Entity, string>();

/** The name under which it is stored; remembered, since what is stored never changes. */
export function storedName(entity: Entity): string {
  const name = names.get(entity) ?? nameOf(refOf(entity));
  names.set(entity, name);
  return name;
}

/** Entities as if they had been written before, each with what stands beside it. */
export function withEntities(items: Items, entities: readonly Entity[]): Items {
  const after = new Map(items);
  for (const entity of entities.flatMap((one) => [one, ...companionsOf(one)])) after.set(storedName(entity), entity);
  return after;
}

/** What the table answers, except for lists that only the walk's world knows. */
export function answerOf(items: Items, need: Exclude<Need, { need: 'sold' }>): unknown {
  switch (need.need) {
    case 'item':
      return items.get(nameOf(need.ref)) ?? null;
    case 'promised':
      return allOf(items, 'promised');
    case 'consultants':
      return allOf(items, 'consultant');
    case 'numberOwners':
      return {
        persons: personsBy(items, 'phone', need.hash),
        open: allOf(items, 'openNumber').filter(({ hash }) => hash === need.hash),
      };
    case 'numberUsers':
      return allOf(items, 'numberInUse').flatMap(({ hash, callId }) => (hash === need.hash ? [callId] : []));
    case 'cprOwners':
      return personsBy(items, 'cpr', need.hash);
    case 'codeOwner':
      return allOf(items, 'codeLookup').find(({ hash }) => hash === need.code)?.visitId ?? null;
    case 'sealedNumber':
      return { sealed: 'sealed', hash: `hash of ${need.number}` };
  }
}

function personsBy(items: Items, kind: LookupKind, hash: string) {
  return allOf(items, 'personLookup').flatMap((one) => (one.kind === kind && one.hash === hash ? [one.personId] : []));
}

/** Sold times as the table keeps them, from one moment to another. */
export function soldIn(items: Items, { from, until }: Extract<Need, { need: 'sold' }>): EntityOf<'slot'>[] {
  return allOf(items, 'slot').filter(({ slotId }) => slotId >= compact(from) && slotId <= compact(until));
}

/**
 * Writes a change under the conditions of the table: a version that is the stored one, a new item that is not there yet, a removal of
 * what is there, and each item once. Returns the names of those that did not hold.
 */
export function commit(
  items: Items,
  { puts, removals }: Pick<Change, 'puts' | 'removals'>,
): { items: Items } | { conflict: string[] } {
  const names = [...puts, ...removals].map((entity) => storedName(entity));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const conflict = [
    ...twice,
    ...puts.filter((put) => !holds(items, put)),
    ...removals.filter((one) => !items.has(storedName(one))),
  ];
  if (conflict.length > 0)
    return { conflict: conflict.map((one) => (typeof one === 'string' ? one : storedName(one))) };
  const after = new Map(items);
  for (const one of removals) after.delete(storedName(one));
  for (const put of puts) after.set(storedName(put), 'version' in put ? { ...put, version: put.version + 1 } : put);
  return { items: after };
}

function holds(items: Items, put: Entity): boolean {
  const stored = items.get(storedName(put));
  const version = 'version' in put ? put.version : 0;
  if (version === 0) return stored === undefined;
  return stored !== undefined && 'version' in stored && stored.version === version;
}
