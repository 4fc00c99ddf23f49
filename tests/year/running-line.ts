import { createClient } from '../../functions/adapters/dynamo-client.ts';
import { createTable } from '../../functions/adapters/dynamo-table.ts';
import { startLine } from '../line/line-under-test.ts';
import { freePort } from './free-port.ts';
import type { PlayedLine } from './played-line.ts';

import type { Rules } from './rules.ts';

/** A whole line as a process of its own, reached over HTTP. @param begins epoch ms at which its clock stands at first */
export async function openRunningLine({ policy }: Rules, begins: number): Promise<PlayedLine> {
  const line = await startLine({ at: new Date(begins).toISOString(), port: await freePort(), policy });
  const client = createClient({
    endpoint: line.at.store,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  let now = begins;
  return {
    citizen: line.citizen,
    staff: line.staff,
    consultant: line.consultant,
    callOf: line.callOf,
    now: () => now,
    passTo: async (moment) => {
      if (moment <= now) return;
      await line.pass(`PT${(moment - now) / 1000}S`);
      now = moment;
    },
    table: async () => {
      // Asking for the time waits until everything is counted.
      await line.now();
      return createTable('visitation-line', client);
    },
    violations: () => [],
    struck: () => ({}),
    stop: async () => {
      client.destroy();
      await line.stop();
    },
  };
}
