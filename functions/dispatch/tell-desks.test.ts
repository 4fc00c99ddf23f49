import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Connection } from '../../schemas/connection.ts';
import { callOf, caseNow } from '../../tests/fixtures/case.ts';
import { createEffectsCase } from '../../tests/fixtures/effects-case.ts';
import { createMemoryTable, type MemoryTable } from '../../tests/world/memory-table.ts';
import { createConnections } from '../adapters/connections.ts';
import { rowOf } from '../adapters/entities.ts';
import { createDispatch } from './handler.ts';
import { createTellDesks, type TellDesks } from './tell-desks.ts';

let table: MemoryTable;
let time: number;
let sent: string[];
let logged: unknown[][];
let post: (connectionId: string) => Promise<'sent' | 'gone'>;
let tellDesks: TellDesks;
beforeEach(async () => {
  table = createMemoryTable();
  time = Date.parse(caseNow);
  sent = [];
  logged = [];
  post = async () => 'sent';
  const note = (...line: unknown[]) => void logged.push(line);
  tellDesks = createTellDesks({
    connections: createConnections(table, { now: () => new Date(time).toISOString(), onSetAside: () => undefined }),
    post: async (connectionId, data) => {
      sent.push(`${connectionId} ${data}`);
      return post(connectionId);
    },
    log: { info: note, warn: note, error: note },
    now: () => new Date(time).toISOString(),
  });
  await opens('favrskov', 'a1');
  await opens('favrskov', 'a2');
  await opens('aarhus', 'b1');
});

async function opens(unitId: string, connectionId: string): Promise<void> {
  const at = new Date(time).toISOString();
  const of: Connection = {
    entity: 'connection',
    unitId,
    connectionId,
    staffId: 'staff_1',
    openedAt: at,
    expiresAt: 0,
  };
  await table.write([{ put: rowOf(of) }]);
}

function batch(...of: [unitId: string, sk: string][]): DynamoDBStreamEvent {
  return {
    Records: of.map(
      ([unitId, sk]): DynamoDBRecord => ({
        dynamodb: { NewImage: { unitId: { S: unitId }, sk: { S: sk }, forDesks: { BOOL: true } } },
      }),
    ),
  };
}

function words() {
  return sent.splice(0).toSorted();
}

describe('desks are told', () => {
  test('once a unit and batch, of the newest number, and of nothing else', async () => {
    await tellDesks(batch(['favrskov', '3'], ['favrskov', '5'], ['favrskov', '4']));
    expect(words()).toEqual(['a1 {"sequence":"5"}', 'a2 {"sequence":"5"}']);
    await tellDesks(batch(['favrskov', '6'], ['aarhus', '1']));
    expect(words()).toEqual(['a1 {"sequence":"6"}', 'a2 {"sequence":"6"}', 'b1 {"sequence":"1"}']);
  });

  test('not of what was written while nobody looked, which costs no request', async () => {
    const before = table.requests;
    await tellDesks({ Records: [{ dynamodb: { NewImage: { unitId: { S: 'favrskov' }, sk: { S: '1' } } } }] });
    expect([words(), table.requests - before]).toEqual([[], 0]);
  });

  test('who looks on is read once in 50 seconds', async () => {
    await tellDesks(batch(['holstebro', '1']));
    await tellDesks(batch(['holstebro', '2']));
    expect(table.requests).toBe(3 + 1);
    await opens('holstebro', 'c1');
    time += 49_999;
    await tellDesks(batch(['holstebro', '3']));
    expect(words()).toEqual([]);
    time += 1;
    await tellDesks(batch(['holstebro', '4']));
    expect(words()).toEqual(['c1 {"sequence":"4"}']);
  });

  test('one that is gone is forgotten at once', async () => {
    post = async (desk) => (desk === 'a1' ? 'gone' : 'sent');
    await tellDesks(batch(['favrskov', '1']));
    expect(
      table
        .snapshot()
        .map(({ connectionId }) => connectionId)
        .toSorted(),
    ).toEqual(['a2', 'b1']);
    words();
    await tellDesks(batch(['favrskov', '2']));
    expect(words()).toEqual(['a2 {"sequence":"2"}']);
    expect(logged).toEqual([]);
  });

  test('a gateway that fails keeps nobody else from hearing, and is logged by its code', async () => {
    post = async (desk) => (desk === 'a1' ? Promise.reject(new TypeError('secret')) : 'sent');
    await tellDesks(batch(['favrskov', '1'], ['aarhus', '1']));
    expect(words()).toHaveLength(3);
    expect(logged).toEqual([['PUSH_FAILED', { unitId: 'favrskov', reason: 'TypeError' }]]);
  });

  test('a table that cannot say who looks on is logged, and nobody is told', async () => {
    table = createMemoryTable({ faults: () => 'throttle' });
    const failing = createTellDesks({
      connections: createConnections(table, { now: () => caseNow, onSetAside: () => undefined }),
      post: async () => 'sent',
      log: { info: () => undefined, warn: (...line: unknown[]) => void logged.push(line), error: () => undefined },
      now: () => caseNow,
    });
    await failing(batch(['favrskov', '1']));
    expect(logged).toEqual([['PUSH_FAILED', { unitId: 'favrskov', reason: 'TableBusy' }]]);
  });
});

test('effects are carried out while desks are told, and the batch is done when both are', async () => {
  const deps = createEffectsCase();
  const told = Promise.withResolvers<void>();
  let isDone = false;
  const call = callOf({ state: { at: 'ended', outcome: 'ended' } });
  await deps.put(call);
  const event = {
    entity: 'event',
    eventId: 'event_1',
    unitId: call.unitId,
    at: caseNow,
    day: '2021-01-04',
    by: 'system',
    callId: call.callId,
    payload: { type: 'personRegistered', openedAt: caseNow, offered: false, joined: false },
    effects: [{ kind: 'endConference', callId: call.callId }],
    hasEffects: true,
    outcomes: {},
  };
  const handled = createDispatch({ ...deps, tellDesks: () => told.promise })({
    Records: [{ dynamodb: { SequenceNumber: '1', NewImage: marshall(event) as never } }],
  }).then(() => {
    isDone = true;
  });
  await expect.poll(() => deps.asked).toEqual(['endConference call_1']);
  // Whatever does not wait for the desks would be over by then.
  await new Promise((resolve) => setImmediate(resolve));
  expect(isDone).toBe(false);
  told.resolve();
  await handled;
  expect(isDone).toBe(true);
});
