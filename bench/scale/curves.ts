/** What one step cost at one size. */
export interface Point {
  n: number;
  requests: number;
  rows: number;
  milliseconds: number;
  /** What it allocated; absent where it was not sampled. */
  kilobytes?: number;
}

export const measureNames = ['requests', 'rows', 'milliseconds', 'kilobytes'] as const;
export type MeasureName = (typeof measureNames)[number];

/** A step over the sizes of its axis, and how each measure grows with them. */
export interface Curve {
  step: string;
  slopes: Partial<Record<MeasureName, number>>;
  points: Point[];
}

/** What is counted, and no matter of the machine. */
export const countedOnly: readonly MeasureName[] = ['requests', 'rows'];

/** By how much a slope may differ from the kept one: counts hardly, time and sampled memory as they do from run to run. */
export const tolerances: Record<MeasureName, number> = {
  requests: 0.05,
  rows: 0.05,
  milliseconds: 0.5,
  kilobytes: 0.25,
};

/** Nothing at all has no logarithm. */
const least = 0.01;

/** Of the logarithms, by least squares: 0 is flat, 1 grows as the size does. */
export function slopeOf(values: readonly { n: number; value: number }[]): number {
  const logs = values.map(({ n, value }) => [Math.log10(n), Math.log10(Math.max(value, least))] as const);
  const [x, y] = [mean(logs.map(([one]) => one)), mean(logs.map(([, other]) => other))];
  const together = logs.reduce((sum, [one, other]) => sum + (one - x) * (other - y), 0);
  return together / logs.reduce((sum, [one]) => sum + (one - x) ** 2, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Values of one measure, where it was measured. */
export function valuesOf(points: readonly Point[], measure: MeasureName): { n: number; value: number }[] {
  return points.flatMap(({ n, [measure]: value }) => (value === undefined ? [] : [{ n, value }]));
}

/** A curve of its points, as exact as they are read. */
export function curveOf(step: string, exact: readonly Point[]): Curve {
  const points = exact.map(({ milliseconds, requests, rows, kilobytes, n }) => ({
    n,
    requests: roundedTo(2, requests),
    rows: roundedTo(2, rows),
    milliseconds: roundedTo(3, milliseconds),
    ...(kilobytes !== undefined && { kilobytes: roundedTo(0, kilobytes) }),
  }));
  const slopes: Curve['slopes'] = {};
  for (const measure of measureNames) {
    const values = valuesOf(points, measure);
    if (values.length > 1) slopes[measure] = roundedTo(2, slopeOf(values));
  }
  return { step, slopes, points };
}

function roundedTo(digits: number, value: number): number {
  // Not minus nothing.
  return Math.round(value * 10 ** digits) / 10 ** digits + 0;
}

/** Where a new run has left the kept slopes, a sentence each; both are taken over the sizes that both runs have. */
export function departures(
  axis: string,
  { kept, fresh }: { kept: readonly Curve[]; fresh: readonly Curve[] },
  of: readonly MeasureName[] = measureNames,
): string[] {
  const missing = kept.filter(({ step }) => !fresh.some((one) => one.step === step));
  const gone = missing.map(({ step }) => `${axis}: ${step} is kept and was not measured`);
  return [...gone, ...fresh.flatMap((curve) => departuresOf(axis, curve, { kept, of }))];
}

interface Against {
  kept: readonly Curve[];
  of: readonly MeasureName[];
}

function departuresOf(axis: string, { step, points }: Curve, { kept, of }: Against): string[] {
  const known = kept.find((one) => one.step === step);
  if (known === undefined) return [`${axis}: ${step} was measured and is not kept yet`];
  const sizes = points.map(({ n }) => n).filter((n) => known.points.some((point) => point.n === n));
  if (sizes.length < 2) return [`${axis}: ${step} was kept at other sizes`];
  return of.flatMap((measure) => {
    const slopeIn = (all: readonly Point[]) => slopeOf(valuesOf(all, measure).filter(({ n }) => sizes.includes(n)));
    const [was, is] = [slopeIn(known.points), slopeIn(points)];
    if (Number.isNaN(was) || Number.isNaN(is) || Math.abs(is - was) <= tolerances[measure]) return [];
    const range = `from ${Math.min(...sizes)} to ${Math.max(...sizes)} ${axis}`;
    return [
      `${step}, ${measure} ${range}: slope ${is.toFixed(2)}, kept ${was.toFixed(2)}, tolerance ${tolerances[measure]}`,
    ];
  });
}
