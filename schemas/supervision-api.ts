import * as z from 'zod/mini';
import { callId, visitId } from './ids.ts';
import { deskCall } from './staff-api.ts';
import { supervisionMode } from './supervision.ts';
import { instant } from './time.ts';

/* What goes over the staff routes about a coordinator's part in a talk. */

export const superviseRequest = z.object({ mode: supervisionMode });

const talkRow = z.object({
  callId,
  visitId,
  citizen: deskCall.shape.citizen,
  safeContact: deskCall.shape.safeContact,
  /** The consultant. */
  name: z.string(),
  connectedAt: instant,
  /** The citizen is on hold, or a colleague is asked: nobody can take part just now. */
  isAside: z.boolean(),
  /** Who takes part, and how, or asks to; `asked`: the citizen is being told of it. */
  supervisor: z.optional(
    z.object({
      isMine: z.boolean(),
      name: z.string(),
      mode: z.optional(supervisionMode),
      asked: z.optional(supervisionMode),
      joined: z.boolean(),
    }),
  ),
});
export type TalkRow = z.infer<typeof talkRow>;

/** `modes`: how the unit's rules let a coordinator take part; none where they do not. */
export const talksResponse = z.object({ modes: z.array(supervisionMode), talks: z.array(talkRow) });
