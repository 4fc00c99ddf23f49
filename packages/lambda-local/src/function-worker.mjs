// Plain JavaScript on purpose: a worker that must strip types first takes 8 MB and 30 ms more, and there are many workers.
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { replaceDate } from './worker-date.mjs';

/** @type {import('./worker-messages.ts').WorkerSetup} */
const setup = workerData;
const port = parentPort;
if (!port) throw new Error('function-worker.mjs runs only as a worker thread');

// Before the bundle is evaluated: a module may keep its own reference to Date.
replaceDate(setup.clock);

/** @param {unknown} error */
function described(error) {
  return error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, ...(error.stack !== undefined && { stack: error.stack }) }
    : { errorType: 'Error', errorMessage: String(error) };
}

/** @param {import('./worker-messages.ts').Order} order */
function contextOf(order) {
  const deadline = performance.now() + setup.timeoutMs;
  return {
    functionName: setup.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:eu-west-1:000000000000:function:${setup.name}`,
    memoryLimitInMB: String(setup.memoryMb),
    awsRequestId: order.requestId,
    logGroupName: `/aws/lambda/${setup.name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
  };
}

/** Runs a handler that returns a promise, or one that calls back. */
async function run(handler, order) {
  const { promise, resolve, reject } = Promise.withResolvers();
  const returned = handler(JSON.parse(order.event), contextOf(order), (error, result) =>
    error ? reject(error) : resolve(result),
  );
  return returned instanceof Promise ? returned : promise;
}

/** @param {import('./worker-messages.ts').Answer} answer */
function say(answer) {
  port.postMessage(answer);
}

try {
  const module = await import(pathToFileURL(setup.file).href);
  const handler = module[setup.exportName];
  if (typeof handler !== 'function') throw new Error(`${setup.file} exports no function named ${setup.exportName}`);
  port.on('message', async (order) => {
    try {
      const result = await run(handler, order);
      say({ kind: 'result', payload: JSON.stringify(result ?? null) });
    } catch (error) {
      say({ kind: 'failure', error: described(error) });
    }
  });
  say({ kind: 'ready' });
} catch (error) {
  say({ kind: 'init-failure', error: described(error) });
}
