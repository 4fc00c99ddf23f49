import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parts, prepare } from '../local/prepare.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Before the suites that start the line: its bundles, template and pages are built once, unless nothing they are made of has changed. */
export async function setup(): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  await Promise.all([prepare(root, parts.template, say), prepare(root, parts.pages, say)]);
}
