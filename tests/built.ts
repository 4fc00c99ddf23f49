import { type Part, parts, prepare } from '../local/prepare.ts';
import { root } from '../scripts/bundle.ts';

const views: Part = {
  name: 'views',
  inputs: [...parts.pages.inputs, 'tests/build-views.ts'],
  outputs: ['dist/views/desk', 'dist/views/reports'],
  command: ['tests/build-views.ts'],
};

/** Before the suites that start the line or look at pages: what they are made of is built once, unless nothing of it has changed. */
export async function setup(): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  await Promise.all([parts.template, parts.pages, views].map((part) => prepare(root, part, say)));
}
