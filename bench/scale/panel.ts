import { type Curve, type MeasureName, valuesOf } from './curves.ts';

/** Where a panel stands in its figure, and what it shows. */
export interface PanelOptions {
  title: string;
  measure: MeasureName;
  /** Under the axis of sizes. */
  sizes: string;
  curves: readonly Curve[];
  at: { x: number; y: number };
}

export const panelSize = { width: 470, height: 300 };
const plot = { left: 56, right: 372, top: 40, bottom: 248 };
/** Slopes that are printed beside each other's lines are so far apart. */
const lineHeight = 15;

interface Scale {
  (value: number): number;
  /** Powers of ten. */
  ticks: number[];
}

/** A logarithmic scale over whole powers of ten. */
function scaleOf(values: readonly number[], [from, to]: [number, number]): Scale {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  const scale = (value: number) => from + ((Math.log10(value) - first) / (last - first)) * (to - from);
  return Object.assign(scale, { ticks: Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index)) });
}

/** One measure over the sizes, each step a line with its slope at the end. */
export function panelOf({ title, measure, sizes, curves, at }: PanelOptions): string {
  const lines = curves.map((curve) => seen(valuesOf(curve.points, measure), measure));
  const all = lines.flat();
  const x = scaleOf(
    all.map(({ n }) => n),
    [plot.left, plot.right],
  );
  const y = scaleOf(
    all.map(({ value }) => value),
    [plot.bottom, plot.top],
  );
  const ends = apart(lines.map((line) => y(line.at(-1)?.value ?? 1)));
  const drawn = lines.map((line, index) => {
    const label = `slope ${(curves[index]?.slopes[measure] ?? 0).toFixed(2)}`;
    const places = line.map(({ n, value }) => ({ x: x(n), y: y(value) }));
    return lineOf(places, { index, label, labelAt: ends[index] ?? 0 });
  });
  return [
    `<g transform="translate(${at.x} ${at.y})">`,
    `<text class="title" x="${plot.left - 40}" y="18">${title}</text>`,
    ...gridOf(x, y),
    `<text class="axis" text-anchor="middle" x="${(plot.left + plot.right) / 2}" y="${plot.bottom + 36}">${sizes}</text>`,
    ...drawn,
    '</g>',
  ].join('\n');
}

/** Times are read as multiples of the one at the smallest size. */
function seen(values: { n: number; value: number }[], measure: MeasureName) {
  const smallest = measure === 'milliseconds' ? (values[0]?.value ?? 1) : 1;
  return values.map(({ n, value }) => ({ n, value: Math.max(value / smallest, 0.1) }));
}

function gridOf(x: Scale, y: Scale): string[] {
  return [
    ...y.ticks.map(
      (tick) =>
        `<path class="grid" d="M${plot.left} ${round(y(tick))}H${plot.right}"/>` +
        `<text class="tick" text-anchor="end" x="${plot.left - 8}" y="${round(y(tick) + 4)}">${numberOf(tick)}</text>`,
    ),
    ...x.ticks.map(
      (tick) =>
        `<path class="grid" d="M${round(x(tick))} ${plot.top}V${plot.bottom}"/>` +
        `<text class="tick" text-anchor="middle" x="${round(x(tick))}" y="${plot.bottom + 18}">${numberOf(tick)}</text>`,
    ),
  ];
}

interface Drawn {
  index: number;
  label: string;
  labelAt: number;
}

function lineOf(places: readonly { x: number; y: number }[], { index, label, labelAt }: Drawn): string {
  const path = places.map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
  const last = places.at(-1);
  return [
    `<g class="s${index}">`,
    `<path class="line" d="${path}"/>`,
    ...places.map((place) => markOf(index, place)),
    `<path class="lead" d="M${round((last?.x ?? 0) + 6)} ${round(last?.y ?? 0)}L${plot.right + 16} ${round(labelAt)}"/>`,
    `<text class="slope" x="${plot.right + 20}" y="${round(labelAt + 4)}">${label}</text>`,
    '</g>',
  ].join('');
}

/** Each step has a mark of its own, so that nobody needs its colour. */
export function markOf(index: number, { x, y }: { x: number; y: number }): string {
  const shapes = [
    'M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0',
    'M-4 -4H4V4H-4Z',
    'M0 -5L5 0L0 5L-5 0Z',
    'M0 -5L5 4H-5Z',
    'M0 5L5 -4H-5Z',
  ];
  return `<path class="mark" transform="translate(${round(x)} ${round(y)})" d="${shapes[index % shapes.length]}"/>`;
}

/** The same heights, moved so that none covers another. */
function apart(heights: readonly number[]): number[] {
  const order = heights.map((height, index) => ({ height, index })).toSorted((a, b) => a.height - b.height);
  let taken = Number.NEGATIVE_INFINITY;
  const moved = order.map(({ height, index }) => {
    taken = Math.max(height, taken + lineHeight);
    return { height: taken, index };
  });
  const over = Math.max(0, taken - plot.bottom);
  const placed = [...heights];
  for (const { height, index } of moved) placed[index] = height - over;
  return placed;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function numberOf(tick: number): string {
  return tick >= 1 ? tick.toLocaleString('en') : String(tick);
}
