import net from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demandOpenPorts } from './blocked-ports.ts';
import { mostConsultants } from './seed/people.ts';

export interface StartOptions {
  dataDir: string;
  /** Of the line; carrier, store and sign-in follow at +10, +20, +30. */
  port: number;
  policy: string | undefined;
  /** Epoch ms to drive the clock to, or undefined for real time. */
  driven: number | undefined;
  /** Binds the sound of the pages to 127.0.0.1 only, for tests. */
  loopbackMedia: boolean;
  /** REST calls the carrier begins a second. */
  cps: number | undefined;
  /** A new data folder begins with the demo's past; a driven line is played by tests, which bring their own people. */
  demo: boolean;
  /** Calls an hour of a town that rings through the day, or undefined for nobody but who is at this machine. */
  town: number | undefined;
  /** How many consultants the demo staff of a new data folder has. */
  consultants: number;
}

export const usage =
  'Usage: npm start -- [--data DIR] [--port N] [--policy NAME] [--driven NOW] [--cps N] [--consultants N] [--empty] [--town [N]]\n' +
  '  --driven NOW  a time such as 2021-01-04T07:00:00Z: the clock stands there until it is advanced\n' +
  '  --town N      a town calls N times an hour (12 when no number is given) until the line closes';

/** A town of Favrskov's size on a busy day. */
const usualTown = '12';
const mostOfTown = 120;

/** Reads the command line. @throws with a sentence for whoever typed it. */
export function readStartOptions(args: string[], root: string): StartOptions {
  const { values } = parseArgs({
    args: args.map((word, at) => (word === '--town' && !isValue(args[at + 1]) ? `--town=${usualTown}` : word)),
    options: {
      data: { type: 'string', default: '.local' },
      port: { type: 'string', default: '4000' },
      policy: { type: 'string' },
      driven: { type: 'string' },
      cps: { type: 'string' },
      consultants: { type: 'string', default: '2' },
      empty: { type: 'boolean', default: false },
      demo: { type: 'boolean', default: false },
      town: { type: 'string' },
      'loopback-media': { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_505) throw new Error(`--port: ${values.port} is no usable port`);
  demandOpenPorts(port);
  const driven = values.driven === undefined ? undefined : Date.parse(values.driven);
  if (Number.isNaN(driven)) throw new Error(`--driven: ${values.driven} is no time; write 2021-01-04T07:00:00Z`);
  const cps = values.cps === undefined ? undefined : Number(values.cps);
  if (cps !== undefined && !(cps > 0)) throw new Error(`--cps: ${values.cps} is no number above 0`);
  const town = values.town === undefined ? undefined : Number(values.town);
  if (town !== undefined && !(town >= 1 && town <= mostOfTown))
    throw new Error(
      `--town: ${values.town} is no number of calls an hour from 1 to ${mostOfTown}. Write --town ${usualTown}, or --town alone for as many.`,
    );
  const consultants = Number(values.consultants);
  if (!Number.isInteger(consultants) || consultants < 2 || consultants > mostConsultants)
    throw new Error(`--consultants: ${values.consultants} is no number from 2 to ${mostConsultants}`);
  return {
    dataDir: resolve(root, values.data),
    port,
    policy: values.policy,
    driven,
    cps,
    demo: values.demo || (!values.empty && driven === undefined),
    town,
    consultants,
    loopbackMedia: values['loopback-media'],
  };
}

function isValue(word: string | undefined): boolean {
  return word !== undefined && !word.startsWith('-');
}

/** @throws naming every port that something else already uses. */
export async function checkPorts(ports: Record<string, number>): Promise<void> {
  const taken: string[] = [];
  for (const [name, port] of Object.entries(ports)) if (!(await isFree(port))) taken.push(`${port} (${name})`);
  if (taken.length === 0) return;
  throw new Error(
    `Port ${taken.join(', ')} is taken. Stop what uses it, or choose another with --port N (N, N+10, N+20, N+30 are used).`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = net.createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}
