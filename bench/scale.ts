import type { Measured } from './figures.ts';
import { calls } from './scale/axes/calls.ts';
import { consultants } from './scale/axes/consultants.ts';
import { contacts } from './scale/axes/contacts.ts';
import { units } from './scale/axes/units.ts';
import { type Curve, curveOf, departures, type MeasureName, tolerances } from './scale/curves.ts';
import { keepCurves, keptCurves } from './scale/kept.ts';
import { type Axis, measureSize, type SizeMeasured } from './scale/scaled-line.ts';

export const axes: readonly Axis[] = [units, consultants, contacts, calls];

const rounds = { timed: 25, sampled: 3 };

/** One axis by the name of its measurement. */
export const scale: Record<string, () => Promise<Measured>> = Object.fromEntries(
  axes.map((axis) => [`scale-${axis.name}`, () => along(axis)]),
);

/** All steps of an axis at each of its sizes, and whether their slopes are still those that are kept. */
async function along(axis: Axis): Promise<Measured> {
  const [least = 0, most = 0] = [axis.sizes[0], axis.sizes.at(-1)];
  // Once for nothing: what is compiled on the way would count for the smallest.
  await measureSize(axis, least, rounds);
  const sizes: SizeMeasured[] = [];
  for (const n of axis.sizes) sizes.push(await measureSize(axis, n, rounds));
  const curves = curvesOf(sizes);
  const heaps = sizes.map(({ n, keptMegabytes }) => `${keptMegabytes.toFixed(0)} at ${n.toLocaleString('en')}`);
  return {
    name: `scale: ${least.toLocaleString('en')} to ${most.toLocaleString('en')} ${axis.of}`,
    budget: `slopes as kept: of requests and rows within ${tolerances.requests}, of allocated memory ${tolerances.kilobytes}, of time ${tolerances.milliseconds}`,
    lines: [
      ...curves.map(lineOf),
      `heap in use after a collection, the table not in it: ${heaps.join(', ')} MB`,
      `what stands there: ${axis.stands}`,
    ],
    broken: departures(axis.name, { kept: keptCurves()[axis.name] ?? [], fresh: curves }),
    keep: () => keepCurves(axis, curves),
  };
}

/** The points of each step, from the smallest size on. */
export function curvesOf(sizes: readonly SizeMeasured[]): Curve[] {
  const steps = [...(sizes[0]?.points.keys() ?? [])];
  return steps.map((step) =>
    curveOf(
      step,
      sizes.flatMap(({ points }) => points.get(step) ?? []),
    ),
  );
}

function lineOf({ step, slopes, points }: Curve): string {
  const [first, last] = [points[0], points.at(-1)];
  const told = (measure: MeasureName, digits: number, unit: string) =>
    `${first?.[measure]?.toFixed(digits)} to ${last?.[measure]?.toFixed(digits)} ${unit} (slope ${slopes[measure]?.toFixed(2)})`;
  const ratio = (last?.milliseconds ?? Number.NaN) / (first?.milliseconds ?? Number.NaN);
  const time = `${ratio.toFixed(2)} × the time of the processor (slope ${slopes.milliseconds?.toFixed(2)})`;
  return `${step}: ${told('requests', 1, 'requests')}, ${told('rows', 1, 'rows')}, ${time}, ${told('kilobytes', 0, 'kB')}`;
}
