import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countedOnly, departures } from './scale/curves.ts';
import { figureOf } from './scale/figure.ts';
import { drawingOf, keptCurves } from './scale/kept.ts';
import { measureSize, type SizeMeasured } from './scale/scaled-line.ts';
import { axes, curvesOf } from './scale.ts';

const onlyCounted = { timed: 0, sampled: 0 };
const kept = keptCurves();

test.each(axes)(
  'what a step asks of the table grows with $name as the kept curves do',
  async (axis) => {
    const sizes: SizeMeasured[] = [];
    for (const n of axis.fewSizes) sizes.push(await measureSize(axis, n, onlyCounted));
    const fresh = curvesOf(sizes);
    expect(departures(axis.name, { kept: kept[axis.name] ?? [], fresh }, countedOnly)).toEqual([]);
  },
  60_000,
);

test('the drawings are those of the kept curves', () => {
  for (const axis of axes)
    expect(readFileSync(drawingOf(axis.name), 'utf8')).toBe(figureOf(axis, kept[axis.name] ?? []));
});
