import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { EffectDeps } from '../effects/deps.ts';
import { settle } from '../effects/settle.ts';
import { eachEvent } from '../middleware/stream-events.ts';

/** Carries out the effects of newly inserted events, in the stream's order. */
export function createDispatch(deps: EffectDeps) {
  return (batch: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
    eachEvent(deps.log, batch, (event) => settle(deps, event));
}
