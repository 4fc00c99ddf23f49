import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Harness, startHarness } from './fixtures/harness.ts';
import type { FixtureFunction } from './fixtures/template.ts';
import { type InvocationsEndpoint, startInvocationsEndpoint } from './invocations-endpoint.ts';

let rig: Harness | undefined;
let endpoint: InvocationsEndpoint | undefined;
afterEach(async () => {
  await rig?.close();
  await endpoint?.close();
  rig = undefined;
  endpoint = undefined;
});

interface Task {
  fails?: number;
  nextDueAt?: string;
}

async function start(port: number, tasks: Record<string, Task>, more: FixtureFunction = {}): Promise<Harness> {
  const secret = (dir: string) => ({ file: join(dir, 'ran'), tasks });
  rig = await startHarness(port, { fan: { everyMinute: true, ...more } }, { secret });
  rig.clock.drive(Date.parse('2021-01-04T07:00:00Z'));
  await rig.flight.idle();
  return rig;
}

/** Every run of a task with its minute. */
function ran({ dir }: Harness): string[] {
  return readFileSync(join(dir, 'ran'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.replace(/2021-01-04T0(\d:\d\d):00\.000Z/, '$1'));
}

function givenUp({ dir }: Harness) {
  const file = join(dir, 'failures.jsonl');
  if (!existsSync(file)) return [];
  const notices = readFileSync(file, 'utf8').trim().split('\n');
  return notices.map((notice) => JSON.parse(notice) as Record<string, unknown>);
}

test('a function starts runs of itself, which are over before driven time goes on, and each may ask for a minute', async () => {
  const line = await start(5311, {
    a: { nextDueAt: '2021-01-04T07:20:00.000Z' },
    b: { nextDueAt: '2021-01-04T07:10:00.000Z' },
    c: {},
  });
  expect(ran(line).toSorted()).toEqual(['a 7:00', 'b 7:00', 'c 7:00']);
  await line.clock.advance(19 * 60_000);
  expect(ran(line).slice(3).toSorted()).toEqual(['a 7:10', 'b 7:10', 'c 7:10']);
  await line.clock.advance(60_000);
  expect(ran(line).slice(6).toSorted()).toEqual(['a 7:20', 'b 7:20', 'c 7:20']);
});

test('an event that fails is tried again after a minute and after two more, then given up, and the others go on', async () => {
  const line = await start(5312, { bad: { fails: 99 }, good: {} }, { everyMinute: false });
  await line.runtime.invoke('fan', {});
  await line.flight.idle();
  await line.clock.advance(10 * 60_000);
  expect(ran(line).toSorted()).toEqual(['bad 7:00', 'bad 7:01', 'bad 7:03', 'good 7:00']);
  expect(givenUp(line)).toEqual([
    {
      at: '2021-01-04T07:03:00.000Z',
      function: 'fan',
      condition: 'RetriesExhausted',
      error: 'Error',
      approximateInvokeCount: 3,
    },
  ]);
});

test.each([
  [{ retries: 0, ageSeconds: 60 }, ['bad 7:00'], 'RetriesExhausted'],
  [{ retries: 2, ageSeconds: 120 }, ['bad 7:00', 'bad 7:01'], 'EventAgeExceeded'],
])(
  'the template says how often and how long: %o',
  async (events, runs, condition) => {
    const line = await start(5313, { bad: { fails: 99 } }, { everyMinute: false, events });
    await line.runtime.invoke('fan', {});
    await line.flight.idle();
    await line.clock.advance(10 * 60_000);
    expect(ran(line)).toEqual(runs);
    expect(givenUp(line)).toMatchObject([{ condition }]);
  },
  30_000,
);

test('a run that fails calls its schedule again in the next minute', async () => {
  const line = await start(5314, { bad: { fails: 1 } }, { events: { retries: 0, ageSeconds: 60 } });
  await line.clock.advance(10 * 60_000);
  expect(ran(line)).toEqual(['bad 7:00', 'bad 7:01']);
});

const signed = { authorization: 'AWS4-HMAC-SHA256 x', 'x-amz-invocation-type': 'Event' };
const { authorization: _none, ...unsigned } = signed;

interface Asked {
  name?: string;
  headers?: Record<string, string>;
  body?: string;
}

test.each<[string, Asked, number, string | null]>([
  ['202 and nothing more, whatever becomes of it', { body: '{"a":1}' }, 202, null],
  ['202 by its ARN', { name: 'arn%3Aaws%3Alambda%3Aeu-west-1%3A0%3Afunction%3Aknown' }, 202, null],
  ['403 without a signature', { headers: unsigned }, 403, 'MissingAuthenticationTokenException'],
  ['404 of nobody', { name: 'other' }, 404, 'ResourceNotFoundException'],
  ['400 for what is no JSON', { body: '{' }, 400, 'InvalidRequestContentException'],
  [
    '400 where an answer is wanted',
    { headers: { ...signed, 'x-amz-invocation-type': 'RequestResponse' } },
    400,
    'InvalidParameterValueException',
  ],
  ['413 above a megabyte', { body: `"${'x'.repeat(2 ** 20)}"` }, 413, 'RequestTooLargeException'],
])('an event is answered with %s', async (_what, asked, ...expected) => {
  const { name = 'known', headers = signed, body = '{}' } = asked;
  const events: unknown[] = [];
  endpoint = await startInvocationsEndpoint({ accept: (of, event) => of === 'known' && events.push(event) > 0 });
  const address = `${endpoint.url}/2015-03-31/functions/${name}/invocations`;
  const answer = await fetch(address, { method: 'POST', headers, body });
  expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual(expected);
  expect(events).toEqual(answer.status === 202 ? [JSON.parse(body)] : []);
});
