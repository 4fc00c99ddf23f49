import net from 'node:net';

/** Lines take their port and the ones 10, 20 and 30 above. */
const bases = Array.from({ length: 10 }, (_, index) => 5600 + index);

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = net.createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}

/** A port for a line. @throws when none of ten is free with its companions */
export async function freePort(): Promise<number> {
  for (const base of bases) {
    const free = await Promise.all([0, 10, 20, 30].map((offset) => isFree(base + offset)));
    if (free.every(Boolean)) return base;
  }
  throw new Error(`No four free ports from ${bases[0]} on`);
}
