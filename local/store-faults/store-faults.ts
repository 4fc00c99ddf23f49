import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from 'lambda-local/http-event';
import { createFaultChooser, readFaultPlan } from './fault-plan.ts';
import { type FaultyStore, startFaultyStore } from './faulty-store.ts';

export interface StoreFaults {
  /** Answers `/store-faults`: GET tells what is planned and how often it happened, PUT plans anew. False for any other path. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * The store's faults on demand.
 * @param store address of the true store
 * @param goThrough called once, before the first faults, with the address that everybody who may meet them is to use from now on:
 *   until then nobody pays for a proxy
 */
export function createStoreFaults(store: string, goThrough: (endpoint: string) => void): StoreFaults {
  const faults = createFaultChooser();
  let proxy: Promise<FaultyStore> | undefined;
  async function begin(): Promise<FaultyStore> {
    const started = await startFaultyStore(store, faults);
    goThrough(started.endpoint);
    return started;
  }

  async function put(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const plan = readFaultPlan(await readJson(request));
    if ('error' in plan) return sendJson(response, 400, plan);
    if (plan.every > 0) {
      proxy ??= begin();
      await proxy;
    }
    faults.set(plan);
    response.writeHead(204).end();
  }

  return {
    async handle(request, response) {
      if (request.url?.split('?')[0] !== '/store-faults') return false;
      if (request.method === 'PUT') await put(request, response);
      else if (request.method === 'GET') sendJson(response, 200, faults.report());
      else sendJson(response, 405, { error: 'GET or PUT' });
      return true;
    },
    close: async () => (await proxy)?.close(),
  };
}

/** The body, or undefined where it is no JSON. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}
