import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FunctionName, functionNames } from '../infra/function-names.ts';
import { memory } from '../infra/memory.ts';
import { sumOfUnits, type Units } from '../tests/line/capacity.ts';
import { cheapest } from './cheapest.ts';
import type { Measured } from './figures.ts';
import { startHost, type Told } from './host.ts';
import { type Invocation, type MeteredLine, playMetered } from './metered-line.ts';
import { duration, lambdaCost, prices, tableCost, type Work } from './prices.ts';
import { assumed, forThousand, type Need, room, sizes, waitOf } from './work.ts';

/**
 * How long a first invocation of a new process may take, in ms: a second or two for whoever waits, less a fifth of one that the service
 * takes before our code begins (assumed, not measured).
 */
const within: Record<FunctionName, number> = {
  // Somebody hears silence.
  voice: 800,
  // Somebody looks at a page that does not move.
  api: 1800,
  // A caller waits for the ring.
  dispatch: 1800,
  // Nobody waits; the carrier gives up after fifteen seconds.
  'carrier-status': 5000,
  replies: 5000,
  live: 5000,
  // Nobody waits, and there is a minute.
  project: 10_000,
  sweep: 10_000,
};

/** Events that are given again to a process of a function's own, to see what memory it takes once it has taken all it will. */
const replayed = 300;

interface Used extends Need {
  name: FunctionName;
  invocations: number;
}

/** What each function takes and what it would cost at each size of memory; and the Lambda, the API and the table of a whole call. */
export async function memorySizes(): Promise<Measured> {
  const line = await playMetered();
  try {
    const now = await line.now();
    const used: Used[] = [];
    for (const name of functionNames) used.push(await usedBy(name, line, now));
    return measured(used, line);
  } finally {
    await line.stop();
  }
}

async function usedBy(name: FunctionName, line: MeteredLine, now: string): Promise<Used> {
  const all = line.invocations(name);
  if (all.length === 0) throw new Error(`${name} was never called`);
  const setup = JSON.parse(readFileSync(join(line.folder, `${name}.env.json`), 'utf8'));
  const host = startHost({ file: setup.file, env: setup.env, now });
  const told: Told[] = [];
  for (let index = 0; index < replayed; index += 1)
    told.push(await host.ask(JSON.parse(all[index % all.length]?.event ?? '')));
  await host.end();
  const sum = (of: (one: (typeof told)[number]) => number) => told.slice(1).reduce((so, one) => so + of(one), 0);
  // A process has threads that collect and compile beside the one that answers; a function pays for them too.
  const others = told.length > 1 ? Math.max(1, sum(({ cpuMs }) => cpuMs) / sum(({ threadMs }) => threadMs)) : 1;
  const warm = all.filter(({ isFirst }) => !isFirst);
  const first = all.filter(({ isFirst }) => isFirst);
  return {
    name,
    invocations: all.length,
    work: {
      cpuMs: others * mean(warm.length > 0 ? warm : all, ({ cpuMs }) => cpuMs),
      waitMs: mean(warm.length > 0 ? warm : all, waitOf),
    },
    cold: { cpuMs: told[0]?.sinceStart.cpuMs ?? 0, waitMs: Math.max(...first.map(waitOf)) },
    peakMb: Math.max(...told.map(({ peakMb }) => peakMb)),
    within: within[name],
  };
}

function mean(all: Invocation[], of: (one: Invocation) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0) / all.length;
}

function measured(used: Used[], line: MeteredLine): Measured {
  const short = used.filter(({ name, peakMb }) => memory[name].megabytes < peakMb * room);
  return {
    name: 'memory sizes: what each function takes, and costs',
    budget: `the size that costs least with ${room} × the memory seen in use, whose first answer comes in time`,
    lines: [
      `CPU is the mean of an invocation that is not the first, of calls from first ring to conclusion, measured here on x86 and taken as Arm’s; ${assumed}; cold is a new process to its first answer`,
      `priced at ${prices.pricedAt}; below 1769 MB a function has a share of a processor in proportion`,
      ...costOfCall(used, line),
    ],
    table: {
      head: [
        '',
        'CPU, ms',
        'waits, ms',
        'cold CPU, ms',
        'peak, MB',
        ...sizes.map((size) => `$ a million at ${size}`),
        'cold may take',
        'by the rule',
        'in the stack: cold',
      ],
      rows: used.map(rowOf),
    },
    broken: short.map(({ name, peakMb }) => `${name} used ${peakMb.toFixed(0)} MB of ${memory[name].megabytes}`),
  };
}

function rowOf(one: Used): string[] {
  const { name, work, cold, peakMb } = one;
  const { megabytes } = memory[name];
  return [
    name,
    work.cpuMs.toFixed(1),
    work.waitMs.toFixed(0),
    cold.cpuMs.toFixed(0),
    peakMb.toFixed(0),
    ...sizes.map((size) => (size < peakMb * room ? 'too small' : (1_000_000 * lambdaCost(work, size)).toFixed(2))),
    seconds(one.within),
    String(cheapest(one)),
    `${megabytes}: ${seconds(duration(cold, megabytes))}`,
  ];
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** A whole visited call: the invocations that it caused, each at its mean, the requests to the API and the units of the table. */
function costOfCall(used: Used[], { perCall, units }: MeteredLine): string[] {
  const of = (name: FunctionName): Work => used.find((one) => one.name === name)?.work ?? { cpuMs: 0, waitMs: 0 };
  const lambda = Object.entries(perCall).reduce(
    (sum, [name, times]) => sum + times * lambdaCost(of(name as FunctionName), memory[name as FunctionName].megabytes),
    0,
  );
  const http = ((perCall.voice ?? 0) + (perCall['carrier-status'] ?? 0) + (perCall.api ?? 0)) * prices.httpApiRequest;
  const all: Units = sumOfUnits(units);
  const table = tableCost(all);
  return [
    `a whole visited call invokes ${Object.entries(perCall)
      .map(([name, times]) => `${name} ${times.toFixed(1)} ×`)
      .join(', ')}`,
    `and uses ${all.read} units of reading and ${all.write} of writing: Lambda $ ${forThousand(lambda)}, HTTP API $ ${forThousand(http)}, table $ ${forThousand(table)}, together $ ${forThousand(lambda + http + table)} for 1,000 calls, beside what desks ask while they look on (units as the local engine counts them)`,
    'the carrier’s minutes are paid beside that, by Twilio’s own list (twilio.com/en-us/voice/pricing/dk; not looked up here): at one cent a minute 1,000 calls of twenty minutes would be $ 200',
  ];
}
