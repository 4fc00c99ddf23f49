import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { utter } from '../../flows/ivr/spoken/utter.ts';
import { keep } from '../../functions/adapters/kept.ts';
import { createRollUps } from '../../functions/adapters/roll-ups.ts';
import { codeAt, codeCount, keptNames } from '../../functions/api/deps.ts';
import { createApi, withNet } from '../../functions/api/handler.ts';
import type { ApiEvent } from '../../functions/api/request.ts';
import { createCarrierStatus } from '../../functions/carrier-status/handler.ts';
import { createDispatch } from '../../functions/dispatch/handler.ts';
import type { HttpResponse as HttpAnswer, HttpEvent } from '../../functions/middleware/carrier-webhook.ts';
import { signed } from '../../functions/middleware/signed.ts';
import { spokenApology } from '../../functions/middleware/spoken-apology.ts';
import { createProject } from '../../functions/project/handler.ts';
import { createReplies } from '../../functions/replies/handler.ts';
import { createSweep, type Swept } from '../../functions/sweep/handler.ts';
import { createVoice } from '../../functions/voice/handler.ts';
import { renderSentence } from '../../functions/voice/twiml.ts';
import { type DepsOptions, depsOf, logOf, tableOf, type WorldDeps } from './deps.ts';
import type { FunctionSpec, Sandbox } from './lambda.ts';

export interface Handlers {
  voice: FunctionSpec<HttpEvent, HttpAnswer>;
  carrierStatus: FunctionSpec<HttpEvent, HttpAnswer>;
  replies: FunctionSpec<HttpEvent, HttpAnswer>;
  api: FunctionSpec<ApiEvent, HttpAnswer>;
  dispatch: FunctionSpec<DynamoDBStreamEvent, DynamoDBBatchResponse>;
  project: FunctionSpec<DynamoDBStreamEvent, DynamoDBBatchResponse>;
  sweep: FunctionSpec<{ unitId?: string }, Swept>;
}

type Webhook = (event: HttpEvent) => Promise<HttpAnswer>;

/** As the deployed `index.ts` puts it together. */
function voiceOf(deps: WorldDeps): Webhook {
  const twiml = renderSentence(utter({ key: 'apology', values: {} }));
  const handler = middy<HttpEvent, HttpAnswer>()
    .use(spokenApology({ log: deps.log, twiml }))
    .use(signed(deps))
    .handler(createVoice(deps));
  return (event) => handler(event, {} as never) as unknown as Promise<HttpAnswer>;
}

function carrierStatusOf(deps: WorldDeps): Webhook {
  const handler = middy<HttpEvent, HttpAnswer>().use(signed(deps)).handler(createCarrierStatus(deps));
  return (event) => handler(event, {} as never) as unknown as Promise<HttpAnswer>;
}

function repliesOf(deps: WorldDeps): Webhook {
  const handler = middy<HttpEvent, HttpAnswer>().use(signed(deps)).handler(createReplies(deps));
  return (event) => handler(event, {} as never) as unknown as Promise<HttpAnswer>;
}

function apiOf(shared: WorldDeps, now: () => number): (event: ApiEvent) => Promise<HttpAnswer> {
  const deps = {
    ...shared,
    newCode: () => codeAt(Number.parseInt(shared.newId().slice(0, 8), 16) % codeCount),
    staffBy: keep((subject) => shared.store.get('staff', subject), now),
    staffNames: keptNames(shared.store, now),
    rollUps: createRollUps(shared.table, now),
    carrierRegion: 'ie1',
  };
  return withNet(deps, createApi(deps));
}

/** A run for each unit is asked for of the function itself. */
function sweepOf(options: DepsOptions): Handlers['sweep'] {
  const spec: Handlers['sweep'] = {
    name: 'sweep',
    timeoutMs: 50_000,
    build: (sandbox) => {
      const sweepLater = (unitId: string) =>
        options.laterRuns.ask(sandbox.task(), { spec, name: unitId, event: { unitId } });
      return createSweep({ ...depsOf(options, sandbox), sweepLater });
    },
  };
  return spec;
}

/** The deployed handlers with their middleware, each warm process with deps of its own; timeouts as the stack has them. */
export function createHandlers(options: DepsOptions): Handlers {
  const { now } = options.scheduler;
  const deps = (sandbox: Sandbox) => depsOf(options, sandbox);
  return {
    voice: { name: 'voice', timeoutMs: 10_000, build: (sandbox) => voiceOf(deps(sandbox)) },
    carrierStatus: { name: 'carrier-status', timeoutMs: 10_000, build: (sandbox) => carrierStatusOf(deps(sandbox)) },
    replies: { name: 'replies', timeoutMs: 10_000, build: (sandbox) => repliesOf(deps(sandbox)) },
    api: { name: 'api', timeoutMs: 20_000, build: (sandbox) => apiOf(deps(sandbox), now) },
    dispatch: { name: 'dispatch', timeoutMs: 60_000, build: (sandbox) => createDispatch(deps(sandbox)) },
    project: {
      name: 'project',
      timeoutMs: 60_000,
      build: (sandbox) =>
        createProject({ rollUps: createRollUps(tableOf(options, sandbox), now), log: logOf(options) }),
    },
    sweep: sweepOf(options),
  };
}
