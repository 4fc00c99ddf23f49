import { afterEach, beforeEach, expect, test } from 'vitest';
import { caller, type Rig, startRig } from './testing/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
  rig.clock.real();
});
afterEach(() => rig.close());

function ended() {
  const { promise, resolve } = Promise.withResolvers<Record<string, string>>();
  rig.app.pages['/status'] = (got) => {
    resolve(got.fields);
    return { status: 204 };
  };
  return promise;
}

test('in real time a Say lasts by the length of its text, short and never nothing', async () => {
  rig.app.pages['/voice'] = '<Say>Hej</Say><Say>Farvel</Say>';
  const end = ended();
  const began = performance.now();
  await rig.call(caller);
  expect(await end).toMatchObject({ CallStatus: 'completed' });
  const took = performance.now() - began;
  expect(took).toBeGreaterThan(600);
  expect(took).toBeLessThan(3000);
  expect((await rig.callsOf(caller))[0]?.heard).toHaveLength(2);
});

test('in real time a Play lasts as long as its file', async () => {
  const wav = Buffer.alloc(44 + 3200, 0xff);
  wav.write('RIFF', 0, 'latin1');
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(7, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8000, 24);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(3200, 40);
  rig.app.pages['/a.wav'] = { headers: { 'content-type': 'audio/wav' }, body: wav };
  rig.app.pages['/voice'] = '<Play>/a.wav</Play>';
  const end = ended();
  const began = performance.now();
  await rig.call(caller);
  await end;
  expect(performance.now() - began).toBeGreaterThan(390);
});

test('in real time an answer of the telephone API waits for what is in flight, but not for ever', async () => {
  const late = Promise.withResolvers<string>();
  rig.app.pages['/voice'] = () => late.promise;
  const began = performance.now();
  await rig.call(caller);
  expect(performance.now() - began).toBeGreaterThan(2900);
  const end = ended();
  late.resolve('<Hangup/>');
  await end;
  expect((await rig.callsOf(caller))[0]?.status).toBe('completed');
});
