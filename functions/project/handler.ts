import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { additionsOf } from '../../flows/report/count.ts';
import { latenessOf } from '../../flows/report/lateness.ts';
import type { RollUps } from '../adapters/roll-ups.ts';
import { type Log, logCodes } from '../log-codes.ts';
import { eachEvent } from '../middleware/stream-events.ts';

export interface Deps {
  rollUps: RollUps;
  log: Log;
}

/** Keeps the report's roll-ups: each event is added once, in one transaction with its marker. */
export function createProject({ rollUps, log }: Deps) {
  return (batch: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
    eachEvent(log, batch, async (event) => {
      const additions = additionsOf(event);
      if (additions.length > 0) await rollUps.apply(event.unitId, event.eventId, additions);
      const { eventId, unitId } = event;
      const late = latenessOf(event);
      if (late !== undefined) log.error(logCodes.matterLate, { what: late, unitId, eventId });
      if (event.payload.type === 'codesStopped') log.error(logCodes.codesStopped, { unitId, eventId });
    });
}
