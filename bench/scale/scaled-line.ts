import { unit } from '../../tests/fixtures/case.ts';
import { rings } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, type Person } from '../../tests/fixtures/line-people.ts';
import { counted } from './counted-table.ts';
import type { Point } from './curves.ts';
import { createDiskTable, type DiskTable } from './disk-table.ts';
import { keptMegabytes, measureAll, type Rounds, type Step } from './measure.ts';

/** The deployed handlers in one process, over a counted table on disk. */
export interface ScaledLine {
  line: LineInMemory;
  table: DiskTable;
  /** The same, counted. */
  counting: DiskTable;
  take: ReturnType<typeof counted<DiskTable>>['take'];
  close(): void;
}

export async function openScaledLine(): Promise<ScaledLine> {
  const table = createDiskTable();
  const counting = counted(table);
  const line = await createLine({ table: counting });
  return { line, table, counting, take: counting.take, close: table.close };
}

/** One of the four things that grow. */
export interface Axis {
  name: string;
  /** What there are so many of, for the drawing. */
  of: string;
  sizes: readonly number[];
  /** Some that are quickly made: with them each test run compares its counts. */
  fewSizes: readonly number[];
  /** What the text says of it: what stands there, and what does not. */
  stands: string;
  /** Fills a line up to a size, and says what is measured there. */
  steps(scaled: ScaledLine, n: number): Promise<Step[]>;
}

export interface SizeMeasured {
  n: number;
  /** By the name of the step. */
  points: Map<string, Point>;
  keptMegabytes: number;
}

/** Everything that is measured at one size, on a line of its own. */
export async function measureSize(axis: Axis, n: number, rounds: Rounds): Promise<SizeMeasured> {
  const scaled = await openScaledLine();
  try {
    const points = await measureAll(n, await axis.steps(scaled, n), { take: scaled.take, rounds });
    // What is still to be counted is let go of.
    scaled.take();
    return { n, points, keptMegabytes: keptMegabytes() };
  } finally {
    scaled.close();
  }
}

/** Somebody the unit knows rings and hears the menu, and stays there: who hangs up is called back, which would be somebody more to be rung. */
export function ringToMenu({ line }: ScaledLine): Step {
  let known = 0;
  let phone = '';
  return {
    name: 'first ring to menu, a number that is known',
    before: async () => {
      known += 1;
      phone = `2${String(7_000_000 + known)}`;
      await registers(line, phone);
    },
    does: async () => {
      const caller = await rings(line, `+45${phone}`, unit.number);
      if (!caller.heard.includes('ryk 3')) throw new Error(`No menu: ${caller.heard}`);
    },
  };
}

/** Somebody is registered at the desk and has chosen nothing yet. */
export async function registers(line: LineInMemory, phone: string, name = 'Anne Jensen'): Promise<{ visitId: string }> {
  const { status, body } = await line.ask('POST', '/applicants', { as: birgit, body: { name, phone, choice: 'none' } });
  if (status >= 300) throw new Error(`Registered: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** A request to a staff route that has to succeed. */
export function asks(line: LineInMemory, as: Person, [method, path, body]: [string, string, unknown?]) {
  return async () => {
    const answer = await line.ask(method, path, { as, body });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  };
}

export function deskLook({ line }: ScaledLine, as: Person): Step {
  return { name: 'a look at the desk', does: asks(line, as, ['GET', '/desk']) };
}
