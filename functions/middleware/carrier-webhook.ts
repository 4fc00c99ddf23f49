import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';

/** The parts of an HTTP API event (payload format 2.0) that a webhook needs. */
export interface HttpEvent {
  rawPath: string;
  rawQueryString?: string;
  headers: Record<string, string | undefined>;
  body?: string;
  isBase64Encoded?: boolean;
}

export interface HttpResponse {
  statusCode: number;
  headers?: Record<string, string>;
  body?: string;
  /** The body is bytes, written so. */
  isBase64Encoded?: boolean;
}

/** The form fields of a webhook; a field sent twice keeps its first value, which is all we read. Fields may be called anything. */
export function formOf(event: HttpEvent): Record<string, string> {
  const form: Record<string, string> = nameless();
  for (const [name, [value = '']] of Object.entries(fieldsOf(event))) form[name] = value;
  return form;
}

/** Every value of every field. */
function fieldsOf({ body = '', isBase64Encoded }: HttpEvent): Record<string, string[]> {
  const text = isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body;
  const fields: Record<string, string[]> = nameless();
  for (const [name, value] of new URLSearchParams(text)) fields[name] = [...(fields[name] ?? []), value];
  return fields;
}

/** An object that has no names of its own, such as `constructor`, which a field may be called too. */
function nameless<Value>(): Record<string, Value> {
  return Object.create(null) as Record<string, Value>;
}

/**
 * Is the webhook really the carrier's? The signature covers the public address as the carrier asked for it and every field with all
 * its values; several tokens are tried, so that one can be rotated. There is no environment in which this is switched off.
 */
export function isSigned(event: HttpEvent, publicUrl: string, tokens: string[]): boolean {
  const signature = event.headers['x-twilio-signature'];
  if (signature === undefined) return false;
  const query = event.rawQueryString === undefined || event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
  const url = `${publicUrl}${event.rawPath}${query}`;
  const fields = fieldsOf(event);
  return tokens.some((token) => validateRequest(token, signature, url, fields));
}
