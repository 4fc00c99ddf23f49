import { expect, test } from 'vitest';
import { blockedPorts } from './blocked-ports.ts';
import { readStartOptions } from './start-options.ts';

function started(...args: string[]) {
  return readStartOptions(args, '/');
}

test.each([
  [6000, 'line on 6000', 6001],
  [5990, 'carrier on 6000', 5991],
  [5980, 'store on 6000', 5981],
  [5970, 'sign-in on 6000', 5971],
  [6665, 'line on 6665', 6670],
  [10_060, 'store on 10080', 10_061],
])('--port %i is refused: it puts the %s, and %i is named instead', (port, part, other) => {
  expect(() => started('--port', String(port))).toThrow(
    `--port: ${port} puts the ${part}, which browsers refuse to ask`,
  );
  expect(() => started('--port', String(port))).toThrow(`such as --port ${other} (`);
  expect(started('--port', String(other)).port).toBe(other);
});

test('every port on the list is one that fetch refuses by itself', async () => {
  const refused = [...blockedPorts].map((port) =>
    fetch(`http://127.0.0.1:${port}/`).catch((error: Error) => (error.cause as Error).message),
  );
  expect(new Set(await Promise.all(refused))).toEqual(new Set(['bad port']));
});

test('--town alone is a usual day, and a number says how busy it is', () => {
  expect(started().town).toBeUndefined();
  expect(started('--town').town).toBe(12);
  expect(started('--town', '--empty').town).toBe(12);
  expect(started('--town', '30', '--empty')).toMatchObject({ town: 30, demo: false });
  expect(started('--town=5').town).toBe(5);
});

test.each(['0', '121', 'busy', ''])('--town %j is refused with what to write', (town) => {
  expect(() => started('--town', town)).toThrow(
    `--town: ${town} is no number of calls an hour from 1 to 120. Write --town 12, or --town alone for as many.`,
  );
});
