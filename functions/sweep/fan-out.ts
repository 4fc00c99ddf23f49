import { logCodes } from '../log-codes.ts';
import type { SweepDeps } from './deps.ts';

/** Runs asked for at once: all municipalities of the country are asked for in a second, and Lambda is not asked for a hundred runs in one instant. */
const atOnce = 10;

/** One run for each unit. One that is not accepted keeps no other from its own, and is asked for again in a minute. */
export async function fanOut({ store, sweepLater, log }: SweepDeps): Promise<void> {
  const waiting = await store.unitIds();
  const ask = async () => {
    for (let unitId = waiting.shift(); unitId !== undefined; unitId = waiting.shift())
      await sweepLater(unitId).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : 'unknown';
        log.error(logCodes.dutyFailed, { kind: 'fanOut', unitId, reason });
      });
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
}
