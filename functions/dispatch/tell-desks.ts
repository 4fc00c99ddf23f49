import type { DynamoDBStreamEvent } from 'aws-lambda';
import type { UnitId } from '../../schemas/ids.ts';
import type { LiveWord } from '../../schemas/live-api.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Connections } from '../adapters/connections.ts';
import { keep } from '../adapters/kept.ts';
import type { Post } from '../adapters/live-sockets.ts';
import { type Log, logCodes } from '../log-codes.ts';

export interface TellDeps {
  connections: Pick<Connections, 'of' | 'remove'>;
  post: Post;
  log: Log;
  now(): Instant;
}

/** Less than the minute for which a desk polls on, so that each is known before it trusts its socket. */
const keptMs = 50_000;

/** Tells the desks of each unit in a batch of events that something has changed. Never rejects. */
export type TellDesks = (batch: DynamoDBStreamEvent) => Promise<void>;

/**
 * One word a unit and batch, with the number of the newest event and nothing else. Only events that were written while
 * desks looked on are told of, so that a unit without any costs nothing; who looks on is kept for a while. A word that is lost is harmless, so no failure goes further than the log.
 */
export function createTellDesks(deps: TellDeps): TellDesks {
  const desksOf = keep(
    async (unitId) => (await deps.connections.of(unitId)).map((one) => one.connectionId),
    () => Date.parse(deps.now()),
    keptMs,
  );
  const gone = new Set<string>();

  async function tell(unitId: UnitId, word: LiveWord): Promise<void> {
    const desks = ((await desksOf(unitId)) ?? []).filter((desk) => !gone.has(desk));
    const data = JSON.stringify(word);
    const told = await Promise.allSettled(
      desks.map(async (desk) => {
        if ((await deps.post(desk, data)) === 'sent') return;
        gone.add(desk);
        await deps.connections.remove(desk);
      }),
    );
    const failed = told.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  return async (batch) => {
    await Promise.all(
      [...newestIn(batch)].map(([unitId, sequence]) =>
        tell(unitId, { sequence }).catch((error: unknown) =>
          deps.log.warn(logCodes.pushFailed, { unitId, reason: error instanceof Error ? error.name : 'unknown' }),
        ),
      ),
    );
  };
}

/** By unit, the greatest sort key of its events: their places in the log, as `sequence`. */
function newestIn({ Records }: DynamoDBStreamEvent): Map<UnitId, string> {
  const newest = new Map<UnitId, string>();
  for (const { dynamodb } of Records) {
    const unitId = dynamodb?.NewImage?.unitId?.S;
    const sequence = dynamodb?.NewImage?.sk?.S;
    if (dynamodb?.NewImage?.forDesks?.BOOL !== true || unitId === undefined || sequence === undefined) continue;
    if (sequence > (newest.get(unitId) ?? '')) newest.set(unitId, sequence);
  }
  return newest;
}
