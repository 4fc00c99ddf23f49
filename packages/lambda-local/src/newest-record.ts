import type { StreamClient } from './stream-client.ts';

/** The number of a stream's last record; nothing where it has none. */
export async function newestRecord(client: StreamClient, streamArn: string): Promise<bigint | undefined> {
  let newest: string | undefined;
  for (const shardId of await client.shards(streamArn)) {
    let iterator: string | undefined = await client.iterator(streamArn, shardId, undefined);
    // An open shard always has a next iterator: what is read last is empty.
    while (iterator !== undefined) {
      const { records, next } = await client.records(iterator);
      newest = records.at(-1)?.dynamodb.SequenceNumber ?? newest;
      iterator = records.length > 0 ? next : undefined;
    }
  }
  return newest === undefined ? undefined : BigInt(newest);
}
