import type * as z from 'zod/mini';
import type { Role, Staff } from '../../schemas/staff.ts';
import type { Policy, Unit } from '../../schemas/unit.ts';
import type { Deps } from './deps.ts';
import type { ParameterKind } from './query.ts';

/** What a route gets: everything trusted and parsed. */
export interface Asked<Body> {
  staff: Staff;
  unit: Unit;
  policy: Policy;
  now: string;
  /** Parts of the path by name. */
  path: Record<string, string>;
  query: Record<string, string>;
  body: Body;
}

/** An answer, or a refusal with a code, a Danish sentence and the field if one is to blame. */
export type Reply<Answer> =
  | { status: 200 | 201; body: Answer }
  | { status: 204 }
  | { status: 200; file: Uint8Array }
  | {
      status: 400 | 401 | 403 | 404 | 409 | 413 | 422;
      error: string;
      message: string;
      field?: string;
      more?: Record<string, unknown>;
    }
  /** 409 with both versions, so that nobody's answers are thrown away. */
  | { status: 409; stale: unknown };

export interface Route {
  method: 'GET' | 'POST' | 'PUT';
  /** `/api/visits/{id}` */
  path: string;
  summary: string;
  /** Who may ask; a route that nobody is named for answers nobody. */
  roles: Role[];
  request?: z.ZodMiniType;
  response?: z.ZodMiniType;
  /** The answer is a file of this type. */
  file?: 'application/pdf';
  /** Of a success, where it is not 200 (or 204 without a response). */
  status?: 201;
  query?: Record<string, { required: boolean; kind: ParameterKind; describe: string }>;
  handle(deps: Deps, asked: Asked<unknown>): Promise<Reply<unknown>>;
}

/** Describes a route; the body reaches the handler as its schema says, and the answer leaves through its schema. */
export function route<
  Request extends z.ZodMiniType = z.ZodMiniType<undefined>,
  Response extends z.ZodMiniType = z.ZodMiniType,
>(definition: {
  method: Route['method'];
  path: string;
  summary: string;
  roles: Role[];
  request?: Request;
  response?: Response;
  file?: Route['file'];
  status?: 201;
  query?: Route['query'];
  handle(deps: Deps, asked: Asked<z.infer<Request>>): Promise<Reply<z.infer<Response>>>;
}): Route {
  return definition as unknown as Route;
}

export const notFound: Reply<never> = { status: 404, error: 'notFound', message: 'Det findes ikke.' };
export const forbidden: Reply<never> = { status: 403, error: 'forbidden', message: 'Det har du ikke adgang til.' };
/** No token that opens anything: the page asks for a new one, or its user to sign in again. */
export const unauthorized: Reply<never> = { status: 401, error: 'unauthorized', message: 'Log ind igen.' };
export const tooLarge: Reply<never> = { status: 413, error: 'tooLarge', message: 'Det er for meget på én gang.' };
export const conflict: Reply<never> = {
  status: 409,
  error: 'conflict',
  message: 'En anden ændrede det samtidig. Se, hvordan det ser ud nu, og prøv igen.',
};

export function malformed(field: string, message: string): Reply<never> {
  return { status: 400, error: 'malformed', field, message };
}

export function conflicting(error: string, message: string, field?: string): Reply<never> {
  return { status: 409, error, message, ...(field !== undefined && { field }) };
}

export function unprocessable(error: string, message: string, field?: string): Reply<never> {
  return { status: 422, error, message, ...(field !== undefined && { field }) };
}
