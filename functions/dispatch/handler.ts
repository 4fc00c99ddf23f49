import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { EffectDeps } from '../effects/deps.ts';
import { settle } from '../effects/settle.ts';
import { eachEvent } from '../middleware/stream-events.ts';
import type { TellDesks } from './tell-desks.ts';

export interface DispatchDeps extends EffectDeps {
  /** Absent where no desk looks on. */
  tellDesks?: TellDesks;
}

/** Carries out the effects of newly inserted events, in the stream's order; beside that, tells the desks that there are some. */
export function createDispatch(deps: DispatchDeps) {
  return async (batch: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const told = deps.tellDesks?.(batch);
    const settled = await eachEvent(deps.log, batch, (event) => settle(deps, event));
    await told;
    return settled;
  };
}
