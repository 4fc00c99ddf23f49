import * as z from 'zod/mini';
import { errorAnswer } from '../../schemas/staff-api.ts';
import type { Route } from './route.ts';

const jsonOf = (schema: z.ZodMiniType, io: 'input' | 'output') => ({
  content: { 'application/json': { schema: z.toJSONSchema(schema, { io, unrepresentable: 'any' }) } },
});

const operationOf = (route: Route) => ({
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
    ...Object.entries(route.query ?? {}).map(([name, { required, describe, pattern }]) => ({
      name,
      in: 'query',
      required,
      description: describe,
      schema: { type: 'string', ...(pattern !== undefined && { pattern }) },
    })),
  ],
  ...(route.request !== undefined && { requestBody: { required: true, ...jsonOf(route.request, 'input') } }),
  responses: {
    [route.answer === undefined ? '204' : '200']: {
      description: 'Done',
      ...(route.answer !== undefined && jsonOf(route.answer, 'output')),
    },
    default: {
      description: 'Refused: a code, a sentence in Danish, and the field if one is to blame',
      ...jsonOf(errorAnswer, 'output'),
    },
  },
});

/** OpenAPI 3.1 of all staff routes, generated from the schemas that parse them. */
export const openApiOf = (routes: Route[]): object => {
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
};
