import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Line, startLine } from '../line/line-under-test.ts';

let line: Line;
beforeAll(async () => {
  line = await startLine();
});
afterEach(() => line.clear());
afterAll(() => line?.stop());

test('a caller who meets a line that does not answer presses 1 at the static document and is promised a call', async () => {
  const caller = line.citizen('+4520190001');
  await line.faults({ status: 503, n: 1 });
  await caller.calls();
  expect(await caller.hears()).toContain('Tryk 1, hvis du vil ringes op.');
  await caller.presses('1');
  expect(await caller.hears()).toContain('Vi ringer til dig i dag');
  const { callback } = await line.caseOf(caller);
  expect(callback).toMatchObject({ kind: 'callback', attempts: 0 });
});

test('a caller who presses 0 at the static document is read the times of a meeting', async () => {
  const caller = line.citizen('+4520190002');
  await line.faults({ status: 503, n: 1 });
  await caller.calls();
  await caller.presses('0');
  // No code or menu comes first; a number of several digits may still follow at the code prompt, so its pause passes.
  await line.pass('PT2S');
  expect(await caller.hears()).toContain('Vi har disse tider til et møde.');
});
