import * as z from 'zod/mini';
import { baseUrl } from '../environment.ts';

export const env = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  PUBLIC_URL: baseUrl,
  CARRIER_SECRET_ID: z.string().check(z.minLength(1)),
  KEYS_SECRET_ID: z.string().check(z.minLength(1)),
});
