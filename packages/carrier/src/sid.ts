import { randomUUID } from 'node:crypto';

/** A fresh identifier of Twilio's shape: two letters and 32 hex digits. */
export function newSid(prefix: 'AC' | 'AP' | 'CA' | 'CF' | 'PN' | 'RE' | 'SM'): string {
  return prefix + randomUUID().replaceAll('-', '');
}
