import * as z from 'zod/mini';

export const env = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  PUBLIC_URL: z.url(),
  /** Where the pages and the waiting sound lie. */
  SITE_URL: z.url(),
  CARRIER_SECRET_ID: z.string().check(z.minLength(1)),
  KEYS_SECRET_ID: z.string().check(z.minLength(1)),
});
