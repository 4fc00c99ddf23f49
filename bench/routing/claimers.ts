import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSecretsEndpoint } from 'lambda-local/secrets-endpoint';
import type { Engine } from '../../tests/fixtures/engine.ts';
import { nodePath } from '../../tests/line/line-process.ts';
import type { Deed, Done } from './claimer.ts';

const program = join(dirname(fileURLToPath(import.meta.url)), 'claimer.ts');

export interface Claimers {
  /** Gives each process its part of the deeds; all set out at the same moment. */
  carryOut(deeds: readonly Deed[]): Promise<Done[]>;
  close(): Promise<void>;
}

/** So many processes of `dispatch`, warm, at one engine. */
export async function startClaimers(engine: Engine, count: number): Promise<Claimers> {
  // Nothing that a claim does asks for a secret; the functions refuse to start without.
  const secrets = await startSecretsEndpoint({});
  const children = Array.from({ length: count }, () => startOne(engine, secrets.port));
  await Promise.all(children.map(({ said }) => said));
  return {
    carryOut: (deeds) =>
      Promise.all(
        children.map(async ({ child }, place) => {
          const [done] = await Promise.all([
            next(child),
            tell(
              child,
              deeds.filter((_, index) => index % count === place),
            ),
          ]);
          return done as Done;
        }),
      ),
    close: async () => {
      for (const { child } of children) child.kill();
      await secrets.close();
    },
  };
}

function startOne({ endpoint, tableName }: Engine, secretsPort: number) {
  const child = fork(program, {
    execPath: nodePath,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH ?? '',
      TABLE_NAME: tableName,
      PUBLIC_URL: 'https://line.example',
      CARRIER_SECRET_ID: 'carrier',
      KEYS_SECRET_ID: 'keys',
      CARRIER_REGION: 'ie1',
      CARRIER_EDGE: 'dublin',
      PARAMETERS_SECRETS_EXTENSION_HTTP_PORT: String(secretsPort),
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_SESSION_TOKEN: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      POWERTOOLS_SERVICE_NAME: 'bench',
      LOG_LEVEL: 'SILENT',
    },
  });
  return { child, said: next(child) };
}

/** What a process says next; throws where it ends instead. */
async function next(child: ChildProcess): Promise<unknown> {
  const controller = new AbortController();
  const { signal } = controller;
  try {
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new Error('A claiming process ended');
    });
    const [said] = await Promise.race([once(child, 'message', { signal }), ended]);
    return said;
  } finally {
    controller.abort();
  }
}

function tell(child: ChildProcess, deeds: Deed[]): Promise<void> {
  return new Promise((resolve, reject) => {
    child.send(deeds, (error) => (error === null ? resolve() : reject(error)));
  });
}
