import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SecretsEndpoint {
  port: number;
  close(): Promise<void>;
}

/**
 * Stands in for the Parameters and Secrets extension: `GET /secretsmanager/get?secretId=…` → `{"SecretString"}`.
 * As there, a request without the token header is refused, so that a page in a browser cannot ask.
 */
export async function startSecretsEndpoint(secrets: Record<string, string>): Promise<SecretsEndpoint> {
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.headers['x-aws-parameters-secrets-token'] === undefined) {
      answer(401, { error: 'X-Aws-Parameters-Secrets-Token is missing' });
      return;
    }
    const secretId = url.searchParams.get('secretId') ?? '';
    const SecretString = secrets[secretId];
    if (url.pathname !== '/secretsmanager/get' || SecretString === undefined) {
      answer(400, { error: `No secret ${secretId}` });
      return;
    }
    answer(200, { ARN: secretId, Name: secretId, SecretString, VersionStages: ['AWSCURRENT'] });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
