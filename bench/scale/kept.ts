import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Curve } from './curves.ts';
import { figureOf } from './figure.ts';

const bench = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(bench, 'scale.json');

/** The curves as they are kept, by the name of their axis. */
export type KeptCurves = Record<string, Curve[]>;

export function keptCurves(): KeptCurves {
  return JSON.parse(readFileSync(file, 'utf8'));
}

export function drawingOf(axis: string): string {
  return join(bench, 'curves', `${axis}.svg`);
}

/** Keeps the curves of one axis in place of those that stood there, and draws them. */
export function keepCurves(axis: { name: string; of: string }, curves: Curve[]): void {
  writeFileSync(file, textOf({ ...keptCurves(), [axis.name]: curves }));
  mkdirSync(dirname(drawingOf(axis.name)), { recursive: true });
  writeFileSync(drawingOf(axis.name), figureOf(axis, curves));
}

/** A point a line. */
function textOf(curves: KeptCurves): string {
  const spread = JSON.stringify(curves, null, 2);
  return `${spread.replaceAll(/\{\s*("[^{}[\]]*?)\s*\}/g, (_, inside: string) => `{ ${inside.replaceAll(/\s*\n\s*/g, ' ')} }`)}\n`;
}
