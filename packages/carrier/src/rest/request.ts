import type { Exchange } from '../exchange.ts';
import type { Form } from './form.ts';

/** One authorised REST request. */
export interface RestRequest {
  x: Exchange;
  method: string;
  /** The path below the account, `.json` taken off, in its parts. */
  path: string[];
  /** The whole path as asked, for errors and paging. */
  url: URL;
  form: Form;
}

/** `body` undefined: no content. */
export interface RestAnswer {
  status: number;
  body?: unknown;
}

export type RestHandler = (request: RestRequest) => RestAnswer | undefined;
