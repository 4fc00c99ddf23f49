/**
 * Plays a rush on a line that runs as a process of its own, its clock driven, with the carrier and the store going wrong now and then:
 * `npm run rush -- [--callers N] [--at-once N] [--consultants N] [--cps N]`; exit 1 when anybody was lost.
 */
import { parseArgs } from 'node:util';
import { playRush } from '../tests/rush/rush.ts';

const { values } = parseArgs({
  options: {
    callers: { type: 'string', default: '2000' },
    'at-once': { type: 'string', default: '50' },
    consultants: { type: 'string', default: '20' },
    cps: { type: 'string', default: '30' },
  },
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

function whole(name: keyof typeof values): number {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name}: ${values[name]} is no whole number above 0`);
  return number;
}

function say(line: string) {
  return process.stdout.write(`${line}\n`);
}

const { balance, wrong, talks, memory, struck } = await playRush({
  callers: whole('callers'),
  atOnce: whole('at-once'),
  consultants: whole('consultants'),
  cps: whole('cps'),
  seen: ({ begun, over, talks: so, megabytes }) =>
    say(`${String(begun).padStart(5)} called, ${over} over, ${so} talks ended at the desk, ${megabytes.toFixed(0)} MB`),
});
say(
  `struck: ${Object.entries(struck)
    .map(([kind, times]) => `${kind} ${times}`)
    .join(', ')}`,
);
say(`talks ended at the desk: ${talks}`);
say(
  `contacts ${balance.contactsIn} = ${balance.served} served + ${balance.waiting} waiting + ${balance.booked} booked + ` +
    `${balance.ended} ended`,
);
const middle = memory.find(({ begun }) => begun >= whole('callers') / 4);
const last = memory.at(-1);
if (middle !== undefined && last !== undefined)
  say(
    `memory: ${middle.megabytes.toFixed(0)} MB after ${middle.begun}, ${last.megabytes.toFixed(0)} MB after ${last.begun}`,
  );
for (const what of wrong) say(`WRONG: ${what}`);
say(wrong.length === 0 ? 'nobody was lost' : 'somebody was lost');
process.exit(wrong.length === 0 ? 0 : 1);
