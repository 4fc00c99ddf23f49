import * as z from 'zod/mini';
import { staffId } from './ids.ts';
import { instant } from './time.ts';

/** A call that is one consultant's until that moment; then anybody's. */
export const callOwner = z.object({ staffId, until: instant });
export type CallOwner = z.infer<typeof callOwner>;
