import { subjectOf } from './base.ts';
import type { HttpReply, Post } from './carrier/webhooks.ts';
import type { Handlers } from './handlers.ts';
import type { FunctionSpec, Runtime } from './lambda.ts';
import { nameOfRefusal } from './refusals.ts';
import type { Scheduler } from './scheduler.ts';
import { count, type Tally } from './tally.ts';

export interface StaffReply {
  status: number;
  body: Record<string, unknown>;
}

/** A request to a staff route by somebody with a token; its name is that of the run it starts. */
export interface StaffRequest {
  name: string;
  user: string;
  method: string;
  /** With its query. */
  path: string;
  body?: unknown;
}

export type AskStaff = (request: StaffRequest) => Promise<StaffReply>;

export interface Front {
  /** Webhooks of the carrier. */
  post: Post;
  ask: AskStaff;
}

export interface FrontOptions {
  runtime: Runtime;
  handlers: Handlers;
  scheduler: Scheduler;
  tally: Tally;
  /** Told of every answer to a desk. */
  answered(name: string, status: number, code: string): void;
}

/** What the authorizer finds in somebody's access token. */
function claimsOf(user: string): Record<string, string> {
  return { sub: subjectOf(user), token_use: 'access' };
}

/** The HTTP API in front of the functions: form bodies arrive in base64, who asks is known from the token. */
export function createFront({ runtime, handlers, scheduler, tally, answered }: FrontOptions): Front {
  /** What the API makes of a run: an answer, or an error of its own. */
  async function answerOf<Event>(
    spec: FunctionSpec<Event, { statusCode: number; body?: string }>,
    name: string,
    event: Event,
  ): Promise<HttpReply> {
    const invoked = await runtime.invoke(spec, name, event);
    if (!invoked.ok) return { status: invoked.why === 'timedOut' ? 503 : 500, body: '' };
    return { status: invoked.answer.statusCode, body: invoked.answer.body ?? '' };
  }
  return {
    post: async ({ name, path, headers, body }) => {
      const doors = { voice: handlers.voice, replies: handlers.replies };
      const spec = doors[path.split('/')[1] as keyof typeof doors] ?? handlers.carrierStatus;
      const encoded = Buffer.from(body).toString('base64');
      return answerOf(spec, name, { rawPath: path, headers, body: encoded, isBase64Encoded: true });
    },
    ask: async ({ name, user, method, path, body }) => {
      const [rawPath = '', query = ''] = path.split('?');
      const reply = await answerOf(handlers.api, name, {
        rawPath,
        headers: {},
        queryStringParameters: Object.fromEntries(new URLSearchParams(query)),
        requestContext: { http: { method }, authorizer: { jwt: { claims: claimsOf(user) } } },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const answer: StaffReply = { status: reply.status, body: reply.body === '' ? {} : JSON.parse(reply.body) };
      const code = typeof answer.body.error === 'string' ? answer.body.error : '';
      scheduler.note(`${name} is answered ${answer.status} ${code}`);
      answered(name, answer.status, code);
      if (answer.status >= 400) count(tally, 'refusal', nameOfRefusal(answer.status, answer.body));
      return answer;
    },
  };
}
