import net from 'node:net';

/** Lines take their port and the ones 10, 20 and 30 above. */
const BASES = Array.from({ length: 10 }, (_, index) => 5600 + index);

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = net.createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });

/** A port for a line. @throws when none of ten is free with its companions */
export const freePort = async (): Promise<number> => {
  for (const base of BASES) {
    const free = await Promise.all([0, 10, 20, 30].map((offset) => isFree(base + offset)));
    if (free.every(Boolean)) return base;
  }
  throw new Error(`No four free ports from ${BASES[0]} on`);
};
