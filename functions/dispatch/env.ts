import * as z from 'zod/mini';
import { effectsEnv } from '../effects/env.ts';
import { baseUrl } from '../environment.ts';

/** `CONNECTIONS_URL`: through which desks are told of changes. */
export const env = z.extend(effectsEnv, { CONNECTIONS_URL: baseUrl });
