import { existsSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { runsAs, startStore } from 'lambda-local/store';
import { createClient } from '../../functions/adapters/dynamo-client.ts';
import { openTable } from '../../functions/adapters/open-table.ts';
import { createStore, type Store } from '../../functions/adapters/store.ts';
import type { LineFile } from '../../local/line-file.ts';
import { openLineStore } from '../../local/seed/line-store.ts';
import { root } from '../bundle.ts';
import { dataFolder, localTable, runningLine } from '../line-here.ts';
import { readStackOutputs, type StackOutputs } from '../stack-outputs.ts';
import type { Whereabouts } from './read-wish.ts';
import { Refused } from './refused.ts';

/** An open table, and what is known of the line around it. */
export interface Place {
  store: Store;
  /** Where it is, in words. */
  name: string;
  isInAws: boolean;
  /** The line that runs on it on this machine. */
  line?: LineFile;
  stack?: StackOutputs;
  close(): Promise<void>;
}

/** Opens the table that is meant. @throws Refused where there is none to be opened */
export async function openPlace(where: Whereabouts): Promise<Place> {
  const { data, endpoint, table, stack } = where;
  if (endpoint !== undefined) return openHere(endpoint, table ?? localTable);
  if (stack !== undefined || table !== undefined) return openInAws(where);
  const line = runningLine(data);
  return line === undefined ? openStopped(dataFolder(data)) : { ...openHere(line.store, localTable), line };
}

function openHere(storeEndpoint: string, tableName: string): Place {
  const { store, close } = openLineStore({ storeEndpoint, tableName });
  return { store, name: `table ${tableName} at ${storeEndpoint}`, isInAws: false, close: async () => close() };
}

function openInAws({ stack, table, region }: Whereabouts): Place {
  const outputs = stack === undefined ? undefined : readStackOutputs(stack, region);
  const tableName = outputs?.TableName ?? table;
  if (tableName === undefined) throw new Refused(`The stack ${stack} has no table. Name it with --table.`);
  const client = createClient({ region });
  const reading = {
    now: () => new Date().toISOString(),
    onSetAside: (key: string) => console.log(`set aside: ${key}`),
  };
  return {
    store: createStore(openTable(tableName, client), reading),
    name: `table ${tableName} in AWS, ${region}`,
    isInAws: true,
    ...(outputs !== undefined && { stack: outputs }),
    close: async () => client.destroy(),
  };
}

/** The store of a line that does not run is started for this moment. */
async function openStopped(dataDir: string): Promise<Place> {
  const claim = join(dataDir, 'main.pid');
  if (existsSync(claim) && runsAs(Number(readFileSync(claim, 'utf8')), 'local/main'))
    throw new Refused(`A line is starting on ${dataDir}. Wait until it says that it is ready, and try again.`);
  if (!existsSync(join(dataDir, 'store.db')))
    throw new Refused(
      `No line has ever run on ${dataDir}. Start one with npm start, name another folder with --data, or a table with --stack or --table.`,
    );
  const kept = await startStore({ dataDir, port: await freePort(), root });
  const { store, name, close } = openHere(kept.endpoint, localTable);
  return {
    store,
    name: `${name}, of the line that does not run on ${dataDir}`,
    isInAws: false,
    async close() {
      await close();
      await kept.close();
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = net.createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => done(port));
    });
  });
}
