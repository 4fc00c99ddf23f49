import { beforeEach, expect, test } from 'vitest';
import { policy, unit } from '../../tests/fixtures/case.ts';
import { type Caller, picksUp, talks } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { kirsten } from '../../tests/fixtures/line-people.ts';
import { busy, permanent, type Refused } from '../../tests/fixtures/scripted-carrier.ts';

const notYet: Refused = { ok: false, code: '20404', retry: false };
let line: LineInMemory;
let caller: Caller;
beforeEach(async () => {
  line = await createLine();
  await line.seed({ ...unit, version: 1, policies: [{ ...policy, supervision: ['listen', 'whisper', 'join'] }] });
  caller = await talks(line);
});

async function asks(mode: string): Promise<void> {
  await line.ask('POST', `/calls/${caller.callId}/supervise`, { as: kirsten, body: { mode } });
  await line.dispatch();
}

async function isTold(mode: string): Promise<void> {
  await line.voice(`/voice/supervised/${caller.callId}/3/${mode}/1/heard`, { CallSid: caller.sid });
  await line.dispatch();
}

/** A softphone hangs up. */
async function leaves(leg: LineInMemory['carrier']['legs'][number] | undefined): Promise<void> {
  if (leg === undefined) throw new Error('Nothing rang');
  await line.status(new URL(leg.statusCallback).pathname, { CallSid: leg.sid, CallStatus: 'completed' });
}

function modesAsked(): unknown[] {
  return line.carrier.asks('supervise').map(([asked]) => (asked as { mode: string }).mode);
}

test('a carrier that is busy, or has not let the citizen in yet, is asked again', async () => {
  line.carrier.refuses('announce', busy);
  line.carrier.refuses('announce', notYet);
  await asks('listen');
  expect(line.events('supervisionEnded')).toEqual([]);
  await isTold('listen');
  expect(line.carrier.legs).toHaveLength(2);
});

test('the others not having heard it changes nothing', async () => {
  await asks('listen');
  await isTold('listen');
  await picksUp(line);
  line.carrier.meanwhile = (verb) => {
    if (verb === 'announce' && line.carrier.asks('announce').length % 2 === 0)
      line.carrier.refuses('announce', permanent);
  };
  await asks('join');
  await isTold('join');
  expect(modesAsked()).toEqual(['join']);
});

test('a consultant who leaves while they are being told is not waited for: the citizen is to be fetched out of silence', async () => {
  const leg = line.carrier.legs.at(-1);
  line.carrier.meanwhile = async (verb) => {
    if (verb !== 'announce' || line.carrier.asks('announce').length < 2) return;
    line.carrier.meanwhile = undefined;
    line.carrier.refuses('announce', notYet);
    await leaves(leg);
  };
  await asks('listen');
  expect(line.carrier.asks('announce')).toHaveLength(2);
  expect(line.pauses).toEqual([500]);
});

test('nor is one who had left before it was their turn', async () => {
  const leg = line.carrier.legs.at(-1);
  line.carrier.meanwhile = async (verb) => {
    if (verb !== 'announce') return;
    line.carrier.meanwhile = undefined;
    await leaves(leg);
  };
  await asks('listen');
  expect(line.carrier.asks('announce')).toHaveLength(1);
  expect(line.pauses).toEqual([]);
});

test('what was asked for while it is being done is done as well', async () => {
  await asks('listen');
  await isTold('listen');
  await picksUp(line);
  await asks('whisper');
  let isLeft = true;
  line.carrier.meanwhile = async (verb) => {
    if (verb !== 'supervise' || !isLeft) return;
    isLeft = false;
    await line.ask('POST', `/calls/${caller.callId}/supervise`, { as: kirsten, body: { mode: 'join' } });
    await line.voice(`/voice/supervised/${caller.callId}/3/join/1/heard`, { CallSid: caller.sid });
  };
  await isTold('whisper');
  expect(modesAsked().slice(0, 2)).toEqual(['whisper', 'join']);
});

test('who is not in the talk yet is told by the document there how they take part', async () => {
  await asks('listen');
  await isTold('listen');
  await asks('join');
  await isTold('join');
  expect(modesAsked()).toEqual([]);
  expect(await picksUp(line)).not.toMatch(/muted|coach/);
});

test('what is over is not said where somebody takes part anew', async () => {
  await asks('listen');
  await isTold('listen');
  await line.ask('POST', `/calls/${caller.callId}/supervise/leave`, { as: kirsten });
  await line.ask('POST', `/calls/${caller.callId}/supervise`, { as: kirsten, body: { mode: 'join' } });
  await line.dispatch();
  const said = line.carrier.asks('announce').map(([asked]) => (asked as { url: string }).url.split('/').at(-2));
  expect(new Set(said)).toEqual(new Set(['listen', 'join']));
});
