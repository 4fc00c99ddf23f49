import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/bundle.ts';

interface Stop {
  file: string;
  /** A word that both sides know, where no import leads here. */
  by: string | undefined;
}

/** More than this nobody keeps in mind. */
const mostStops = 8;

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** The lists of a document, by their headings. */
function walksIn(text: string): { name: string; stops: Stop[] }[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => ({
      name: section.split('\n', 1)[0] ?? '',
      stops: [...section.matchAll(/^\d+\. (?:By `([^`]+)`: )?`([^`]+)`/gm)].map(([, by, file = '']) => ({ file, by })),
    }));
}

/** What of ours a file imports; without `types`, only what it runs. */
function importsOf(file: string, { types = true } = {}): string[] {
  return [...read(file).matchAll(/^import (type )?[^;]*?from '(\.[^']+)'/gm)]
    .filter(([, type]) => types || type === undefined)
    .map(([, , path = '']) => normalize(join(dirname(file), path)));
}

/** What is wrong with a walk, in words. */
function wrongWith(stops: readonly Stop[]): string[] {
  const missing = stops.filter(({ file }) => !existsSync(join(root, file))).map(({ file }) => `${file} is not there`);
  if (missing.length > 0) return missing;
  return stops.flatMap(({ file, by }, index) => {
    const before = stops.slice(0, index).map((stop) => stop.file);
    const back = importsOf(file, { types: false }).filter(
      (other) => before.includes(other) && dirname(other) !== dirname(file),
    );
    return [
      ...back.map((other) => `${file} goes back to ${other}`),
      ...(isReached(file, by, before) ? [] : [`${file} is not reached`]),
    ];
  });
}

function isReached(file: string, by: string | undefined, before: readonly string[]): boolean {
  if (before.length === 0) return true;
  if (by !== undefined)
    return [file, ...before].filter((one) => read(one).includes(by)).length > 1 && read(file).includes(by);
  const direct = before.flatMap((one) => importsOf(one));
  return (
    direct.includes(file) ||
    direct.filter((one) => existsSync(join(root, one))).some((one) => importsOf(one).includes(file))
  );
}

const walks = walksIn(read('docs/walk.md'));

describe('the walks through the code', () => {
  test('are those of a key press, of a checklist answer, and of an event into a figure', () => {
    expect(walks.map(({ name }) => name)).toEqual(['A key press', 'A checklist answer', 'An event into a figure']);
    for (const { stops } of walks) expect(stops.length).toBeGreaterThan(4);
  });

  test.each(walks)('$name: files that exist, few, each reached from those before, and none going back', ({ stops }) => {
    expect(stops.length).toBeLessThanOrEqual(mostStops);
    expect(wrongWith(stops)).toEqual([]);
  });

  test('would be found out', () => {
    const [first, second] = ['functions/voice/handler.ts', 'flows/visit/cpr.ts'].map((file) => ({
      file,
      by: undefined,
    }));
    if (first === undefined || second === undefined) throw new Error('Two stops were given');
    expect(wrongWith([first, second])).toEqual(['flows/visit/cpr.ts is not reached']);
    expect(
      wrongWith([
        { file: 'flows/report/count.ts', by: undefined },
        { file: 'functions/project/handler.ts', by: 'additionsOf' },
      ]),
    ).toEqual(['functions/project/handler.ts goes back to flows/report/count.ts']);
    expect(wrongWith([{ file: 'flows/none.ts', by: undefined }])).toEqual(['flows/none.ts is not there']);
  });
});
