import { crc32, deflateSync, inflateSync } from 'node:zlib';

/*
 * A screenshot has a few hundred colours, nearly all of it in a dozen: told by a palette of 256 it takes less than half the bytes. What the
 * browser writes is known: eight bits a colour, not interlaced, with or without a fourth byte for what shines through, which here nothing does.
 */

const signature = 8;
/** Length and name before what a chunk holds, a checksum after it. */
const [chunkHead, chunkEnd] = [8, 4];
const mostColours = 256;
const paletteType = 3;
const withAlpha = 6;

interface Pixels {
  width: number;
  height: number;
  /** Red, green and blue as one number, row by row. */
  colours: Uint32Array;
}

export function* chunksOf(png: Buffer): Generator<{ name: string; data: Buffer }> {
  for (let at = signature; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const from = at + chunkHead;
    yield { name: png.toString('latin1', at + 4, from), data: png.subarray(from, from + length) };
    at = from + length + chunkEnd;
  }
}

/** The neighbour that a byte is told by: left, above, their mean, or whichever of three is nearest (Paeth). */
function foretold(filter: number, [left, above, corner]: readonly [number, number, number]): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** Every row without its filter, with nothing above the first and to the left of each. */
function unfiltered(raw: Buffer, rowBytes: number, step: number): { plain: Buffer; stride: number } {
  const rows = raw.length / (rowBytes + 1);
  const stride = step + rowBytes;
  const plain = Buffer.alloc((rows + 1) * stride);
  for (let row = 0; row < rows; row += 1) {
    const from = row * (rowBytes + 1);
    const filter = raw.readUInt8(from);
    for (let at = 0; at < rowBytes; at += 1) {
      const here = (row + 1) * stride + step + at;
      const [left, above] = [plain.readUInt8(here - step), plain.readUInt8(here - stride)];
      const around = [left, above, plain.readUInt8(here - stride - step)] as const;
      plain[here] = raw.readUInt8(from + 1 + at) + foretold(filter, around);
    }
  }
  return { plain, stride };
}

function pixelsOf(png: Buffer): Pixels {
  const chunks = [...chunksOf(png)];
  const head = chunks.find(({ name }) => name === 'IHDR')?.data ?? Buffer.alloc(13);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const step = head[9] === withAlpha ? 4 : 3;
  const raw = inflateSync(Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data)));
  const { plain, stride } = unfiltered(raw, width * step, step);
  const place = (pixel: number) => (Math.floor(pixel / width) + 1) * stride + step + (pixel % width) * step;
  const colours = Uint32Array.from({ length: width * height }, (_, pixel) => plain.readUIntBE(place(pixel), 3));
  return { width, height, colours };
}

function distance(one: number, other: number): number {
  const part = (shift: number) => ((one >> shift) & 255) - ((other >> shift) & 255);
  return part(16) ** 2 + part(8) ** 2 + part(0) ** 2;
}

/** The most frequent colours, and for each colour the place of the one nearest to it. */
function paletteFor(colours: Uint32Array): { palette: number[]; placeOf: Map<number, number> } {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts].toSorted(([one, often], [other, oftener]) => oftener - often || one - other);
  const palette = byCount.slice(0, mostColours).map(([colour]) => colour);
  const nearest = (colour: number) =>
    palette.reduce((best, one, at) => (distance(one, colour) < distance(palette[best] ?? 0, colour) ? at : best), 0);
  return { palette, placeOf: new Map(byCount.map(([colour]) => [colour, nearest(colour)])) };
}

export function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}

/** The same picture in at most 256 colours. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, colours } = pixelsOf(png);
  const { palette, placeOf } = paletteFor(colours);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, paletteType], 8);
  const rows = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, pixel) => {
    const row = Math.floor(pixel / width);
    rows[row * (width + 1) + 1 + (pixel % width)] = placeOf.get(colour) ?? 0;
  });
  return Buffer.concat([
    png.subarray(0, signature),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
