import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Harness, readTold, startHarness } from './fixtures/harness.ts';

let rig: Harness;
afterEach(() => rig?.close());

const followEvents = { newImage: { entity: { S: ['event'] }, hasEffects: { BOOL: [true] } } };

function tellIn(dir = rig.dir) {
  return { S: join(dir, 'told.json') };
}

function told() {
  return readTold(join(rig.dir, 'told.json'));
}

function itemOf(sk: string, dir = rig.dir) {
  return { pk: { S: 'e' }, sk: { S: sk }, entity: { S: 'event' }, hasEffects: { BOOL: true }, tellIn: tellIn(dir) };
}

function event(sk: string, more: object = {}) {
  return rig.put({ ...itemOf(sk), ...more });
}

function failures() {
  return readFileSync(join(rig.dir, 'failures.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row) as Record<string, unknown>);
}

test('a consumer gets exactly the inserted items its filter asks for, binary in base64', async () => {
  rig = await startHarness(5301, { follow: { stream: followEvents } });
  await event('1', { binary: { B: new Uint8Array([0, 1, 2]) } });
  await event('1', { changed: { BOOL: true } });
  await rig.put({
    pk: { S: 'e' },
    sk: { S: 'quiet' },
    entity: { S: 'event' },
    hasEffects: { BOOL: false },
    tellIn: tellIn(),
  });
  await rig.put({
    pk: { S: 'x' },
    sk: { S: 'other' },
    entity: { S: 'call' },
    hasEffects: { BOOL: true },
    tellIn: tellIn(),
  });
  await event('2');
  await rig.flight.idle();

  expect(told().map(({ name, binary }) => ({ name, binary }))).toEqual([
    { name: '1', binary: { B: 'AAEC' } },
    { name: '2', binary: undefined },
  ]);
});

test('records a consumer reports as failed are tried again from there, in order', async () => {
  rig = await startHarness(5302, { follow: { stream: followEvents } });
  await event('1');
  await event('2', { fails: { N: '2' } });
  await event('3');
  await rig.flight.idle();

  expect(told().filter(({ name }) => name === '2')).toMatchObject([{ count: 3 }]);
  expect(told().at(-1)?.name).toBe('3');
  expect(existsSync(join(rig.dir, 'failures.jsonl'))).toBe(false);
});

test('a record that keeps failing goes to the failure queue after three retries, and alone', async () => {
  rig = await startHarness(5303, { follow: { stream: followEvents } });
  await event('1', { throws: { BOOL: true } });
  await event('2');
  await event('3');
  await rig.flight.idle();

  expect(
    told()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['2', '3']);
  expect(failures()).toMatchObject([{ condition: 'RetryAttemptsExhausted', batchSize: 1, error: 'Error' }]);
  expect(JSON.stringify(failures())).not.toContain('tellIn');
});

test('after a restart a consumer goes on where it was: nothing is lost and nothing done comes again', async () => {
  rig = await startHarness(5304, { follow: { stream: followEvents } });
  await event('1');
  await rig.flight.idle();
  await rig.runtime.close();
  await event('2');
  await rig.restart();
  await rig.flight.idle();

  expect(told().map(({ name }) => name)).toEqual(['1', '2']);
});

test('what a new table is filled with is told to nobody, after a restart neither', async () => {
  const fill = async (put: Harness['put'], dir: string) => {
    for (const name of ['old 1', 'old 2']) await put(itemOf(name, dir));
  };
  rig = await startHarness(5307, { follow: { stream: followEvents } }, { fill });
  await rig.flight.idle();
  await rig.restart();
  await rig.flight.idle();
  expect(told()).toEqual([]);
  await event('new');
  await rig.flight.idle();
  expect(told().map(({ name }) => name)).toEqual(['new']);
});

test('the newest event counts from seeding on and is remembered', async () => {
  rig = await startHarness(5305, { follow: { stream: followEvents } });
  await event('seed', { at: { S: '2026-11-01T00:00:00.000Z' } });
  await rig.flight.idle();
  expect(rig.runtime.newest()).toBeUndefined();
  rig.runtime.seeded();
  await event('new', { at: { S: '2021-01-04T07:00:00.000Z' } });
  await rig.flight.idle();
  expect(rig.runtime.newest()).toBe(Date.parse('2021-01-04T07:00:00.000Z'));
  await rig.restart();
  expect(rig.runtime.newest()).toBe(Date.parse('2021-01-04T07:00:00.000Z'));
});

test('in driven time a schedule runs after writes and at the minutes it asked for, and reads its secret', async () => {
  rig = await startHarness(
    5306,
    { tick: { everyMinute: true }, echo: { routes: { 'POST /voice': 'open' } } },
    {
      secret: (dir) => ({
        file: join(dir, 'ticks'),
        nextDueAt: ['2021-01-04T07:10:30.000Z', '2021-01-04T09:00:00.000Z'],
      }),
    },
  );
  const ticks = () => readFileSync(join(rig.dir, 'ticks'), 'utf8').trim().split('\n');
  rig.clock.drive(Date.parse('2021-01-04T07:00:00Z'));
  await rig.flight.idle();
  expect(ticks()).toEqual(['2021-01-04T07:00:00.000Z']);

  await rig.clock.advance(60 * 60_000);
  expect(ticks().slice(1)).toEqual(['2021-01-04T07:11:00.000Z']);

  await rig.put({ pk: { S: 'a' }, sk: { S: 'b' } });
  await fetch(`${rig.url}/voice`, { method: 'POST' });
  await rig.flight.idle();
  await rig.flight.idle();
  expect(ticks().slice(2)).toEqual(['2021-01-04T08:00:00.000Z']);
});
