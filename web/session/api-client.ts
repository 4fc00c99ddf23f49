import type * as z from 'zod/mini';
import { errorResponse } from '../../schemas/staff-api.ts';
import { type Danish, say, sayKnown } from '../language/say.ts';
import type { Session } from './sign-in.ts';

/** An answer that is not the one hoped for. `status` is 0 when no answer came. The message is made to be shown. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly #sentence: string;
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  /** The whole answer, for those that carry more (409 with both versions). */
  readonly body: unknown;

  constructor(status: number, code: string, sentence: string, field?: string, body?: unknown) {
    super();
    this.#sentence = sentence;
    this.status = status;
    this.code = code;
    this.field = field;
    this.body = body;
  }

  /** What the line said in Danish, in the language that is shown as it is read. */
  override get message(): string {
    return sayKnown(this.#sentence);
  }
}

export interface Api {
  /** Sends to `/api{path}` and parses what comes back; throws `ApiError`. */
  send<S extends z.ZodMiniType>(method: Method, path: string, answer: S, body?: unknown): Promise<z.infer<S>>;
  /** A file, as its bytes; throws `ApiError`. */
  file(path: string): Promise<Blob>;
  /** The same for a request that must get through although the page is closing; no answer is awaited. */
  sendLeaving(method: Method, path: string, body: unknown): void;
}
type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** As long as the function behind the staff routes may take (`infra/line-stack.ts`); more would only keep a person waiting. */
const timeoutMs = 20_000;

/** The one way to the staff routes. `onSignedOut` is told when a request was refused for want of a valid token. */
export function createApi(session: Session, onSignedOut: () => void, send: typeof fetch = fetch): Api {
  const request = (method: Method, path: string, body: unknown, leaving = false) =>
    send(`/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${session.accessToken()}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      // A change that was asked for is carried out although the page closes meanwhile.
      keepalive: method !== 'GET',
      ...(leaving ? {} : { signal: AbortSignal.timeout(timeoutMs) }),
    });
  const answered = async (method: Method, path: string, body: unknown): Promise<Response> => {
    let response = await request(method, path, body).catch(unreached);
    if (response.status === 401 && (await session.renew()))
      response = await request(method, path, body).catch(unreached);
    if (response.status !== 401) return response;
    onSignedOut();
    throw new ApiError(
      401,
      'signedOut',
      'Du er logget ud. Log ind igen; det, du har skrevet, bliver på siden.' satisfies Danish,
    );
  };
  return {
    async send(method, path, answer, body) {
      const response = await answered(method, path, body);
      const content = parsed(await response.text());
      if (!response.ok) throw refusal(response.status, content);
      const result = answer.safeParse(content);
      if (!result.success)
        throw new ApiError(
          response.status,
          'unexpected',
          'Serveren svarede på en måde, som siden ikke kender. Genindlæs siden.' satisfies Danish,
        );
      return result.data as never;
    },
    async file(path) {
      const response = await answered('GET', path, undefined);
      if (!response.ok) throw refusal(response.status, parsed(await response.text()));
      return response.blob();
    },
    sendLeaving(method, path, body) {
      void request(method, path, body, true).catch(() => undefined);
    },
  };
}

function unreached(): never {
  throw new ApiError(0, 'unreached', 'Der er ingen forbindelse til serveren lige nu.' satisfies Danish);
}

function parsed(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(status: number, content: unknown): ApiError {
  const told = errorResponse.safeParse(content);
  if (told.success) return new ApiError(status, told.data.error, told.data.message, told.data.field, content);
  const sentence =
    status === 403
      ? ('Det har du ikke adgang til.' satisfies Danish)
      : say('Det lykkedes ikke (fejl {status}). Prøv igen.', { status });
  return new ApiError(status, String(status), sentence, undefined, content);
}
