import * as z from 'zod/mini';
import { officeId } from './office.ts';

/* What goes over the staff routes about offices that a citizen may be put through to. */

/** Their numbers stay with the line. */
export const officesResponse = z.object({ offices: z.array(z.object({ id: officeId, name: z.string() })) });

export const forwardRequest = z.object({ to: officeId });
