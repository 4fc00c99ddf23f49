import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { replaceDate } from './worker-date.ts';
import type { Answer, Order, WorkerSetup } from './worker-messages.ts';

type Handler = (event: unknown, context: unknown, callback: (error: unknown, result?: unknown) => void) => unknown;

const setup = workerData as WorkerSetup;
const port = parentPort;
if (!port) throw new Error('function-worker.ts runs only as a worker thread');

// Before the bundle is evaluated: a module may keep its own reference to Date.
replaceDate(setup.clock);

const described = (error: unknown) =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, ...(error.stack !== undefined && { stack: error.stack }) }
    : { errorType: 'Error', errorMessage: String(error) };

function contextOf(order: Order) {
  const deadline = performance.now() + setup.timeoutMs;
  return {
    functionName: setup.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:eu-west-1:000000000000:function:${setup.name}`,
    memoryLimitInMB: String(setup.memoryMb),
    awsRequestId: order.requestId,
    logGroupName: `/visitation-line/${setup.name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
  };
}

async function run(handler: Handler, order: Order): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const returned = handler(JSON.parse(order.event), contextOf(order), (error, result) =>
    error ? reject(error) : resolve(result),
  );
  return returned instanceof Promise ? returned : promise;
}

const say = (answer: Answer) => port.postMessage(answer);

try {
  const module = (await import(pathToFileURL(setup.file).href)) as Record<string, unknown>;
  const handler = module[setup.exportName];
  if (typeof handler !== 'function') throw new Error(`${setup.file} exports no function named ${setup.exportName}`);
  port.on('message', async (order: Order) => {
    try {
      const result = await run(handler as Handler, order);
      say({ kind: 'result', payload: JSON.stringify(result ?? null) });
    } catch (error) {
      say({ kind: 'failure', error: described(error) });
    }
  });
  say({ kind: 'ready' });
} catch (error) {
  say({ kind: 'init-failure', error: described(error) });
}
