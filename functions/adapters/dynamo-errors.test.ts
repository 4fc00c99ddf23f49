import { describe, expect, test } from 'vitest';
import { inOurWords, refusedBy } from './dynamo-errors.ts';
import { AnswerLost, TableBusy } from './table.ts';

function errorOf(name: string, more: object = {}): Error {
  return Object.assign(new Error(name), { name, ...more });
}

function cancelled(...codes: (string | undefined)[]) {
  return errorOf('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) });
}

describe('what was refused', () => {
  test.each<[Error, number[] | undefined]>([
    [errorOf('ConditionalCheckFailedException'), [0]],
    [cancelled('None', 'ConditionalCheckFailed', 'None', 'ConditionalCheckFailed'), [1, 3]],
    [cancelled('None', 'TransactionConflict'), undefined],
    [errorOf('ValidationException'), undefined],
    [errorOf('AccessDeniedException'), undefined],
  ])('%s: %j', (error, refused) => {
    expect(refusedBy(error)).toEqual(refused);
  });

  test('is nothing when something is thrown that is no error', () => {
    expect(refusedBy('no')).toBeUndefined();
  });
});

describe('what the table says it was', () => {
  test.each([
    errorOf('TransactionConflictException'),
    errorOf('TransactionInProgressException'),
    errorOf('ReplicatedWriteConflictException'),
    cancelled('None', 'TransactionConflict'),
  ])('%s is another transaction at the same rows', (error) => {
    const said = inOurWords(error);
    expect(said).toBeInstanceOf(TableBusy);
    expect(said).toMatchObject({ why: 'conflict', cause: error, message: 'Another transaction was at the same rows' });
  });

  test.each([
    errorOf('ProvisionedThroughputExceededException'),
    errorOf('RequestLimitExceeded'),
    errorOf('ThrottlingException'),
    cancelled('ThrottlingError'),
    cancelled(undefined, 'ProvisionedThroughputExceeded'),
    errorOf('Error', { code: 'ECONNREFUSED' }),
    errorOf('Error', { code: 'ENOTFOUND' }),
    errorOf('Error', { code: 'EAI_AGAIN' }),
    errorOf('Error', { code: 'EHOSTUNREACH' }),
    errorOf('Error', { code: 'ENETUNREACH' }),
    errorOf('Error', { $metadata: { httpStatusCode: 429 } }),
  ])('%s is a table that takes nothing just now', (error) => {
    const said = inOurWords(error);
    expect(said).toBeInstanceOf(TableBusy);
    expect(said).toMatchObject({ why: 'throttle', cause: error, message: 'The table takes nothing just now' });
  });

  test.each([
    errorOf('InternalServerError', { $metadata: { httpStatusCode: 500 } }),
    errorOf('Error', { $response: { statusCode: 503 } }),
    errorOf('SyntaxError', { $metadata: { httpStatusCode: 200 } }),
    errorOf('TimeoutError'),
    errorOf('Error', { code: 'ECONNRESET' }),
    errorOf('Error', { code: 'ECONNABORTED' }),
    errorOf('Error', { code: 'EPIPE' }),
    errorOf('Error', { code: 'ETIMEDOUT' }),
    errorOf('Error', { code: 'ERR_STREAM_PREMATURE_CLOSE' }),
  ])('%s is an answer that was lost', (error) => {
    const said = inOurWords(error);
    expect(said).toBeInstanceOf(AnswerLost);
    expect(said).toMatchObject({ cause: error, message: 'The table did not answer' });
  });

  test.each([
    errorOf('ConditionalCheckFailedException'),
    cancelled('ConditionalCheckFailed', 'TransactionConflict'),
    errorOf('ValidationException', { $metadata: { httpStatusCode: 400 } }),
    errorOf('AccessDeniedException', { $metadata: { httpStatusCode: 400 } }),
    errorOf('Error', { $metadata: { httpStatusCode: 499 } }),
    errorOf('Error', { code: 'EACCES' }),
  ])('%s stays what it is', (error) => {
    expect(inOurWords(error)).toBe(error);
  });

  test('what is no error stays what it is', () => {
    expect(inOurWords('no')).toBe('no');
  });
});
