/** The line as it is reached from outside: what whoever plays somebody goes by. */
export interface Outside {
  lineUrl: string;
  carrierUrl: string;
  tokenFor(user: string): Promise<string>;
}

export interface Asked {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
}

export interface Answered {
  status: number;
  body: unknown;
}

/** A staff route, asked by somebody who may; a refusal is an answer. */
export async function askLine({ lineUrl, tokenFor }: Outside, user: string, asked: Asked): Promise<Answered> {
  return send(`${lineUrl}/api${asked.path}`, asked, { authorization: `Bearer ${await tokenFor(user)}` });
}

/** The same for what must be granted. @throws with what was refused */
export async function demandOfLine(outside: Outside, user: string, asked: Asked): Promise<unknown> {
  const { status, body } = await askLine(outside, user, asked);
  if (status >= 300) throw new Error(`${asked.method} ${asked.path}: ${status}`);
  return body;
}

/** The telephones and softphones that the carrier plays. */
export function askCarrier({ carrierUrl }: Outside, asked: Asked): Promise<Answered> {
  return send(`${carrierUrl}${asked.path}`, asked, {});
}

async function send(url: string, { method, body }: Asked, more: Record<string, string>): Promise<Answered> {
  const headers = { ...more, 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}
