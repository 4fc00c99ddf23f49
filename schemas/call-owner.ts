import * as z from 'zod/mini';
import { staffId } from './ids.ts';
import { instant } from './time.ts';

/** A call-back that one consultant makes, until that moment; then anybody. */
export const callOwner = z.object({ staffId, until: instant });
export type CallOwner = z.infer<typeof callOwner>;
