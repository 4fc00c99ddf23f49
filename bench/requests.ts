import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Cost,
  type Counted,
  keyPressCosts,
  repeats,
  ringToMenuCost,
  wholeCallCosts,
} from '../tests/line/call-costs.ts';
import { startCountingStore } from '../tests/line/counting-store.ts';
import { startLine } from '../tests/line/line-under-test.ts';
import { createLiveDesk } from '../tests/line/live-desk.ts';
import { hourOfLookingOn } from '../tests/line/looking-on.ts';
import { freePort } from '../tests/year/free-port.ts';
import { said } from './budgets.ts';
import { type Measured, quantile } from './figures.ts';

/** The store of this measurement; the line itself takes its ports from the next free base. */
const storeOffset = 60;

/** Requests to the table, by the code that the tests of these budgets count with, in driven time: exact, the same on every machine. */
export async function requests(): Promise<Measured> {
  const ofCalls = await onOwnLine(async (counted) => {
    const presses = await keyPressCosts(counted);
    await counted.line.clear();
    const menu = await ringToMenuCost(counted);
    await counted.line.clear();
    return { presses, menu, costs: (await wholeCallCosts(counted)).costs };
  });
  // Each on a line of its own: what is told to a desk that looks on is asked for besides.
  const minutes = await onOwnLine(async (counted) => {
    const desk = createLiveDesk(counted.line.staff('borgerservice1'), { lineUrl: counted.line.at.line });
    const hour = await hourOfLookingOn({ ...counted, desk });
    await desk.cut();
    return hour;
  });
  return measured({ ...ofCalls, minutes });
}

async function onOwnLine<Found>(count: (counted: Counted) => Promise<Found>): Promise<Found> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const port = await freePort();
  const store = await startCountingStore(port + storeOffset, dataDir);
  try {
    const line = await startLine({ dataDir, port, env: { DYNAMODB_ENDPOINT: store.endpoint } });
    return await count({ line, store }).finally(() => line.stop());
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Counts {
  presses: Cost[];
  menu: Cost;
  costs: Cost[];
  minutes: number[];
}

function measured({ presses, menu, costs, minutes }: Counts): Measured {
  const figures = {
    keyPress: presses.find(({ name }) => name === repeats)?.requests.length ?? Number.NaN,
    ringToMenu: menu.requests.length,
    wholeCall: costs.reduce((sum, { requests: of }) => sum + of.length, 0),
    lookingOn: minutes.reduce((sum, of) => sum + of, 0) / minutes.length,
  };
  return {
    name: 'DynamoDB requests',
    budget: said('keyPress', 'ringToMenu', 'wholeCall', 'lookingOn'),
    figures,
    lines: [
      `key presses: ${presses.map(({ name, requests: of }) => `${name} ${of.length}`).join(', ')}`,
      'a key that leads to the menu or to free times costs one more than its read and its write: who waits and who is on duty, or what is free, is read when it is said, so that what is said is true',
      `first ring to menu, warm: ${figures.ringToMenu} (${list(menu)})`,
      `a whole visited call: ${figures.wholeCall}`,
      ...costs.filter(({ requests: of }) => of.length > 0).map((cost) => `of these, ${cost.name}: ${list(cost)}`),
      `an hour of looking on while nothing happens: ${figures.lookingOn.toFixed(2)} a minute, ${quantile(minutes, 1)} at most`,
    ],
  };
}

/** `5: 3 Query, 2 GetItem`, the most frequent first. */
function list({ requests: of }: Cost): string {
  const counts = Map.groupBy(of, ({ operation }) => operation);
  const each = [...counts].map(([name, those]) => ({ name, count: those.length }));
  return `${of.length}: ${each
    .toSorted((a, b) => b.count - a.count)
    .map(({ name, count }) => `${count} ${name}`)
    .join(', ')}`;
}
