import { openTable } from '../../functions/adapters/open-table.ts';
import type { Row } from '../../functions/adapters/table.ts';
import { handler } from '../../functions/dispatch/index.ts';
import type { Event } from '../../schemas/event.ts';
import { recordOf } from '../../tests/world/stream-record.ts';

/*
 * One of the processes of `crowd.ts`: `dispatch` as it is deployed, with the environment of its function. It is sent deeds, does several of
 * them at a time, and says what came of them.
 */

/** Somebody begins to wait, or to be idle: what is written then, and the event that follows. */
export interface Deed {
  rows: Row[];
  event: Event;
}

export interface Done {
  /** Events that `dispatch` gave back, and that it was given again, as the stream's mapping does. */
  givenBack: number;
  /** And those that it gave back each time. */
  givenUp: number;
}

/** As the mapping of the stream has it. */
const retries = 3;
/** More than a Lambda ever does: it takes one batch after the other. */
const atOnce = 4;

const table = openTable(process.env.TABLE_NAME ?? '');

async function carryOut({ rows, event }: Deed, sequence: number): Promise<number> {
  const written = await table.write(rows.map((put) => ({ put })));
  if (!written.done) throw new Error('Somebody stands there already');
  const Records = [recordOf({ kind: 'INSERT', keys: { pk: '', sk: '' }, newImage: event as never }, sequence)];
  for (let given = 0; given <= retries; given += 1) {
    const { batchItemFailures } = await handler({ Records });
    if (batchItemFailures.length === 0) return given;
  }
  return retries + 1;
}

async function carryOutAll(deeds: Deed[]): Promise<Done> {
  const given: number[] = [];
  const left = deeds.values();
  const worker = async () => {
    for (const deed of left) given.push(await carryOut(deed, given.length));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return {
    givenBack: given.reduce((sum, times) => sum + times, 0),
    givenUp: given.filter((times) => times > retries).length,
  };
}

process.once('message', async (deeds: Deed[]) => {
  process.send?.(await carryOutAll(deeds), () => process.disconnect());
});
// Without whoever started it there is nothing to do.
process.once('disconnect', () => process.exit());
process.send?.('ready');
