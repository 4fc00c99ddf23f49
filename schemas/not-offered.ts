import * as z from 'zod/mini';
import { staffId } from './ids.ts';
import { instant } from './time.ts';

/** Why the choice between telephone and meeting was not put to somebody: a closed list, so that it can be counted. */
export const notOfferedReason = z.enum(['lawDemandsPhysical', 'acute', 'noTelephone', 'noInterpreter', 'other']);
export type NotOfferedReason = z.infer<typeof notOfferedReason>;

/** The telephone was not offered at the desk; the meeting always is. */
export const notOffered = z.object({ at: instant, by: staffId, why: notOfferedReason });
