import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

/** Asks for a run of a function that goes on by itself. Resolves when it is accepted; what becomes of it nobody here gets to know. */
export type Invoke = (functionName: string, event: object) => Promise<void>;

/** Asks again, as the library does, where Lambda is busy or does not answer: whoever is run may be so twice. */
export function createInvoke(): Invoke {
  const client = new LambdaClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
  });
  return async (FunctionName, event) => {
    await client.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: JSON.stringify(event) }));
  };
}
