import { companionsOf } from '../../flows/case/companions.ts';
import { rowOf } from '../../functions/adapters/entities.ts';
import type { Row, Table } from '../../functions/adapters/table.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { Unit } from '../../schemas/unit.ts';
import { callOf, consultantOf, unit, visitOf } from '../../tests/fixtures/case.ts';
import { sidOf } from '../../tests/fixtures/pure-case.ts';

/** Rows put in one transaction. */
const batch = 100;

/** A municipality whose rules hold today as well. */
export function unitNamed(unitId: string): Unit {
  const policies = unit.policies.map(({ validTo: _never, ...policy }) => policy);
  return { ...unit, unitId, version: 1, policies };
}

/** Somebody who has waited since a moment, in a case of their own; `of` tells calls of two units apart. */
export function callWaiting({ unitId, of, at }: { unitId: string; of: string; at: string }, index: number): Entity[] {
  const [callId, visitId] = [`call_${of}${index}`, `visit_${of}${index}`] as const;
  const legs = { 1: { party: 'citizen', sid: sidOf(index + 1), at } } as const;
  return [visitOf({ unitId, visitId, activeCallId: callId }), callOf({ unitId, callId, visitId, placeAt: at, legs })];
}

/** Somebody who has been idle since a moment, and whose desk has been heard of. */
export function consultantIdle({ unitId, of, at }: { unitId: string; of: string; at: string }, index: number): Entity {
  const name = `${of}${index}`;
  return consultantOf({ unitId, staffId: `staff_${name}`, user: name, since: at, idleFrom: at, aliveAt: soonFrom(at) });
}

/** No desk goes silent while we measure. */
function soonFrom(at: string): string {
  return new Date(Date.parse(at) + 60 * 60_000).toISOString();
}

/** The items with what is derived of them, as they lie in the table. */
export function rowsOf(items: readonly Entity[]): Row[] {
  return items
    .flatMap((one) => [one, ...companionsOf(one)])
    .map((one) => rowOf('version' in one ? { ...one, version: one.version - 1 } : one));
}

export async function putAll(table: Table, rows: readonly Row[]): Promise<void> {
  for (let first = 0; first < rows.length; first += batch)
    await table.write(rows.slice(first, first + batch).map((put) => ({ put })));
}
