import * as z from 'zod/mini';

/** Reads a function's variables by its schema; refuses to start when one is missing or wrong, and names it. */
export function readEnvironment<Shape extends z.core.$ZodLooseShape>(
  schema: z.ZodMiniObject<Shape>,
  variables: Record<string, string | undefined>,
): z.infer<z.ZodMiniObject<Shape>> {
  const read = schema.safeParse(variables);
  if (read.success) return read.data;
  const names = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))];
  throw new Error(`Missing or wrong environment variable: ${names.join(', ')}`);
}

/** An address to which paths are added: a slash at its end is left out, since the carrier signs each address as we gave it. */
export const baseUrl = z.url().check(z.overwrite((url) => url.replace(/\/+$/, '')));
