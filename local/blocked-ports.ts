/** Ports that browsers, and Node's own fetch, refuse to ask: the list of the Fetch standard, "port blocking". */
export const blockedPorts: ReadonlySet<number> = new Set([
  ...[1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109],
  ...[110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530],
  ...[531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190],
  ...[5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080],
]);

/** What a line takes beside the port it is given. */
const offsets = { line: 0, carrier: 10, store: 20, 'sign-in': 30 } as const;

type Part = keyof typeof offsets;
const parts = Object.keys(offsets) as Part[];

/** @throws naming the port that nobody could ask, and one near it that can be given instead */
export function demandOpenPorts(port: number): void {
  const part = parts.find((each) => blockedPorts.has(port + offsets[each]));
  if (part === undefined) return;
  let other = port + 1;
  while (parts.some((each) => blockedPorts.has(other + offsets[each]))) other += 1;
  throw new Error(
    `--port: ${port} puts the ${part} on ${port + offsets[part]}, which browsers refuse to ask. ` +
      `Give another, such as --port ${other} (N, N+10, N+20, N+30 are used).`,
  );
}
