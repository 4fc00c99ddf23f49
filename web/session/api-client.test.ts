import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod/mini';
import { english } from '../language/english.ts';
import { speakWith } from '../language/say.ts';
import { ApiError, createApi } from './api-client.ts';
import type { Session } from './sign-in.ts';

function session(renews: boolean): Session & { token: string } {
  const it = {
    subject: 'somebody',
    token: 'old',
    accessToken: () => it.token,
    renew: async () => {
      if (renews) it.token = 'new';
      return renews;
    },
    signInAgain: async () => false,
    signOut: async () => undefined,
  };
  return it;
}

const hello = z.object({ hello: z.string() });

function answering(...answers: Array<Response | Error>): { send: typeof fetch; tokens: Array<string | null> } {
  const tokens: Array<string | null> = [];
  const send: typeof fetch = async (_url, init) => {
    tokens.push(new Headers(init?.headers).get('authorization'));
    const next = answers.shift();
    if (!next || next instanceof Error) throw next;
    return next;
  };
  return { send, tokens };
}

async function failure(sent: Promise<unknown>): Promise<ApiError> {
  const error = await sent.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiError)) throw new Error('expected an ApiError');
  return error;
}

test('renews the token once when it is refused, and asks again', async () => {
  const { send, tokens } = answering(new Response('{}', { status: 401 }), Response.json({ hello: 'x' }));
  let lost = 0;

  const answer = await createApi(session(true), () => lost++, send).send('GET', '/desk', hello);

  expect(answer).toEqual({ hello: 'x' });
  expect(tokens).toEqual(['Bearer old', 'Bearer new']);
  expect(lost).toBe(0);
});

test('says that the person is signed out when no new token can be had', async () => {
  const { send } = answering(new Response('{}', { status: 401 }));
  let lost = 0;

  const error = await failure(createApi(session(false), () => lost++, send).send('GET', '/desk', hello));

  expect([error.status, error.code, lost]).toEqual([401, 'signedOut', 1]);
});

test.each([
  [
    Response.json({ error: 'slotTaken', message: 'Tiden er optaget.' }, { status: 409 }),
    'slotTaken',
    'Tiden er optaget.',
  ],
  [new Response('<html>', { status: 502 }), '502', 'Det lykkedes ikke (fejl 502). Prøv igen.'],
  [new TypeError('Failed to fetch'), 'unreached', 'Der er ingen forbindelse til serveren lige nu.'],
  [Response.json({ other: 1 }), 'unexpected', 'Serveren svarede på en måde, som siden ikke kender. Genindlæs siden.'],
])('turns every failure into a sentence to show (%#)', async (answer, code, message) => {
  const error = await failure(
    createApi(session(false), () => undefined, answering(answer).send).send('GET', '/x', hello),
  );

  expect([error.code, error.message]).toEqual([code, message]);
});

test('is read in the language of that moment, and as the line said it where we do not know better', async () => {
  const { send } = answering(
    new Response('<html>', { status: 403 }),
    Response.json({ error: 'other', message: 'Noget andet.' }, { status: 409 }),
  );
  const api = createApi(session(false), () => undefined, send);
  const denied = await failure(api.send('GET', '/x', hello));
  const other = await failure(api.send('GET', '/x', hello));
  onTestFinished(() => speakWith(undefined));

  expect(denied.message).toBe('Det har du ikke adgang til.');
  speakWith(english);
  expect([denied.message, other.message]).toEqual(['You do not have access to this.', 'Noget andet.']);
});
