import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startStore } from '../local/runtime/store.ts';
import { root } from '../scripts/bundle.ts';
import { freePort } from '../tests/year/free-port.ts';
import { list, startCountingProxy, total } from './counting-proxy.ts';
import { type Measured, quantile } from './figures.ts';
import { type BenchLine, startBenchLine } from './line.ts';

const CALLS = 5;
/** The store of this measurement; the line itself takes its ports from the next free base. */
const STORE_OFFSET = 60;

/** DynamoDB requests of one key press, and of everything one visited call causes from first ring to conclusion. */
export const requests = async (): Promise<Measured> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const store = await startStore({ dataDir: folder, port: (await freePort()) + STORE_OFFSET, root });
  const proxy = await startCountingProxy(store.endpoint);
  const line = await startBenchLine({ DYNAMODB_ENDPOINT: proxy.url });
  try {
    const presses: number[] = [];
    const visited: { all: number; listed: string }[] = [];
    await line.consultant('konsulent1').goesOnDuty('answer');
    for (let index = 0; index < CALLS; index += 1) {
      const { press, call } = await oneCall(line, proxy.take, `2088${String(1000 + index)}`);
      presses.push(total(press));
      visited.push({ all: total(call), listed: list(call) });
    }
    // The sweep of the minute falls into some of the calls; the least is a call and nothing else.
    const least = visited.toSorted((a, b) => a.all - b.all)[0];
    return {
      name: 'DynamoDB requests',
      budget: 'a key press ≤ 2; a whole visited call ≤ 60',
      lines: [
        `key press (9, repeat): ${quantile(presses, 0)} to ${quantile(presses, 1)} in ${CALLS} calls`,
        `visited call, first ring to conclusion, all functions: ${visited.map(({ all }) => all).join(', ')}; the least is ${least?.listed}`,
      ],
    };
  } finally {
    await line.stop();
    await proxy.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Real time for what follows a write (stream, effects) to be over. */
const AFTER = 700;

const oneCall = async (line: BenchLine, take: () => Record<string, number>, phone: string) => {
  const consultant = line.consultant('konsulent1');
  const { visitId } = await line.staff('borgerservice1').registers({ name: 'Borger', phone, choice: 'none' });
  const [slot] = await consultant.freeSlots(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
  await sleep(AFTER);
  const citizen = line.citizen(`+45${phone}`);
  take();
  await citizen.calls();
  await sleep(AFTER);
  const ringing = take();
  await citizen.presses('9');
  await sleep(AFTER);
  const press = take();
  await citizen.presses('3');
  await until(async () => (await consultant.desk()).call?.routing === 'connected');
  await sleep(AFTER);
  // What waiting for the desk asked is the desk's: one look, as at its first showing of the call.
  const joined = take();
  const before = await consultant.desk();
  const look = take();
  const looks = Math.max(0, polls - 1);
  await consultant.does('PUT', `/visits/${visitId}/checklist`, { version: 0, answers: { C1: 'ja', C2: 'nej' } });
  await consultant.does('POST', `/calls/${before.call?.callId}/end`, { outcome: 'ended' });
  await consultant.concludes(visitId, slot === undefined ? 'sikker' : 'usikker', slot?.slotId);
  await sleep(AFTER);
  const after = take();
  const call: Record<string, number> = {};
  for (const part of [ringing, press, joined, after])
    for (const [name, count] of Object.entries(part)) call[name] = (call[name] ?? 0) + count;
  for (const [name, count] of Object.entries(look)) call[name] = Math.max(0, (call[name] ?? 0) - count * looks);
  return { press, call };
};

let polls = 0;
const until = async (true_: () => Promise<boolean>): Promise<void> => {
  for (polls = 1; polls < 100; polls += 1) {
    if (await true_()) return;
    await sleep(300);
  }
  throw new Error('It never came to that');
};
