import { additionsOf } from '../../flows/report/count.ts';
import { keyOf } from '../../functions/adapters/entities.ts';
import { createStore } from '../../functions/adapters/store.ts';
import type { Table } from '../../functions/adapters/table.ts';

export interface Concluded {
  unitId: string;
  visitId: string;
  /** Local day on which it was. */
  day: string;
}

/** Takes what the conclusion of a case added to the report out again, as if its event had never been counted. The event itself stays. */
export async function loseConclusion(table: Table, { unitId, visitId, day }: Concluded): Promise<void> {
  const reading = { now: () => new Date().toISOString(), onSetAside: () => undefined };
  const events = await createStore(table, reading).events(unitId, day);
  const concluded = events.find((event) => event.visitId === visitId && event.payload.type === 'visitConcluded');
  if (concluded === undefined) throw new Error(`${visitId} was not concluded on ${day}`);
  for (const [of, additions] of Map.groupBy(additionsOf(concluded), (addition) => addition.day))
    await table.write([
      {
        update: keyOf('rollUp', of, unitId),
        add: Object.fromEntries(additions.map(({ counter, by }) => [`count.${counter}`, -by])),
      },
    ]);
}
