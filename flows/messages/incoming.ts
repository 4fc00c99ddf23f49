import type { ReplyMeaning } from '../../schemas/reply.ts';
import type { SealedNumber } from '../case/need.ts';

/** An SMS that came in. */
export interface IncomingReply {
  /** Keyed hash of the carrier's name for it. */
  sidHash: string;
  number: SealedNumber;
  /** What was written, sealed. */
  text: string;
  meaning: ReplyMeaning;
  /** May the number be called and written to under today's rules? */
  isCallable: boolean;
}

/** What came of it: the line did what was asked, or a person has to read it; and what is answered. */
export interface Taken {
  acted: boolean;
  says?: 'severalStand';
}
