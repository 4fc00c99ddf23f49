import { AnswerLost, TableBusy } from './table.ts';

/** What DynamoDB calls it when nothing was done and the same may be asked again. The second half are reasons of a cancelled transaction. */
const busy: Readonly<Record<string, TableBusy['why']>> = {
  TransactionConflictException: 'conflict',
  TransactionInProgressException: 'conflict',
  ReplicatedWriteConflictException: 'conflict',
  ProvisionedThroughputExceededException: 'throttle',
  RequestLimitExceeded: 'throttle',
  ThrottlingException: 'throttle',

  TransactionConflict: 'conflict',
  ProvisionedThroughputExceeded: 'throttle',
  ThrottlingError: 'throttle',
};

/** Node's codes for a connection that never came about: the request did not leave. */
const notSent = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
/** And for one that ended before the answer. */
const brokenOff = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ERR_STREAM_PREMATURE_CLOSE']);

/** The parts of the client's errors that are looked at; told apart by name, since every copy of the client has classes of its own. */
interface ClientError {
  name?: string;
  code?: string;
  $metadata?: { httpStatusCode?: number };
  /** DynamoDB's answer, where there was one. */
  $response?: { statusCode?: number };
  CancellationReasons?: { Code?: string }[];
}

/** Positions of the writes whose condition did not hold, if that is what the error says. */
export function refusedBy(error: unknown): number[] | undefined {
  const { name, CancellationReasons = [] }: ClientError = error instanceof Error ? error : {};
  if (name === 'ConditionalCheckFailedException') return [0];
  const refused = CancellationReasons.flatMap(({ Code }, index) => (Code === 'ConditionalCheckFailed' ? [index] : []));
  return refused.length > 0 ? refused : undefined;
}

/** The error in the words of the table. What is neither busy nor lost (a refusal, a wrong request, no permission) comes back as it is. */
export function inOurWords(error: unknown): unknown {
  if (!(error instanceof Error) || refusedBy(error) !== undefined) return error;
  const { name = '', code = '', $metadata, $response, CancellationReasons = [] }: ClientError = error;
  const why =
    busy[name] ?? CancellationReasons.map((reason) => busy[reason.Code ?? '']).find((one) => one !== undefined);
  if (why !== undefined) return new TableBusy(why, { cause: error });
  if (notSent.has(code)) return new TableBusy('throttle', { cause: error });
  const status = $metadata?.httpStatusCode ?? $response?.statusCode ?? 0;
  if (status === 429) return new TableBusy('throttle', { cause: error });
  // A failure of DynamoDB's own may come after the write; an answer of 200 that cannot be read was cut short.
  if (status >= 500 || status === 200 || brokenOff.has(code) || name === 'TimeoutError')
    return new AnswerLost({ cause: error });
  return error;
}
