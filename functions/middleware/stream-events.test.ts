import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import type { Log } from '../log-codes.ts';
import { eachEvent } from './stream-events.ts';

const lines: unknown[][] = [];

function note(...line: unknown[]) {
  return void lines.push(line);
}

const log: Log = { info: note, warn: note, error: note };

function record(sequence: number, more: object = {}): DynamoDBRecord {
  return {
    dynamodb: {
      SequenceNumber: String(sequence),
      NewImage: marshall({
        entity: 'event',
        eventId: `event_${sequence}`,
        unitId: 'favrskov',
        at: '2021-01-04T09:00:00.000Z',
        day: '2021-01-04',
        by: 'system',
        payload: { type: 'personRegistered', openedAt: '2021-01-04T09:00:00.000Z', offered: true, joined: false },
        effects: [],
        hasEffects: false,
        ...more,
      }) as never,
    },
  };
}

async function taken(records: DynamoDBRecord[], failsAt?: string) {
  lines.length = 0;
  const ids: string[] = [];
  const answer = await eachEvent(log, { Records: records }, async ({ eventId }) => {
    if (eventId === failsAt) throw new Error('The table is gone');
    ids.push(eventId);
  });
  return { ids, answer };
}

test('events are taken one by one in the order of the stream', async () => {
  expect(await taken([record(1), record(2), record(3)])).toEqual({
    ids: ['event_1', 'event_2', 'event_3'],
    answer: { batchItemFailures: [] },
  });
  expect(lines).toEqual([]);
});

test('one that cannot be read is set aside with a word, and the others go on', async () => {
  const unreadable = record(2, { payload: { type: 'somethingNew' } });
  expect(await taken([record(1), unreadable, record(3)])).toEqual({
    ids: ['event_1', 'event_3'],
    answer: { batchItemFailures: [] },
  });
  expect(lines).toEqual([['ITEM_SET_ASIDE', { sequence: '2' }]]);
});

test('a fault of ours gives back that event and everything behind it', async () => {
  expect(await taken([record(1), record(2), record(3)], 'event_2')).toEqual({
    ids: ['event_1'],
    answer: { batchItemFailures: [{ itemIdentifier: '2' }] },
  });
  expect(lines).toEqual([['REQUEST_FAILED', { sequence: '2', reason: 'The table is gone' }]]);
});

test('a record without an image, of an item that was removed, is nothing', async () => {
  expect(await taken([{ dynamodb: { SequenceNumber: '1' } }, {}, record(2)])).toEqual({
    ids: ['event_2'],
    answer: { batchItemFailures: [] },
  });
  expect(lines).toEqual([]);
});
