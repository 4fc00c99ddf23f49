import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { type Event, event as eventSchema } from '../../schemas/event.ts';
import { type Log, logCodes } from '../log-codes.ts';

/**
 * Takes the newly inserted events of a batch one by one, in the stream's order. One that cannot be read is set aside with a word and
 * holds up nobody; a fault of ours gives it and everything after it back, so that the order stands.
 */
export async function eachEvent(
  log: Log,
  { Records }: DynamoDBStreamEvent,
  take: (event: Event) => Promise<void>,
): Promise<DynamoDBBatchResponse> {
  for (const record of Records) {
    const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
    const image = record.dynamodb?.NewImage;
    if (image === undefined) continue;
    const read = eventSchema.safeParse(unmarshall(image as Parameters<typeof unmarshall>[0]));
    if (!read.success) {
      log.error(logCodes.itemSetAside, { sequence: itemIdentifier });
      continue;
    }
    try {
      await take(read.data);
    } catch (error) {
      log.error(logCodes.failed, {
        sequence: itemIdentifier,
        reason: error instanceof Error ? error.message : 'unknown',
      });
      return { batchItemFailures: [{ itemIdentifier }] };
    }
  }
  return { batchItemFailures: [] };
}
