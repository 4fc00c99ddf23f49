import {
  ApiGatewayManagementApiClient,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';

/** Sends through the gateway to one desk; `gone`: there is no such connection any more. */
export type Post = (connectionId: string, data: string) => Promise<'sent' | 'gone'>;

/** The gateway's own interface for what is sent to sockets. It tries nothing twice: who is not told looks for itself. */
export function createPost(endpoint: string): Post {
  const client = new ApiGatewayManagementApiClient({
    endpoint,
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 500, requestTimeout: 1000, throwOnRequestTimeout: true },
  });
  return async (ConnectionId, Data) => {
    try {
      await client.send(new PostToConnectionCommand({ ConnectionId, Data }));
      return 'sent';
    } catch (error) {
      if (error instanceof GoneException) return 'gone';
      throw error;
    }
  };
}
