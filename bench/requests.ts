import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startStore } from 'lambda-local/store';
import { root } from '../scripts/bundle.ts';
import { demandedAnswers } from '../tests/line/consultant.ts';
import { freePort } from '../tests/year/free-port.ts';
import { list, startCountingProxy, total } from './counting-proxy.ts';
import { type Measured, quantile } from './figures.ts';
import { type BenchLine, startBenchLine } from './line.ts';

const callCount = 5;
/** The store of this measurement; the line itself takes its ports from the next free base. */
const storeOffset = 60;

/**
 * DynamoDB requests of one key press, and of everything one visited call causes from first ring to conclusion: webhooks, effects,
 * counting, and the desk's own deeds. What the desk merely looks at is told apart, since it depends on how long people talk.
 */
export async function requests(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const store = await startStore({ dataDir: folder, port: (await freePort()) + storeOffset, root });
  const proxy = await startCountingProxy(store.endpoint);
  const line = await startBenchLine({ DYNAMODB_ENDPOINT: proxy.url });
  try {
    await line.consultant('konsulent1').goesOnDuty('answer');
    const calls: Phases[] = [];
    for (let index = 0; index < callCount; index += 1)
      calls.push(await oneCall(line, proxy.take, `2088${1000 + index}`));
    const range = (of: (phases: Phases) => number) => {
      const counts = calls.map(of);
      return `${quantile(counts, 0.5)} (${quantile(counts, 0)} to ${quantile(counts, 1)})`;
    };
    const whole = ({ deeds }: Phases) => Object.values(deeds).reduce((sum, counts) => sum + total(counts), 0);
    // A heartbeat or the sweep of the minute falls into some of the calls; the least is a call and nothing else.
    const least = calls.toSorted((a, b) => whole(a) - whole(b))[0];
    return {
      name: 'DynamoDB requests',
      budget: 'a key press ≤ 2; first ring to menu ≤ 6; a whole visited call ≤ 45',
      lines: [
        `key press (9, repeat): ${range(({ press }) => total(press))} in ${callCount} calls; more where a worker first reads the unit, or the sweep of the minute falls in`,
        `first ring to menu: ${range(({ deeds }) => total(deeds['ring to menu'] ?? {}))}`,
        `visited call, first ring to conclusion: ${range(whole)}`,
        ...Object.entries(least?.deeds ?? {}).map(
          ([deed, counts]) => `of these, ${deed}: ${total(counts)} (${list(counts)})`,
        ),
        `beside it, one look at the desk: ${range(({ desk }) => total(desk))}; opening the case: ${range(({ visit }) => total(visit))}`,
      ],
    };
  } finally {
    await line.stop();
    await proxy.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Phases {
  deeds: Record<string, Record<string, number>>;
  press: Record<string, number>;
  desk: Record<string, number>;
  visit: Record<string, number>;
}

/** Real ms for what follows a write (stream, effects, the carrier's last words) to be over. */
const after = 1500;

async function oneCall(line: BenchLine, take: () => Record<string, number>, phone: string): Promise<Phases> {
  const consultant = line.consultant('konsulent1');
  const { visitId } = await line.staff('borgerservice1').registers({ name: 'Borger', phone, choice: 'none' });
  const citizen = line.citizen(`+45${phone}`);
  await sleep(after);
  const during = async (deed: () => Promise<unknown>) => {
    take();
    await deed();
    await sleep(after);
    return take();
  };
  const ring = await during(() => citizen.calls());
  const press = await during(() => citizen.presses('9'));
  const joined = await during(async () => {
    await citizen.presses('3');
    for (let looks = 0; looks < 100 && !(await citizen.isTalking()); looks += 1) await sleep(100);
  });
  const desk = await during(() => consultant.desk());
  const callId = (await consultant.desk()).call?.callId;
  const visit = await during(() => consultant.visit(visitId));
  const checklist = await during(() =>
    consultant.does('PUT', `/visits/${visitId}/checklist`, { version: 0, answers: demandedAnswers }),
  );
  const end = await during(() => consultant.does('POST', `/calls/${callId}/end`, { outcome: 'ended' }));
  const conclude = await during(() =>
    consultant.does('POST', `/visits/${visitId}/conclude`, { version: 1, category: 'jobparat', certainty: 'sikker' }),
  );
  const deeds = { 'ring to menu': ring, 'key 3 to conversation': joined, checklist, end, conclude };
  return { deeds, press, desk, visit };
}
