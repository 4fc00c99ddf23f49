import type { SmsTemplate } from '../../schemas/effect.ts';

/** Messages of what was said when it was promised or booked, or of what comes by itself. */
const courtesies: readonly SmsTemplate[] = ['callbackPromised', 'attemptFailed', 'meetingReminder'];

/** Where one of these may not or cannot be sent, nobody has anything to tell instead. */
export function isCourtesy(template: SmsTemplate): boolean {
  return courtesies.includes(template);
}
