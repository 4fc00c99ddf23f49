import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { whyNotText } from '../../flows/visit/why-not.ts';
import { replyTo } from '../../functions/api/reply-to.ts';
import { payload } from '../../schemas/event.ts';
import { whyNot } from '../../schemas/why-not.ts';
import { root } from '../../scripts/bundle.ts';
import { problemOf } from '../../web/desk/visit/follow-up-draft.ts';

const words = whyNot.options;
/** What the staff routes call a word, where it is fixed as another. */
const called: Record<string, string> = { lateReasonMissing: 'lateReason' };

test.each(words)('%s is the same word for the refusal, the page and the event', (word) => {
  const reply = replyTo({ code: word });
  expect(reply).toMatchObject({ error: called[word] ?? word, message: whyNotText[word] });
  expect(Object.values(problemOf(word, whyNotText[word]))).toEqual([whyNotText[word]]);
  const missed = { type: 'followUpMissed', followUpId: 'followup_1', outcome: 'noShow', times: 1 };
  expect(payload.safeParse({ ...missed, stillOpen: word }).success).toBe(true);
  expect(payload.safeParse({ ...missed, stillOpen: 'planted' }).success).toBe(false);
});

test('no two words say the same', () => {
  expect(words.length).toBeGreaterThan(10);
  expect(new Set(words.map((word) => whyNotText[word])).size).toBe(words.length);
});

/** What the compiler says of the project when the list of words is another. */
async function complaintsWith(planted: (schema: string) => string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'why-not-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ['schemas', 'flows', 'functions', 'web', 'tsconfig', 'package.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const schema = join(folder, 'schemas/why-not.ts');
  writeFileSync(schema, planted(readFileSync(schema, 'utf8')));
  const event = "import type { PayloadOf } from './schemas/event.ts';\n";
  const typed = `export const overruled: PayloadOf<'followUpClosed'>['overruled'] = 'planted';\n`;
  writeFileSync(join(folder, 'event.ts'), event + typed);
  const settings = {
    extends: './tsconfig/base.json',
    compilerOptions: { lib: ['ES2024', 'DOM', 'DOM.Iterable'], types: ['node'], noEmit: true, incremental: false },
    files: ['event.ts', 'functions/api/refusals.ts', 'web/desk/visit/follow-up-draft.ts', 'web/vite-client.d.ts'],
  };
  writeFileSync(join(folder, 'planted.json'), JSON.stringify(settings));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  return promisify(execFile)(process.execPath, [compiler, '-p', join(folder, 'planted.json')], { cwd: folder }).then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  );
}

test('a new word does not compile before the sentence, the refusal and the page have it, and the event has it at once', async () => {
  const output = await complaintsWith((schema) => schema.replace("'notHeld',", "'notHeld', 'planted',"));
  const files = [...output.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, file]) => file);
  expect([...new Set(files)].toSorted(), output).toEqual([
    'flows/visit/why-not.ts',
    'functions/api/refusals.ts',
    'web/desk/visit/refusal-field.ts',
  ]);
  expect(output.match(/Property 'planted' is missing/g), output).toHaveLength(3);
});

test('a word that is not on the list cannot stand in an event', async () => {
  expect(await complaintsWith((schema) => schema)).toContain('event.ts');
});
