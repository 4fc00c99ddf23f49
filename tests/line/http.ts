export interface Answer<Body = unknown> {
  status: number;
  body: Body;
}

/** One request with a JSON body; whatever comes back is an answer, JSON where it is JSON. */
export async function ask<Body = unknown>(
  method: string,
  url: string,
  body?: unknown,
  token?: string,
): Promise<Answer<Body>> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  let read: unknown = text;
  try {
    read = JSON.parse(text);
  } catch {
    // Not JSON: the text stands.
  }
  return { status: response.status, body: read as Body };
}

/** As `ask`, but a refusal fails the test with what was refused. */
export async function demand<Body = unknown>(
  method: string,
  url: string,
  body?: unknown,
  token?: string,
): Promise<Body> {
  return granted(`${method} ${url}`, await ask<Body>(method, url, body, token));
}

/** The body of an answer that must not be a refusal. */
export function granted<Body>(asked: string, { status, body }: Answer<Body>): Body {
  if (status >= 300) throw new Error(`${asked}: ${status} ${JSON.stringify(body)}`);
  return body;
}
