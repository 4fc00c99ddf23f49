import { randomUUID } from 'node:crypto';
import { rowOf } from '../functions/adapters/entities.ts';
import type { Table } from '../functions/adapters/table.ts';
import { createSweep } from '../functions/sweep/handler.ts';
import { startEngine } from '../tests/fixtures/engine.ts';
import { createLineDeps } from '../tests/fixtures/line-deps.ts';
import { dueAt, itemsOf, municipalities, promisesEach, unitOf } from '../tests/fixtures/many-units.ts';
import { createMemoryTable } from '../tests/world/memory-table.ts';
import { freePort } from '../tests/year/free-port.ts';
import { said } from './budgets.ts';
import { type Measured, spread } from './figures.ts';

/** Runs at once: as many workers as a line on one machine gives a function. */
const atOnce = 4;
/** The store's port, beside those of a line. */
const storeOffset = 80;

/** The minute of some units, whose promises are all due. */
interface Minute {
  /** Requests to the table of the run that asks for the others, and of each unit's own. */
  fanOut: number;
  perUnit: number[];
  ms: number[];
  allMs: number;
  /** Of this process alone. */
  cpuMs: number;
  queued: number;
}

/** The timed duties of a minute by the deployed handler: 98 units of 20 promises, and one of them alone. */
export async function duties(): Promise<Measured> {
  const engine = await startEngine((await freePort()) + storeOffset);
  try {
    const [one, many] = [await minuteOf(engine.table(), 1), await minuteOf(engine.table(), municipalities)];
    const inMemory = await minuteOf(createMemoryTable(), municipalities);
    return {
      name: `timed duties: ${municipalities} units of ${promisesEach} promises due at one minute, local`,
      budget: `${said('duties')}; requests a unit flat`,
      figures: {
        duties: many.queued === municipalities * promisesEach ? many.allMs / 60_000 : Number.POSITIVE_INFINITY,
      },
      lines: [
        `queued ${many.queued} of ${municipalities * promisesEach} in ${(many.allMs / 1000).toFixed(1)} s, ${atOnce} runs at once; a unit's run ${spread(many.ms, 0, ' ms')}`,
        `requests of a unit's run: ${countsOf(many)} among ${municipalities} units, ${countsOf(one)} alone; of the run that asks for them: ${many.fanOut} and ${municipalities} invocations, ${one.fanOut} and one`,
        `our own code alone, over a table in memory: ${inMemory.cpuMs.toFixed(0)} ms of CPU for all, ${(inMemory.cpuMs / municipalities).toFixed(1)} ms a unit`,
      ],
      broken: brokenBy(one, many),
    };
  } finally {
    await engine.close();
  }
}

function countsOf({ perUnit }: Minute): string {
  return [...new Set(perUnit)].toSorted((a, b) => a - b).join(' or ');
}

function brokenBy(one: Minute, many: Minute): string[] {
  const broken: string[] = [];
  if (many.queued !== municipalities * promisesEach) broken.push(`queued ${many.queued}`);
  if (countsOf(one) !== countsOf(many) || one.fanOut !== many.fanOut) broken.push('requests grow with the units');
  return broken;
}

async function minuteOf(table: Table, count: number): Promise<Minute> {
  // The units of an earlier minute at the same table are others, and have nothing to do any more.
  const units = Array.from({ length: count }, (_, index) => unitOf(count === 1 ? 0 : index + 1));
  for (const unit of units) await table.write(itemsOf(unit).map((item) => ({ put: rowOf(item) })));
  const asked: string[] = [];
  const fanOut = await requestsOf(table, (counted) => sweepOver(counted, asked)({}));
  const waiting = units.map(({ unitId }) => unitId).filter((unitId) => asked.includes(unitId));
  const minute: Minute = { fanOut, perUnit: [], ms: [], allMs: 0, cpuMs: 0, queued: 0 };
  const [began, before] = [performance.now(), process.cpuUsage()];
  const work = async () => {
    for (let unitId = waiting.shift(); unitId !== undefined; unitId = waiting.shift()) {
      const from = performance.now();
      minute.perUnit.push(await requestsOf(table, (counted) => sweepOver(counted, [])({ unitId })));
      minute.ms.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  minute.allMs = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  minute.cpuMs = (user + system) / 1000;
  const { store } = createLineDeps(table, () => dueAt).deps;
  for (const { unitId } of units) minute.queued += (await store.waiting(unitId)).length;
  return minute;
}

/** The function as a process of its own has it: nothing is kept from another run. */
function sweepOver(table: Table, asked: string[]) {
  const { deps } = createLineDeps(table, () => dueAt);
  const newId = () => randomUUID().replaceAll('-', '');
  return createSweep({ ...deps, newId, sweepLater: async (unitId) => void asked.push(unitId) });
}

/** How many requests one run makes, whatever others do at the same table. */
async function requestsOf(table: Table, run: (counted: Table) => Promise<unknown>): Promise<number> {
  let requests = 0;
  const counting =
    <Asked, Answer>(ask: (of: Asked) => Promise<Answer>) =>
    (of: Asked): Promise<Answer> => {
      requests += 1;
      return ask(of);
    };
  await run({
    get: counting(table.get),
    getMany: (keys) => (keys.length === 0 ? table.getMany(keys) : counting(table.getMany)(keys)),
    query: counting(table.query),
    write: counting(table.write),
    requests: 0,
  });
  return requests;
}
