import { STATUS_CODES } from 'node:http';

/** An error as the carrier's REST API answers it: `{code, message, more_info, status}`. */
export class RestError extends Error {
  override readonly name = 'RestError';
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  get body() {
    const { code, message, status } = this;
    return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
  }
}

/** 404 / 20404 for a resource that is not there. */
export function notFound(path: string): RestError {
  return new RestError(404, 20404, `The requested resource ${path} was not found`);
}

/** A refusal for no reason of the request's own, as a test asks for: 429 / 20429, 503 / 20503 … */
export function refusal(status: number): RestError {
  return new RestError(status, 20_000 + status, STATUS_CODES[status] ?? 'Error');
}
