import type { StreamClient } from './stream-client.ts';
import type { StreamRecord } from './stream-record.ts';

export interface StreamFeedOptions {
  client: StreamClient;
  streamArn: string;
  /** Everything up to here need not be read again. */
  after: bigint | undefined;
  /** Gets every record once, in order. */
  onRecords(records: StreamRecord[]): void;
  /** False while consumers have too much waiting. */
  hasRoom(): boolean;
  /** Real ms between two looks at an idle stream. */
  idlePollMs?: number;
}

export interface StreamFeed {
  /** Something may have been written: look now. */
  poke(): void;
  /** Looks until nothing new comes. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** Real ms between looks while pokes keep coming: under load one look serves many writes, and a ring may take 500 ms. */
const gapMs = 20;

/** Reads a table's stream: one look at a time, at once when poked, seldom otherwise. */
export function createStreamFeed(options: StreamFeedOptions): StreamFeed {
  const { client, streamArn, idlePollMs = 1000 } = options;
  let position = options.after;
  let shardId: string | undefined;
  let iterator: string | undefined;
  let looking: Promise<number> | undefined;
  let wanted = false;
  let closed = false;
  let troubled = false;

  async function nextIterator(): Promise<string | undefined> {
    const ids = await client.shards(streamArn);
    const previous = shardId;
    // A closed shard is followed by the next one; there is never more than one open at a time in a local store.
    const current = previous === undefined ? ids[0] : ids[ids.indexOf(previous) + 1];
    if (!current) return undefined;
    shardId = current;
    if (position !== undefined && previous === undefined) {
      try {
        return await client.iterator(streamArn, current, position);
      } catch (error) {
        // Trimmed away, or in a later shard: read from the oldest, consumers pass over what they have done.
        if (!(error instanceof Error) || !/Trimmed|Validation|ResourceNotFound/.test(error.name)) throw error;
      }
    }
    return client.iterator(streamArn, current, undefined);
  }

  async function read(): Promise<number> {
    if (!options.hasRoom()) return 0;
    try {
      iterator ??= await nextIterator();
      if (!iterator) return 0;
      const { records, next } = await client.records(iterator);
      iterator = next;
      const last = records.at(-1);
      if (!last) return 0;
      position = BigInt(last.dynamodb.SequenceNumber);
      options.onRecords(records.map((record) => ({ ...record, awsRegion: 'eu-west-1', eventSourceARN: streamArn })));
      return records.length;
    } catch (error) {
      iterator = undefined;
      shardId = undefined;
      throw error;
    }
  }

  function look(): Promise<number> {
    looking ??= read().finally(() => {
      looking = undefined;
    });
    return looking;
  }

  async function watch(): Promise<void> {
    while (!closed) {
      wanted = false;
      try {
        const found = await look();
        troubled = false;
        if (found > 0) wanted = true;
      } catch (error) {
        if (!closed && !troubled) {
          process.stderr.write(`stream: ${error instanceof Error ? error.name : 'error'}, trying again\n`);
        }
        troubled = true;
      }
      await pause(wanted && !troubled ? gapMs : idlePollMs);
    }
  }

  let wake: (() => void) | undefined;
  async function pause(ms: number): Promise<void> {
    if (closed) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    // Only a long pause is cut short; the gap stands.
    if (ms > gapMs) wake = resolve;
    await promise;
    clearTimeout(timer);
    wake = undefined;
  }

  const watching = watch();
  return {
    poke() {
      wanted = true;
      wake?.();
    },
    async drain() {
      // One look may have begun before the last write: only a look begun now and found empty proves there is nothing.
      await looking?.catch(() => 0);
      let found = 1;
      while (found > 0 && !closed) found = await look();
    },
    async close() {
      closed = true;
      wake?.();
      await watching;
    },
  };
}
