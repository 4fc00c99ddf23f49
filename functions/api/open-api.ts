import * as z from 'zod/mini';
import { errorResponse } from '../../schemas/staff-api.ts';
import { formatOf } from './query.ts';
import type { Route } from './route.ts';

function jsonOf(schema: z.ZodMiniType, io: 'input' | 'output') {
  return {
    content: { 'application/json': { schema: z.toJSONSchema(schema, { io, unrepresentable: 'any' }) } },
  };
}

function operationOf(route: Route) {
  return {
    summary: route.summary,
    security: [{ bearer: [] }],
    'x-roles': route.roles,
    parameters: [
      ...[...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...Object.entries(route.query ?? {}).map(([name, { required, describe, kind }]) => ({
        name,
        in: 'query',
        required,
        description: describe,
        schema: formatOf[kind],
      })),
    ],
    ...(route.request !== undefined && { requestBody: { required: true, ...jsonOf(route.request, 'input') } }),
    responses: {
      [route.status ?? (route.response === undefined && route.file === undefined ? 204 : 200)]: {
        description: 'Done',
        ...(route.response !== undefined && jsonOf(route.response, 'output')),
        ...(route.file !== undefined && {
          content: { [route.file]: { schema: { type: 'string', format: 'binary' } } },
        }),
      },
      default: {
        description: 'Refused: a code, a sentence in Danish, and the field if one is to blame',
        ...jsonOf(errorResponse, 'output'),
      },
    },
  };
}

/** OpenAPI 3.1 of all staff routes, generated from the schemas that parse them. */
export function openApiOf(routes: Route[]): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const operations = paths[route.path] ?? {};
    operations[route.method.toLowerCase()] = operationOf(route);
    paths[route.path] = operations;
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Visitationslinjen: personalets ruter', version: '1' },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    paths,
  };
}
