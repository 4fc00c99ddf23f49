import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';

/** The parts of an HTTP API event (payload format 2.0) that a webhook needs. */
export interface HttpEvent {
  rawPath: string;
  rawQueryString?: string;
  headers: Record<string, string | undefined>;
  body?: string;
  isBase64Encoded?: boolean;
}

export interface HttpAnswer {
  statusCode: number;
  headers?: Record<string, string>;
  body?: string;
}

/** The form fields of a webhook; a field sent twice keeps its first value, which is all we read. */
export const formOf = (event: HttpEvent): Record<string, string> => {
  const raw = event.body ?? '';
  const text = event.isBase64Encoded === true ? Buffer.from(raw, 'base64').toString('utf8') : raw;
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(text)) if (!(name in fields)) fields[name] = value;
  return fields;
};

/**
 * Is the webhook really the carrier's? The signature covers the public address as the carrier asked for it and every field; several
 * tokens are tried, so that one can be rotated. There is no environment in which this is switched off.
 */
export const isSigned = (event: HttpEvent, publicUrl: string, tokens: string[]): boolean => {
  const signature = event.headers['x-twilio-signature'];
  if (signature === undefined) return false;
  const query = event.rawQueryString === undefined || event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
  const url = `${publicUrl}${event.rawPath}${query}`;
  const fields = formOf(event);
  return tokens.some((token) => validateRequest(token, signature, url, fields));
};
