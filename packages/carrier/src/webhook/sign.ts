import { createHmac } from 'node:crypto';

export type Fields = Record<string, string>;

/** X-Twilio-Signature: HMAC-SHA1 over the URL as requested and, for a form, its fields in code-unit order of their names. */
export function signature(authToken: string, url: string, fields: Fields): string {
  const base = Object.keys(fields)
    .sort()
    .reduce((text, name) => text + name + fields[name], url);
  return createHmac('sha1', authToken).update(base, 'utf8').digest('base64');
}
