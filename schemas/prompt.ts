import * as z from 'zod/mini';
import { slotId } from './ids.ts';
import { instant } from './time.ts';

/** The questions a caller can be asked. */
export const promptName = z.enum([
  /** Whom we call before a consultant is rung: is anybody there, and not a mailbox? */
  'called',
  'code',
  'ownCode',
  'menu',
  'arranged',
  'callbackNumber',
  'keyNumber',
  'readBack',
  'callbackTime',
  'callbackTimes',
  'meetingTimes',
  'promised',
  'booked',
  'cancelled',
  'farewell',
]);
export type PromptName = z.infer<typeof promptName>;

/** Why the present words are being said. */
export const reason = z.enum([
  'first',
  'repeat',
  'wrong',
  'silent',
  'codeWrong',
  'codeGivenUp',
  'codeFound',
  'codeShort',
  'codeNotTaken',
  'closed',
  'slotTaken',
  'noTimes',
  'decided',
  'notBack',
  'transferred',
  'needsNumber',
  'queueFull',
  'ownBySms',
  'nothingArranged',
  'kept',
  'moved',
  'noOtherTimes',
  'noWindows',
  'windowGone',
  'callbackCancelled',
  'meetingCancelled',
]);
export type Reason = z.infer<typeof reason>;

/** A time that is read out, and the chair that is free then. */
export const offeredTime = z.object({ slotId, startAt: instant });
export type OfferedTime = z.infer<typeof offeredTime>;

/** A window that is read out to choose from. */
export const offeredWindow = z.object({ from: instant, until: instant });
export type OfferedWindow = z.infer<typeof offeredWindow>;

/** What can be arranged with a citizen. */
export const arrangement = z.enum(['callback', 'meeting']);
export type Arrangement = z.infer<typeof arrangement>;
