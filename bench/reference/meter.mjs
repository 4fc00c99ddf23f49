// Loaded ahead of everything in a line that is measured (`--import …/meter.mjs?into=FOLDER`): in each worker thread that runs a function,
// writes down what every invocation took. Changes nothing that the function sees.
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';

const into = new URL(import.meta.url).searchParams.get('into');
if (!isMainThread && parentPort && workerData?.exportName && into) meter(into, workerData.name);

function cpu() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** @param {string} folder @param {string} name */
function meter(folder, name) {
  const waits = countWaits();
  let begun;
  let loadMs = 0;
  let invocations = 0;
  const environment = join(folder, `${name}.env.json`);
  if (!existsSync(environment)) writeFileSync(environment, JSON.stringify({ file: workerData.file, env: process.env }));
  // Before the function's own listener, so that the clock runs when it begins.
  parentPort.on('message', (order) => {
    waits.take();
    begun = { event: order.event, cpuMs: cpu() };
  });
  const post = parentPort.postMessage.bind(parentPort);
  parentPort.postMessage = (answer) => {
    if (answer.kind === 'ready') loadMs = cpu();
    else if (begun) {
      const took = {
        cpuMs: cpu() - begun.cpuMs,
        ...waits.take(),
        loadMs,
        isFirst: invocations === 0,
        kind: answer.kind,
      };
      appendFileSync(join(folder, `${name}.jsonl`), `${JSON.stringify({ ...took, event: begun.event })}\n`);
      invocations += 1;
      begun = undefined;
    }
    post(answer);
  };
}

/** How often a thread had to wait for others: requests under way at once are waited for together. AWS is asked by `http`, all else by `fetch`. */
function countWaits() {
  let counts = { aws: 0, carrier: 0, secrets: 0 };
  let underWay = 0;
  const begins = (whomOf) => (message) => {
    if (underWay === 0) counts[whomOf(message)] += 1;
    underWay += 1;
  };
  const secretsPort = process.env.PARAMETERS_SECRETS_EXTENSION_HTTP_PORT;
  const fetched = ({ request }) => (String(request.origin).endsWith(`:${secretsPort}`) ? 'secrets' : 'carrier');
  const ends = () => {
    underWay = Math.max(0, underWay - 1);
  };
  subscribe(
    'http.client.request.start',
    begins(() => 'aws'),
  );
  subscribe('http.client.response.finish', ends);
  subscribe('http.client.request.error', ends);
  subscribe('undici:request:create', begins(fetched));
  subscribe('undici:request:trailers', ends);
  subscribe('undici:request:error', ends);
  return {
    take() {
      const taken = counts;
      counts = { aws: 0, carrier: 0, secrets: 0 };
      underWay = 0;
      return taken;
    },
  };
}
