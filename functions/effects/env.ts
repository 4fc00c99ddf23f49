import * as z from 'zod/mini';
import { baseUrl } from '../environment.ts';

/** What every function that carries out effects is told by its environment. */
export const effectsEnv = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  PUBLIC_URL: baseUrl,
  CARRIER_SECRET_ID: z.string().check(z.minLength(1)),
  KEYS_SECRET_ID: z.string().check(z.minLength(1)),
  CARRIER_REGION: z.string().check(z.minLength(1)),
  CARRIER_EDGE: z.string().check(z.minLength(1)),
  /** Only on one machine, where the simulated carrier answers in Twilio's place. */
  CARRIER_API_URL: z.optional(z.url()),
});
