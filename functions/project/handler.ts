import type { Logger } from '@aws-lambda-powertools/logger';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { additionsOf } from '../../flows/report/count.ts';
import { event as eventSchema } from '../../schemas/event.ts';
import type { RollUps } from '../adapters/roll-ups.ts';
import { logCodes } from '../log-codes.ts';

export interface Deps {
  rollUps: RollUps;
  log: Logger;
}

/** Keeps the report's roll-ups: each event is added once, in one transaction with its marker. */
export const createProject =
  ({ rollUps, log }: Deps) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of Records) {
      const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
      try {
        const image = record.dynamodb?.NewImage;
        if (image === undefined) continue;
        const event = eventSchema.parse(unmarshall(image as Parameters<typeof unmarshall>[0]));
        const additions = additionsOf(event);
        if (additions.length > 0) await rollUps.apply(event.unitId, event.eventId, additions);
      } catch (error) {
        log.error(logCodes.failed, {
          sequence: itemIdentifier,
          reason: error instanceof Error ? error.message : 'unknown',
        });
        return { batchItemFailures: [{ itemIdentifier }] };
      }
    }
    return { batchItemFailures: [] };
  };
