import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createClock } from 'driven-clock/clock';
import { createFlight } from 'driven-clock/flight';
import { afterEach, expect, test } from 'vitest';
import { createFunctionPool, type FunctionPool } from './function-pool.ts';

const open: FunctionPool[] = [];
afterEach(() => Promise.all(open.splice(0).map((pool) => pool.close())));

function poolOf(isSeldom: boolean): FunctionPool {
  const file = fileURLToPath(new URL('./fixtures/echo/index.mjs', import.meta.url));
  const spec = {
    id: 'Echo',
    name: 'echo',
    file,
    exportName: 'handler',
    memoryMb: 128,
    timeoutMs: 5000,
    environment: {},
    eventRetries: 2,
    eventAgeMs: 60_000,
  };
  const log = new Writable({ write: (_chunk, _encoding, done) => done() });
  const pool = createFunctionPool({ spec, environment: {}, clock: createClock(createFlight()).shared, log, isSeldom });
  open.push(pool);
  return pool;
}

/** When the module that answers was evaluated, epoch ms. */
async function bornAt(pool: FunctionPool): Promise<number> {
  const outcome = await pool.invoke({});
  if (!outcome.ok) throw new Error(outcome.error.errorMessage);
  return JSON.parse((outcome.value as { body: string }).body).bornAt;
}

test('a function that is seldom called is not started ahead, but when it is asked', async () => {
  const seldom = poolOf(true);
  seldom.warm();
  // Others are started and answer, one after the other: a worker started before them would long be there.
  for (const other of [poolOf(false), poolOf(false)]) await bornAt(other);
  const asked = Date.now();

  expect(await bornAt(seldom)).toBeGreaterThanOrEqual(asked);
});
