import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownNumber, type Rig, startRig } from './testing/rig.ts';

/** A small application with everything in it: prompts, keys, a bridge, a conference, a recording, a way to fail. */
const menu = `<Gather numDigits="1" action="/key" timeout="3"><Say>Tast</Say></Gather><Redirect>/voice</Redirect>`;
const pages: Record<string, string> = {
  '1': '<Dial action="/voice"><Client>agent1</Client></Dial>',
  '2': '<Dial><Conference waitUrl="/wait" statusCallback="/told" statusCallbackEvent="start end join leave hold">room</Conference></Dial><Say>Efter</Say>',
  '3': '<Record action="/voice" timeout="2"/>',
  '4': '<Dial timeout="5" sequential="true"><Number>+4520000009</Number><Client>agent2</Client></Dial>',
  '5': '<Hangup/>',
};
const phones = ['+4520000001', '+4520000002'];
const everybody = [...phones, 'agent1', 'agent2'];

interface Step {
  kind:
    | 'call'
    | 'keys'
    | 'answer'
    | 'reject'
    | 'hangup'
    | 'ring'
    | 'move'
    | 'end'
    | 'advance'
    | 'endConferences'
    | 'hold'
    | 'fault';
  who: number;
  digits: string;
  seconds: number;
}

const kinds = [
  ...['call', 'call', 'keys', 'keys', 'keys', 'keys', 'answer', 'reject', 'hangup', 'ring', 'move', 'end'],
  ...['advance', 'advance', 'endConferences', 'hold', 'fault'],
] as Step['kind'][];

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds),
  who: fc.nat({ max: everybody.length - 1 }),
  digits: fc.constantFrom('1', '2', '2', '2', '3', '4', '5', '12', '#'),
  seconds: fc.nat({ max: 12 }),
});

const settings = fc.record({ dialActionOnRedirect: fc.boolean(), dialActionOnHangUp: fc.boolean() });

function at(name: string) {
  return name.startsWith('+') ? `/telephones/${encodeURIComponent(name)}` : `/clients/${name}`;
}

async function take(rig: Rig, one: Step): Promise<void> {
  if (one.kind === 'advance') return rig.advance(`PT${one.seconds}S`);
  if (one.kind === 'fault') {
    await rig.api('PUT', '/faults', { duplicate: 1, reorder: true });
    return;
  }
  if (one.kind === 'endConferences' || one.kind === 'hold') {
    for (const { sid } of await rig.client.conferences.list({ status: 'in-progress' })) {
      if (one.kind === 'endConferences') await rig.client.conferences(sid).update({ status: 'completed' });
      else
        for (const { callSid } of await rig.client.conferences(sid).participants.list()) {
          await rig.client
            .conferences(sid)
            .participants(callSid)
            .update({ hold: true, holdUrl: `${rig.app.url}/wait` });
        }
    }
    return;
  }
  const name = everybody[one.who] ?? '';
  if (one.kind === 'call') {
    if (name.startsWith('+')) await rig.call(name);
    return;
  }
  if (one.kind === 'ring') {
    const to = name.startsWith('+') ? name : `client:${name}`;
    await rig.client.calls.create({ from: ownNumber, to, url: `${rig.app.url}/voice`, timeout: 10 });
    return;
  }
  const live = (await rig.callsOf(name)).find((call) => !/completed|busy|failed|no-answer|canceled/.test(call.status));
  if (!live) return;
  if (one.kind === 'move' || one.kind === 'end') {
    const change = one.kind === 'move' ? { url: `${rig.app.url}/voice` } : { status: 'completed' as const };
    await rig.client
      .calls(live.callSid)
      .update(change)
      .catch((error) => expect(error.code).toBe(21220));
    return;
  }
  const body = one.kind === 'keys' ? { digits: one.digits } : undefined;
  const answer = await rig.api('POST', `${at(name)}/calls/${live.callSid}/${one.kind}`, body);
  expect([204, 409]).toContain(answer.status);
}

test('whatever happens in whatever order, every call ends when it is hung up, and nobody is left in a conference', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), settings, async (steps, settings) => {
      const rig = await startRig({ cps: 10, settings });
      try {
        rig.app.pages['/voice'] = menu;
        rig.app.pages['/wait'] = '<Say>Vent</Say>';
        rig.app.pages['/key'] = (got) => pages[got.fields.Digits?.[0] ?? ''] ?? '<Redirect>/voice</Redirect>';
        await rig.api('PUT', '/clients/agent1', { behaviour: 'manual' });
        await rig.api('PUT', '/clients/agent2', { behaviour: 'answer' });
        for (const phone of phones) await rig.call(phone);
        for (const one of steps) await take(rig, one);
        // Two that can talk agree that they can.
        const all = (await Promise.all([...everybody, '+4520000009'].map((name) => rig.callsOf(name)))).flat();
        for (const call of all) {
          for (const peer of call.peers)
            expect(all.find((each) => each.callSid === peer)?.peers).toContain(call.callSid);
        }
        for (const call of await rig.client.calls.list()) {
          await rig.client
            .calls(call.sid)
            .update({ status: 'completed' })
            .catch(() => undefined);
        }
        await rig.advance('PT1M');
        const ended = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);
        expect((await rig.client.calls.list()).filter((call) => !ended.has(call.status))).toEqual([]);
        expect((await rig.client.conferences.list()).filter((each) => each.status !== 'completed')).toEqual([]);
      } finally {
        await rig.close();
      }
    }),
    { numRuns: 25 },
  );
});
