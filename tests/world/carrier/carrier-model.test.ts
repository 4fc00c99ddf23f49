import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { expect, test } from 'vitest';
import { createFaults } from '../faults.ts';
import { createScheduler } from '../scheduler.ts';
import { createCarrierModel } from './carrier-model.ts';
import type { Leg } from './leg.ts';

const publicUrl = 'https://line.example';
const fallbackUrl = 'https://site.example/fallback.xml';
const authToken = 'token';

interface Asked {
  path: string;
  fields: Record<string, string>;
  signed: boolean;
  at: number;
}

/** A carrier whose webhooks are answered by a script: the path leads to a document, else to a failure. */
function createRig(documents: Record<string, string>) {
  const scheduler = createScheduler(1, 0);
  const asked: Asked[] = [];
  const carrier = createCarrierModel({
    seed: 1,
    scheduler,
    faults: createFaults(1, { only: new Set() }),
    accountSid: 'AC1',
    authToken,
    publicUrl,
    number: {
      address: '+4589640000',
      voiceUrl: `${publicUrl}/voice`,
      fallbackUrl,
      statusCallback: `${publicUrl}/end`,
      smsUrl: `${publicUrl}/sms`,
    },
    files: new Map([[fallbackUrl, '<Response><Say>Fallback</Say></Response>']]),
    post: async ({ path, headers, body }) => {
      const fields = Object.fromEntries(new URLSearchParams(body));
      const signature = headers['x-twilio-signature'] ?? '';
      const signed = validateRequest(authToken, signature, `${publicUrl}${path}`, fields);
      asked.push({ path, fields, signed, at: scheduler.now() });
      const document = documents[path];
      return document === undefined ? { status: 500, body: '' } : { status: 200, body: document };
    },
    says: () => undefined,
    wasAlone: () => undefined,
    begins: () => undefined,
    dialled: () => undefined,
    sends: () => undefined,
  });
  const phone = carrier.add({ address: '+4520111111', shows: '+4520111111', reachable: true, landline: false });
  const pass = (milliseconds: number) => scheduler.runUntil(scheduler.now() + milliseconds);
  const ring = (to: string, url: string): Leg =>
    carrier.rest.create('leg', {
      to,
      from: '+4589640000',
      url,
      statusCallback: `${publicUrl}/end`,
      timeoutSeconds: 20,
    });
  return { carrier, scheduler, asked, phone, pass, ring };
}

const gather =
  '<Response><Gather action="https://line.example/next" numDigits="1" finishOnKey="" timeout="5"><Say>One</Say><Say>Two</Say></Gather>' +
  '<Redirect>https://line.example/silent</Redirect></Response>';

test('a key stops the prompt and is sent to the action, signed', async () => {
  const { carrier, asked, phone, pass } = createRig({ '/voice': gather, '/next': '<Response><Hangup/></Response>' });
  const leg = carrier.call('call', phone);
  await pass(500);
  carrier.press(leg, '3');
  await pass(2_000);
  expect(asked.map(({ path, signed }) => [path, signed])).toEqual([
    ['/voice', true],
    ['/next', true],
    ['/end', true],
  ]);
  expect(asked[1]?.fields).toMatchObject({ Digits: '3', CallStatus: 'in-progress', Direction: 'inbound' });
  expect([leg.heard, leg.status]).toEqual([['One'], 'completed']);
});

test('silence goes on below the Gather once its prompts and its timeout are over', async () => {
  const { carrier, asked, phone, pass } = createRig({ '/voice': gather, '/silent': '<Response/>' });
  carrier.call('call', phone);
  await pass(6_900);
  expect(asked.map(({ path }) => path)).toEqual(['/voice']);
  await pass(1_000);
  expect(asked.map(({ path }) => path)).toEqual(['/voice', '/silent', '/end']);
});

test('a document that fails is replaced by the number’s fallback, and a leg of ours without one ends after an apology', async () => {
  const { carrier, phone, pass, ring } = createRig({});
  const inbound = carrier.call('call', phone);
  await pass(3_000);
  expect([inbound.heard, inbound.status]).toEqual([['Fallback'], 'completed']);
  phone.behaviour = {
    rings: carrier.answer,
    listens: () => undefined,
    company: () => undefined,
    ended: () => undefined,
  };
  const ours = ring(phone.address, `${publicUrl}/nothing`);
  await pass(3_000);
  expect([ours.heard.length, ours.status]).toEqual([1, 'completed']);
});

test('a telephone rings five seconds longer than it was told, is busy in another call, and fails when it does not exist', async () => {
  const { carrier, phone, pass, ring } = createRig({ '/voice': gather });
  const leg = ring(phone.address, `${publicUrl}/voice`);
  await pass(24_900);
  expect(leg.status).toBe('ringing');
  await pass(400);
  expect(leg.status).toBe('no-answer');
  carrier.call('call', phone);
  const second = ring(phone.address, `${publicUrl}/voice`);
  const nobody = ring('+4599999999', `${publicUrl}/voice`);
  await pass(500);
  expect([second.status, nobody.status]).toEqual(['busy', 'failed']);
});

test('two legs meet in a conference; who is redirected leaves it, who is gone cannot be', async () => {
  const dial = (action: string) => `<Response><Dial${action}><Conference>room</Conference></Dial></Response>`;
  const { carrier, asked, phone, pass, ring } = createRig({
    '/voice': dial(' action="https://line.example/after"'),
    '/desk': dial(''),
    '/after': '<Response><Say>After</Say></Response>',
    '/moved': '<Response><Say>Moved</Say><Pause length="60"/></Response>',
  });
  const client = carrier.add({ address: 'client:desk', shows: 'client:desk', reachable: true, landline: false });
  const company: number[] = [];
  client.behaviour = {
    rings: carrier.answer,
    listens: () => undefined,
    company: (_, others) => void company.push(others),
    ended: () => undefined,
  };
  const citizen = carrier.call('call', phone);
  const desk = ring('client:desk', `${publicUrl}/desk`);
  await pass(1_000);
  expect(company.at(-1)).toBe(1);
  expect(carrier.rest.redirect(citizen.sid, `${publicUrl}/moved`)).toBe(true);
  await pass(1_000);
  expect([company.at(-1), citizen.heard, asked.some(({ path }) => path === '/after')]).toEqual([0, ['Moved'], false]);
  expect(carrier.rest.endConference('room')).toBe(true);
  await pass(1_000);
  expect([desk.status, carrier.rest.redirect(desk.sid, publicUrl)]).toEqual(['completed', false]);
});
