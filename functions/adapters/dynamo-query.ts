import { QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { compareBytes } from './byte-order.ts';
import type { Sender } from './dynamo-client.ts';
import { marshal } from './dynamo-expressions.ts';
import type { Query, Row } from './table.ts';

/** A page is 1 MB; who asks for more than this asked for the wrong thing. */
const mostPages = 100;

/** All rows of a query, page after page. */
export async function queryAll({ TableName, send }: Sender, query: Query): Promise<Row[]> {
  const { between, prefix, limit = Number.POSITIVE_INFINITY } = query;
  if (between !== undefined && prefix !== undefined) throw new Error('A query takes between or prefix, not both');
  if (limit <= 0 || (between !== undefined && compareBytes(...between) > 0)) return [];
  const input = { TableName, ...queryInput(query) };
  const rows: Row[] = [];
  let start: QueryCommandInput['ExclusiveStartKey'];
  for (let page = 0; page < mostPages; page += 1) {
    const Limit = limit === Number.POSITIVE_INFINITY ? undefined : limit - rows.length;
    const command = new QueryCommand({ ...input, Limit, ExclusiveStartKey: start });
    const { Items = [], LastEvaluatedKey } = await send((client) => client.send(command));
    rows.push(...Items.map((item) => unmarshall(item)));
    if (LastEvaluatedKey === undefined || rows.length >= limit) return rows;
    start = LastEvaluatedKey;
  }
  throw new Error(`More than ${mostPages} pages under ${query.pk}`);
}

function queryInput({ pk, between, prefix, index, descending }: Query): Omit<QueryCommandInput, 'TableName'> {
  const [condition, bounds] =
    between !== undefined
      ? [' AND #s BETWEEN :from AND :to', { ':from': between[0], ':to': between[1] }]
      : prefix !== undefined
        ? [' AND begins_with(#s, :prefix)', { ':prefix': prefix }]
        : ['', {}];
  return {
    ...(index === undefined ? { ConsistentRead: true } : { IndexName: index.name }),
    KeyConditionExpression: `#p = :pk${condition}`,
    ExpressionAttributeNames: {
      '#p': index?.partition ?? 'pk',
      ...(condition !== '' && { '#s': index?.sort ?? 'sk' }),
    },
    ExpressionAttributeValues: marshal({ ':pk': pk, ...bounds }),
    ScanIndexForward: descending !== true,
  };
}
