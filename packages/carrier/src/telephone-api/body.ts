import { durationMs } from '../duration.ts';
import { isE164 } from '../e164.ts';
import { ApiError } from './api-error.ts';

/** A JSON object a caller sent. Every reader throws a 400 that names the field. */
export class JsonBody {
  readonly #fields: Record<string, unknown>;
  /** What stands before a field's name in an error: the fields it lies in. */
  readonly #within: string;

  private constructor(value: unknown, within: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ApiError(400, `${within === '' ? 'body' : within.slice(0, -1)}: not a JSON object`);
    }
    this.#fields = value as Record<string, unknown>;
    this.#within = within;
  }

  static parse(text: string): JsonBody {
    let parsed: unknown;
    try {
      parsed = text.trim() === '' ? {} : JSON.parse(text);
    } catch {
      throw new ApiError(400, 'body: not JSON');
    }
    return new JsonBody(parsed, '');
  }

  /** An object within this one. */
  object(name: string): JsonBody | undefined {
    const value = this.#fields[name];
    return value === undefined ? undefined : new JsonBody(value, `${this.#within}${name}.`);
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined;
  }

  /** Refuses fields it does not know, so that a misspelt one is not silently without effect. */
  only(...names: string[]): this {
    for (const name of Object.keys(this.#fields)) {
      if (!names.includes(name))
        throw new ApiError(400, `${this.#within}${name}: unknown field; known are ${names.join(', ')}`);
    }
    return this;
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const value = this.#fields[name];
    if (value === undefined) return undefined;
    const found = values.find((each) => each === value);
    if (!found) throw new ApiError(400, `${this.#within}${name}: must be one of ${values.join(', ')}`);
    return found;
  }

  flag(name: string): boolean | undefined {
    const value = this.#fields[name];
    if (value === undefined || typeof value === 'boolean') return value;
    throw new ApiError(400, `${this.#within}${name}: must be true or false`);
  }

  count(name: string): number | undefined {
    const value = this.#fields[name];
    if (value === undefined) return undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
    throw new ApiError(400, `${this.#within}${name}: must be a whole number, 0 or more`);
  }

  number(name: string, least: number, most: number): number | undefined {
    const value = this.#fields[name];
    if (value === undefined) return undefined;
    if (typeof value === 'number' && value >= least && value <= most) return value;
    throw new ApiError(400, `${this.#within}${name}: must be a number from ${least} to ${most}`);
  }

  /** An ISO 8601 duration, in ms. */
  duration(name: string): number | undefined {
    const value = this.#fields[name];
    if (value === undefined) return undefined;
    const ms = typeof value === 'string' ? durationMs(value) : undefined;
    if (ms === undefined) throw new ApiError(400, `${this.#within}${name}: must be an ISO 8601 duration such as PT30M`);
    return ms;
  }

  /** An ISO 8601 moment with its offset, in epoch ms. */
  moment(name: string): number | undefined {
    const value = this.#fields[name];
    if (value === undefined) return undefined;
    const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
    const ms = typeof value === 'string' && shape.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(ms))
      throw new ApiError(400, `${this.#within}${name}: must be a moment such as 2021-01-04T07:00:00Z`);
    return ms;
  }

  phoneNumber(name: string): string {
    const value = this.#fields[name];
    if (typeof value === 'string' && isE164(value)) return value;
    throw new ApiError(400, `${this.#within}${name}: must be a telephone number such as +4512345678`);
  }

  digits(name: string): string {
    const value = this.#fields[name];
    if (typeof value === 'string' && /^[0-9*#w]{1,100}$/.test(value)) return value;
    throw new ApiError(400, `${this.#within}${name}: must be 1 to 100 of 0-9 * # w`);
  }

  text(name: string, longest: number, least = 1): string {
    const value = this.#fields[name];
    if (typeof value === 'string' && value.length >= least && value.length <= longest) return value;
    throw new ApiError(400, `${this.#within}${name}: must be a text of ${least} to ${longest} characters`);
  }
}

/** An E.164 number from a path. */
export function numberInPath(part: string): string {
  if (isE164(part)) return part;
  throw new ApiError(400, 'number: must be a telephone number such as +4512345678, URL-encoded');
}
