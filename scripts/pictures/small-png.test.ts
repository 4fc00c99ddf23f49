import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { chunk, chunksOf, smallPng } from './small-png.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A row as a browser writes it: each byte less its neighbour by this filter. */
function filtered(filter: number, [row, above]: readonly [number[], number[]], step: number): number[] {
  const paeth = (left: number, up: number, corner: number) =>
    [left, up, corner].toSorted(
      (one, other) => Math.abs(left + up - corner - one) - Math.abs(left + up - corner - other),
    )[0] ?? 0;
  return row.map((byte, at) => {
    const [left = 0, up = 0, corner = 0] = [row[at - step], above[at], above[at - step]];
    const told = [0, left, up, Math.floor((left + up) / 2), paeth(left, up, corner)][filter] ?? 0;
    return (byte - told) & 255;
  });
}

function pngOf(rows: number[][], step: 3 | 4): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE((rows[0]?.length ?? 0) / step, 0);
  head.writeUInt32BE(rows.length, 4);
  head.set([8, step === 3 ? 2 : 6], 8);
  const written = rows.flatMap((row, at) => [at % 5, ...filtered(at % 5, [row, rows[at - 1] ?? []], step)]);
  const data = deflateSync(Buffer.from(written));
  const halves = [data.subarray(0, 9), data.subarray(9)].map((half) => chunk('IDAT', half));
  return Buffer.concat([signature, chunk('IHDR', head), ...halves, chunk('IEND', Buffer.alloc(0))]);
}

/** What a palette picture shows, row by row. */
function shownBy(png: Buffer): number[][] {
  const of = (name: string) => [...chunksOf(png)].find((one) => one.name === name)?.data ?? Buffer.alloc(0);
  const [width, palette, rows] = [of('IHDR').readUInt32BE(0), of('PLTE'), inflateSync(of('IDAT'))];
  return Array.from({ length: rows.length / (width + 1) }, (_, row) =>
    [...rows.subarray(row * (width + 1) + 1, (row + 1) * (width + 1))].flatMap((place) => [
      ...palette.subarray(place * 3, place * 3 + 3),
    ]),
  );
}

/** Ten rows, so that every filter is there twice, of colours that repeat. */
function rowsOf(step: 3 | 4, colours: number): number[][] {
  return Array.from({ length: 10 }, (_, row) =>
    Array.from({ length: 40 }, (_, column) => {
      const at = (row * 40 + column) % colours;
      return [(at * 7) % 256, (at * 31) % 256, at % 256, 255].slice(0, step);
    }).flat(),
  );
}

describe('a picture in a palette', () => {
  test.each([3, 4] as const)('of few colours is the same to the dot, from %i bytes a dot', (step) => {
    const rows = rowsOf(step, 200);
    const opaque = rows.map((row) => row.filter((_, at) => at % step < 3));
    expect(shownBy(smallPng(pngOf(rows, step)))).toEqual(opaque);
  });

  test('of 401 colours keeps 256, the most frequent among them, and shows the nearest for the others', () => {
    const rows = Array.from({ length: 20 }, (_, row) =>
      Array.from({ length: 40 }, (_, column) => (row < 10 ? [9, 9, 9] : [200, row, column * 4])).flat(),
    );
    const shown = shownBy(smallPng(pngOf(rows, 3)));
    expect(shown.slice(0, 10)).toEqual(rows.slice(0, 10));
    const off = shown.flat().map((byte, at) => Math.abs(byte - (rows.flat()[at] ?? 0)));
    expect(Math.max(...off)).toBeGreaterThan(0);
    expect(Math.max(...off)).toBeLessThan(8);
  });
});
