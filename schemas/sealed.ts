import * as z from 'zod/mini';

/** Text encrypted under the unit's key; only `adapters/sealing` opens it. */
export const sealed = z.string().check(z.minLength(1));
