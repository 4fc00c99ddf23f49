import middy from '@middy/core';
import { readEnvironment } from '../environment.ts';
import type { HttpEvent, HttpResponse } from '../middleware/carrier-webhook.ts';
import { signed } from '../middleware/signed.ts';
import { createDeps } from './deps.ts';
import { env } from './env.ts';
import { createReplies } from './handler.ts';

const deps = createDeps(readEnvironment(env, process.env));

export const handler = middy<HttpEvent, HttpResponse>().use(signed(deps)).handler(createReplies(deps));
