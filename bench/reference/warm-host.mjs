// A process of its own for one function, as a Lambda sandbox is: loads the bundle, then answers the events that come a line each, and
// says what each took. CPU is that of the whole process, so its collector and compiler threads are in it.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { replaceDate } from '../../packages/lambda-local/src/worker-date.mjs';

const [bundle, now] = process.argv.slice(2);
// The time at the line that the events belong to.
const shared = new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT);
new Float64Array(shared)[0] = Date.parse(now);
replaceDate(shared);
const { handler } = await import(pathToFileURL(bundle).href);

function milliseconds({ user, system }) {
  return (user + system) / 1000;
}

function cpu() {
  return milliseconds(process.cpuUsage());
}

/** The most memory this process has had. The kernel's `maxRSS` begins with what the process had that started this one. */
function peakMb() {
  const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

const loaded = { cpuMs: cpu(), sinceStartMs: performance.now() };
let answered = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const event = JSON.parse(line);
  const before = { cpuMs: cpu(), at: performance.now(), thread: process.threadCpuUsage() };
  let answer;
  try {
    answer = await handler(event, { awsRequestId: 'bench', getRemainingTimeInMillis: () => 10_000 });
  } catch (error) {
    answer = { statusCode: 500, body: String(error) };
  }
  answered += 1;
  const told = {
    answer,
    cpuMs: cpu() - before.cpuMs,
    threadMs: milliseconds(process.threadCpuUsage(before.thread)),
    ms: performance.now() - before.at,
    // Of the process: what it took to load, or to come to this answer.
    loaded,
    sinceStart: { cpuMs: cpu(), ms: performance.now() },
    peakMb: peakMb(),
    answered,
  };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
