import type { Subscription, Target } from '../call.ts';
import { RestError } from './rest-error.ts';

/** The fields of a REST request. */
export class Form {
  readonly #fields: URLSearchParams;

  constructor(fields: URLSearchParams) {
    this.#fields = fields;
  }

  text(name: string): string | undefined {
    return this.#fields.get(name) ?? undefined;
  }

  all(name: string): string[] {
    return this.#fields.getAll(name);
  }

  /** @throws RestError 400 when missing */
  required(name: string, code: number): string {
    const value = this.text(name);
    if (!value) throw new RestError(400, code, `A '${name}' parameter is required.`);
    return value;
  }

  flag(name: string): boolean | undefined {
    const value = this.text(name)?.toLowerCase();
    return value === undefined ? undefined : value === 'true';
  }

  method(name: string): 'GET' | 'POST' {
    return this.text(name)?.toUpperCase() === 'GET' ? 'GET' : 'POST';
  }

  /** An absolute http(s) URL. @throws RestError 21205 when it is something else */
  url(name: string): string | undefined {
    const value = this.text(name);
    if (!value) return undefined;
    if (!URL.canParse(value) || !/^https?:/.test(value)) throw new RestError(400, 21205, `${name} is not a valid URL`);
    return value;
  }

  target(url: string, method: string): Target | undefined {
    const value = this.url(url);
    return value ? { url: value, method: this.method(method) } : undefined;
  }

  /** `StatusCallback` and its method and events; both a repeated field and one with spaces are understood. */
  subscription(prefix: string, otherwise: string): Subscription | undefined {
    const target = this.target(prefix, `${prefix}Method`);
    const events = this.all(`${prefix}Event`).flatMap((value) => value.split(/\s+/));
    return (
      target && { ...target, events: new Set((events.length > 0 ? events : otherwise.split(' ')).filter(Boolean)) }
    );
  }
}
