import type { SmsTemplate } from '../../schemas/effect.ts';

/** Messages of what was said when it was promised or booked, of what comes by itself, or of what can be asked for again. */
const courtesies: readonly SmsTemplate[] = ['callbackPromised', 'attemptFailed', 'meetingReminder', 'arrangements'];

/** Where one of these may not or cannot be sent, nobody has anything to tell instead. */
export function isCourtesy(template: SmsTemplate): boolean {
  return courtesies.includes(template);
}
