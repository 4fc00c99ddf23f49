import http from 'node:http';
import type { StreamRecord } from './stream-record.ts';

/** The four requests of the streams API that reading one stream takes. Each throws the store's own error name. */
export interface StreamClient {
  /** @throws when the table has no stream. */
  findStream(tableName: string): Promise<string>;
  shards(streamArn: string): Promise<string[]>;
  /** From after a sequence number, or from the oldest record. */
  iterator(streamArn: string, shardId: string, after: bigint | undefined): Promise<string>;
  records(iterator: string): Promise<{ records: WireRecord[]; next: string | undefined }>;
  close(): void;
}

/** A record as the API writes it: already an event's record but for what the mapping adds. */
export type WireRecord = Omit<StreamRecord, 'eventSourceARN' | 'awsRegion'>;

/** Local stores want to see a signature and never check it. */
const authorization =
  'AWS4-HMAC-SHA256 Credential=local/20210101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

/**
 * Speaks the wire format itself. The SDK's client takes each value apart by schema and this puts it together again as JSON,
 * which was a quarter of all the time under load; on the wire a record already has the shape functions get.
 */
export function createStreamClient(endpoint: string): StreamClient {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 2 });
  const { hostname, port } = new URL(endpoint);

  function send<T>(operation: string, body: object): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const request = http.request({
      agent,
      hostname,
      port,
      method: 'POST',
      timeout: 10_000,
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
        'x-amz-date': '20210101T000000Z',
        authorization,
      },
    });
    request.on('timeout', () => request.destroy(new Error('The store does not answer')));
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        try {
          const answer = JSON.parse(Buffer.concat(chunks).toString()) as T & { __type?: string; message?: string };
          if (response.statusCode === 200) resolve(answer);
          else
            reject(
              Object.assign(new Error(answer.message), { name: answer.__type?.split('#').at(-1) ?? 'StoreError' }),
            );
        } catch (error) {
          reject(error);
        }
      });
    });
    request.end(JSON.stringify(body));
    return promise;
  }

  return {
    async findStream(TableName) {
      const { Streams } = await send<{ Streams: { StreamArn: string }[] }>('ListStreams', { TableName });
      const arn = Streams.at(-1)?.StreamArn;
      if (!arn) throw new Error(`Table ${TableName} has no stream`);
      return arn;
    },
    async shards(StreamArn) {
      const { StreamDescription } = await send<{ StreamDescription: { Shards: { ShardId: string }[] } }>(
        'DescribeStream',
        {
          StreamArn,
        },
      );
      return StreamDescription.Shards.map(({ ShardId }) => ShardId);
    },
    async iterator(StreamArn, ShardId, after) {
      const position =
        after === undefined
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: String(after) };
      const answer = await send<{ ShardIterator: string }>('GetShardIterator', { StreamArn, ShardId, ...position });
      return answer.ShardIterator;
    },
    async records(ShardIterator) {
      const answer = await send<{ Records: WireRecord[]; NextShardIterator?: string }>('GetRecords', { ShardIterator });
      return { records: answer.Records, next: answer.NextShardIterator };
    },
    close: () => agent.destroy(),
  };
}
