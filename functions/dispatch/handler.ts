import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { Event } from '../../schemas/event.ts';
import { event as eventSchema } from '../../schemas/event.ts';
import type { EffectDeps as Deps } from '../effects/deps.ts';
import { settle } from '../effects/settle.ts';
import { logCodes } from '../log-codes.ts';

/** Carries out the effects of newly inserted events, in the stream's order; a record that fails for a fault of ours is given back. */
export const createDispatch =
  (deps: Deps) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of Records) {
      const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
      try {
        const image = record.dynamodb?.NewImage;
        if (image === undefined) continue;
        const told: Event = eventSchema.parse(unmarshall(image as Parameters<typeof unmarshall>[0]));
        await settle(deps, told);
      } catch (error) {
        deps.log.error(logCodes.failed, {
          sequence: itemIdentifier,
          reason: error instanceof Error ? error.message : 'unknown',
        });
        // Everything from here on is delivered again, so that the order stands.
        return { batchItemFailures: [{ itemIdentifier }] };
      }
    }
    return { batchItemFailures: [] };
  };
