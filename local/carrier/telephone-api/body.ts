import { durationMs } from '../duration.ts';
import { ApiError } from './api-error.ts';

const E164 = /^\+[1-9]\d{6,14}$/;

/** A JSON object a caller sent. Every reader throws a 400 that names the field. */
export class JsonBody {
  readonly #fields: Record<string, unknown>;

  constructor(text: string) {
    let parsed: unknown;
    try {
      parsed = text.trim() === '' ? {} : JSON.parse(text);
    } catch {
      throw new ApiError(400, 'body: not JSON');
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
      throw new ApiError(400, 'body: not a JSON object');
    }
    this.#fields = parsed as Record<string, unknown>;
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined;
  }

  /** Refuses fields it does not know, so that a misspelt one is not silently without effect. */
  only(...names: string[]): this {
    for (const name of Object.keys(this.#fields)) {
      if (!names.includes(name)) throw new ApiError(400, `${name}: unknown field; known are ${names.join(', ')}`);
    }
    return this;
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const value = this.#fields[name];
    if (value === undefined) return undefined;
    const found = values.find((each) => each === value);
    if (!found) throw new ApiError(400, `${name}: must be one of ${values.join(', ')}`);
    return found;
  }

  flag(name: string): boolean | undefined {
    const value = this.#fields[name];
    if (value === undefined || typeof value === 'boolean') return value;
    throw new ApiError(400, `${name}: must be true or false`);
  }

  count(name: string): number | undefined {
    const value = this.#fields[name];
    if (value === undefined) return undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
    throw new ApiError(400, `${name}: must be a whole number, 0 or more`);
  }

  number(name: string, least: number, most: number): number | undefined {
    const value = this.#fields[name];
    if (value === undefined) return undefined;
    if (typeof value === 'number' && value >= least && value <= most) return value;
    throw new ApiError(400, `${name}: must be a number from ${least} to ${most}`);
  }

  /** An ISO 8601 duration, in ms. */
  duration(name: string): number | undefined {
    const value = this.#fields[name];
    if (value === undefined) return undefined;
    const ms = typeof value === 'string' ? durationMs(value) : undefined;
    if (ms === undefined) throw new ApiError(400, `${name}: must be an ISO 8601 duration such as PT30M`);
    return ms;
  }

  /** An ISO 8601 moment with its offset, in epoch ms. */
  moment(name: string): number | undefined {
    const value = this.#fields[name];
    if (value === undefined) return undefined;
    const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
    const ms = typeof value === 'string' && shape.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(ms)) throw new ApiError(400, `${name}: must be a moment such as 2021-01-04T07:00:00Z`);
    return ms;
  }

  phoneNumber(name: string): string {
    const value = this.#fields[name];
    if (typeof value === 'string' && E164.test(value)) return value;
    throw new ApiError(400, `${name}: must be a telephone number such as +4589640000`);
  }

  digits(name: string): string {
    const value = this.#fields[name];
    if (typeof value === 'string' && /^[0-9*#w]{1,100}$/.test(value)) return value;
    throw new ApiError(400, `${name}: must be 1 to 100 of 0-9 * # w`);
  }

  text(name: string, longest: number): string {
    const value = this.#fields[name];
    if (typeof value === 'string' && value.length > 0 && value.length <= longest) return value;
    throw new ApiError(400, `${name}: must be a text of 1 to ${longest} characters`);
  }
}

/** An E.164 number from a path. */
export function numberInPath(part: string): string {
  if (E164.test(part)) return part;
  throw new ApiError(400, 'number: must be a telephone number such as +4589640000, URL-encoded');
}
