import type { Answer } from '../line/http.ts';

/** The answer to something that may not be done (yet). @throws when it was done, or refused for another reason */
export function refusedAs<Body>(what: string, answer: Answer<Body>, [status, error]: [number, string]): Body {
  const told = (answer.body as { error?: string } | undefined)?.error;
  if (answer.status !== status || told !== error)
    throw new Error(`${what} was answered ${answer.status} ${told ?? ''}, and not ${status} ${error}`);
  return answer.body;
}
