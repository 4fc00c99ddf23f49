import { setTimeout as sleep } from 'node:timers/promises';
import { prompts } from '../tests/line/states.ts';
import { said } from './budgets.ts';
import { type Measured, quantile } from './figures.ts';
import { type BenchLine, cps, startBenchLine } from './line.ts';

const rings = 60;

/** Key press that makes a call wait, to the softphone ringing, in real time: a little more than the wait itself, never less. */
export async function ring(): Promise<Measured> {
  const line = await startBenchLine();
  try {
    await line.consultant('konsulent1').goesOnDuty('manual');
    const waits: number[] = [];
    // The first rings warm what a long-running line has warm.
    for (let index = -3; index < rings; index += 1) {
      const took = await oneRing(line, index + 3);
      if (index >= 0) waits.push(took);
    }
    return {
      name: 'ring: key 3 (call waiting) to softphone ringing, local',
      budget: said('ring'),
      figures: { ring: quantile(waits, 0.95) },
      lines: [
        `p50 ${quantile(waits, 0.5).toFixed(0)} ms, p95 ${quantile(waits, 0.95).toFixed(0)} ms, ` +
          `${Math.min(...waits)} to ${Math.max(...waits)} ms over ${waits.length} rings; cps ${cps}`,
      ],
    };
  } finally {
    await line.stop();
  }
}

/** A caller without a number, so that hanging up leaves nothing behind; each has a telephone of their own. */
async function oneRing(line: BenchLine, index: number): Promise<number> {
  const citizen = line.citizen(`+4520${String(700_000 + index)}`);
  const consultant = line.consultant('konsulent1');
  await citizen.withholdsNumber();
  await citizen.calls();
  await until(async () => ((await citizen.heard()).length > 0 ? true : undefined));
  // No code: on to the menu, which follows when no more keys of one come.
  await citizen.presses('#');
  await until(async () =>
    (await citizen.heard()).some((said) => said.includes(prompts.menu.says)) ? true : undefined,
  );
  const [before] = await consultant.legs();
  const pressedAt = await line.now();
  await citizen.presses('3');
  const leg = await until(async () => {
    const [newest] = await consultant.legs();
    return newest?.status === 'ringing' && newest.callSid !== before?.callSid ? newest : undefined;
  });
  const rang = leg.heard.find(({ kind }) => kind === 'ring');
  if (rang === undefined) throw new Error('Nothing was heard of the ring');
  await citizen.hangsUp();
  await until(async () => ((await consultant.presence()) === 'available' ? true : undefined));
  return Date.parse(rang.at) - pressedAt;
}

async function until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  for (let tried = 0; tried < 400; tried += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(25);
  }
  throw new Error('It never came to that');
}
