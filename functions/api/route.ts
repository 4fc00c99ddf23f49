import type * as z from 'zod/mini';
import type { Role, Staff } from '../../schemas/staff.ts';
import type { Policy, Unit } from '../../schemas/unit.ts';
import type { Deps } from './deps.ts';

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
  | { status: 400 | 403 | 404 | 409 | 422; error: string; message: string; field?: string }
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
  answer?: z.ZodMiniType;
  query?: Record<string, { required: boolean; pattern?: string; describe: string }>;
  handle(deps: Deps, asked: Asked<unknown>): Promise<Reply<unknown>>;
}

/** Describes a route; the body reaches the handler as its schema says, and the answer leaves through its schema. */
export const route = <
  Request extends z.ZodMiniType = z.ZodMiniType<undefined>,
  Answer extends z.ZodMiniType = z.ZodMiniType,
>(definition: {
  method: Route['method'];
  path: string;
  summary: string;
  roles: Role[];
  request?: Request;
  answer?: Answer;
  query?: Route['query'];
  handle(deps: Deps, asked: Asked<z.infer<Request>>): Promise<Reply<z.infer<Answer>>>;
}): Route => definition as unknown as Route;

const sentences = {
  notFound: 'Det findes ikke.',
  forbidden: 'Det har du ikke adgang til.',
} as const;

export const notFound: Reply<never> = { status: 404, error: 'notFound', message: sentences.notFound };
export const forbidden: Reply<never> = { status: 403, error: 'forbidden', message: sentences.forbidden };
export const conflict: Reply<never> = {
  status: 409,
  error: 'conflict',
  message: 'En anden ændrede det samtidig. Se, hvordan det ser ud nu, og prøv igen.',
};
export const slotTaken: Reply<never> = {
  status: 409,
  error: 'slotTaken',
  field: 'slotId',
  message: 'Tiden er lige blevet optaget af en anden. Vælg en ny tid.',
};
export const malformed = (field: string, message: string): Reply<never> => ({
  status: 400,
  error: 'malformed',
  field,
  message,
});
export const unprocessable = (error: string, message: string, field?: string): Reply<never> => ({
  status: 422,
  error,
  message,
  ...(field !== undefined && { field }),
});
