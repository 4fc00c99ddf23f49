export interface Answer<Body = unknown> {
  status: number;
  body: Body;
}

/** One request with a JSON body; whatever comes back is an answer, JSON where it is JSON. */
export const ask = async <Body = unknown>(
  method: string,
  url: string,
  body?: unknown,
  token?: string,
): Promise<Answer<Body>> => {
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
};

/** As `ask`, but a refusal fails the test with what was refused. */
export const demand = async <Body = unknown>(
  method: string,
  url: string,
  body?: unknown,
  token?: string,
): Promise<Body> => {
  const answer = await ask<Body>(method, url, body, token);
  if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};
