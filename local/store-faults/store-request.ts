import type { FaultKind } from './fault-plan.ts';

/** A request to the store as it goes over the wire, as far as it is looked at. */
export interface StoreRequest {
  operation: string;
  body: {
    IndexName?: string;
    ExclusiveStartKey?: unknown;
    KeyConditionExpression?: string;
    ExpressionAttributeNames?: Record<string, string>;
    ExpressionAttributeValues?: Record<string, { S?: string }>;
    TransactItems?: unknown[];
  };
}

export function readStoreRequest(target: string, text: string): StoreRequest {
  return { operation: target.split('.').at(-1) ?? '', body: JSON.parse(text) };
}

const writes = ['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems'];

/** Whether DynamoDB could meet a request with this; that an index has anything older to show is another matter. */
export function couldMeet({ operation, body }: StoreRequest, kind: FaultKind): boolean {
  if (kind === 'conflict') return writes.includes(operation);
  if (kind === 'staleIndex') return operation === 'Query' && body.IndexName !== undefined && !body.ExclusiveStartKey;
  return true;
}

/**
 * DynamoDB's own answer, status 400, to a request that meets another transaction or more than the table takes.
 * Types and messages: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html and
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export function refusal({ operation, body }: StoreRequest, kind: 'conflict' | 'throttle'): object {
  if (operation === 'TransactWriteItems') return cancellation(body.TransactItems?.length ?? 0, kind);
  if (kind === 'conflict')
    return {
      __type: 'com.amazonaws.dynamodb.v20120810#TransactionConflictException',
      message: 'Transaction is ongoing for the item',
    };
  return {
    __type: 'com.amazon.coral.availability#ThrottlingException',
    message:
      'Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so please try again shortly.',
  };
}

/** A transaction of so many writes of which the last met the other, or was too much. */
function cancellation(writes: number, kind: 'conflict' | 'throttle'): object {
  const reason =
    kind === 'conflict'
      ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
      : { Code: 'ThrottlingError', Message: 'Throughput exceeds the current capacity of your table or index.' };
  const CancellationReasons = Array.from({ length: writes }, (_, at) =>
    at === writes - 1 ? reason : { Code: 'None' },
  );
  const codes = CancellationReasons.map(({ Code }) => Code).join(', ');
  return {
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    CancellationReasons,
  };
}
