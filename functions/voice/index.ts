import middy from '@middy/core';
import { utter } from '../../flows/ivr/spoken/utter.ts';
import { readEnvironment } from '../environment.ts';
import type { HttpEvent, HttpResponse } from '../middleware/carrier-webhook.ts';
import { signed } from '../middleware/signed.ts';
import { spokenApology } from '../middleware/spoken-apology.ts';
import { createDeps } from './deps.ts';
import { env } from './env.ts';
import { createVoice } from './handler.ts';
import { readAhead } from './read-ahead.ts';
import { renderSentence } from './twiml.ts';

const deps = createDeps(readEnvironment(env, process.env));

export const handler = middy<HttpEvent, HttpResponse>()
  .use(spokenApology({ log: deps.log, twiml: renderSentence(utter({ key: 'apology', values: {} })) }))
  .use(readAhead(deps))
  .use(signed(deps))
  .handler(createVoice(deps));
