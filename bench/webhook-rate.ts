import { spawn } from 'node:child_process';
import http from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodePath } from '../tests/line/line-process.ts';
import { freePort } from '../tests/year/free-port.ts';
import { said } from './budgets.ts';
import { type Measured, quantile, ratios, spread } from './figures.ts';
import { type BenchLine, callSid, incoming, startBenchLine, webhook } from './line.ts';

const rounds = 7;
const seconds = 2;
const callsAtOnce = 8;
const here = dirname(fileURLToPath(import.meta.url));

interface Talk {
  sid: string;
  /** Where the next key press goes, as the last answer said. */
  action: string;
}

/** Key presses a second through the line, and a bare server doing the same at the same store, in turns. */
export async function webhookRate(): Promise<Measured> {
  const line = await startBenchLine();
  const port = (await freePort()) + 5;
  const bare = spawn(nodePath, [join(here, 'reference/bare-server.ts'), line.at.store, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise((resolve, reject) => {
      bare.stdout.once('data', resolve);
      bare.once('exit', () => reject(new Error('The bare server ended')));
    });
    const agent = new http.Agent({ keepAlive: true, maxSockets: callsAtOnce });
    const talks = await Promise.all(Array.from({ length: callsAtOnce }, (_, index) => begin(line, agent, index)));
    const through = async (each: (talk: Talk) => Promise<void>): Promise<number> => {
      const until = performance.now() + seconds * 1000;
      const began = performance.now();
      const done = await Promise.all(
        talks.map(async (talk) => {
          let count = 0;
          for (; performance.now() < until; count += 1) await each(talk);
          return count;
        }),
      );
      return (done.reduce((sum, count) => sum + count, 0) * 1000) / (performance.now() - began);
    };
    const press = (talk: Talk) => pressNine(line, agent, talk);
    const ask = (talk: Talk) => askBare(agent, port, talk);
    await through(press);
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      // The bare server moves the versions of the same rows, so each round begins with fresh calls.
      ours.push(await through(press));
      theirs.push(await through(ask));
      talks.splice(0, talks.length, ...(await Promise.all(talks.map((_, index) => begin(line, agent, index)))));
    }
    agent.destroy();
    return {
      name: 'local webhook rate',
      budget: said('webhookRate'),
      figures: { webhookRate: quantile(ratios(ours, theirs), 0.5) },
      lines: [
        `signed key presses through the line, ${callsAtOnce} calls at once: ${spread(ours, 0, '/s')}`,
        `bare server, the same three requests to the store: ${spread(theirs, 0, '/s')}`,
        `ratio ${spread(ratios(ours, theirs))}`,
      ],
    };
  } finally {
    bare.kill();
    await line.stop();
  }
}

function post(
  agent: http.Agent,
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** The same of the bare server: it needs to know which call and case. */
async function askBare(agent: http.Agent, port: number, { action }: Talk): Promise<void> {
  const [, call] = /citizen(\/\w+\/\w+)/.exec(action) ?? [];
  const { status, text } = await post(agent, `http://127.0.0.1:${port}${call}`, '', {});
  if (status !== 200) throw new Error(`${status} ${text.slice(0, 200)}`);
}

async function send(line: BenchLine, agent: http.Agent, url: string, fields: Record<string, string>): Promise<string> {
  const { body, headers } = webhook(url, line.at.authToken, fields);
  const { status, text } = await post(agent, url, body, headers);
  if (status !== 200) throw new Error(`${status} ${text.slice(0, 200)}`);
  const action = /action="([^"]+)"/.exec(text)?.[1];
  if (action === undefined) throw new Error(`No Gather in ${text.slice(0, 300)}`);
  return action;
}

let calls = 0;

/** A call that stands at the menu: three wrong codes lead there. */
async function begin(line: BenchLine, agent: http.Agent, index: number): Promise<Talk> {
  calls += 1;
  const sid = callSid(calls);
  const from = `+4520${String(600_000 + index)}`;
  const talk: Talk = { sid, action: await send(line, agent, `${line.at.line}/voice`, incoming(line, sid, from)) };
  for (let tried = 0; tried < 3; tried += 1)
    talk.action = await send(line, agent, talk.action, { ...incoming(line, sid, from), Digits: '000000' });
  return talk;
}

async function pressNine(line: BenchLine, agent: http.Agent, talk: Talk): Promise<void> {
  talk.action = await send(line, agent, talk.action, { ...incoming(line, talk.sid, '+4520600000'), Digits: '9' });
}
