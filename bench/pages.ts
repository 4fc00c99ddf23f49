import { said } from './budgets.ts';
import { deskPage } from './desk-page.ts';
import type { Measured } from './figures.ts';

/** What a browser fetches of the desk before a call, gzipped. Exact: the same on every machine. */
export async function pages(): Promise<Measured> {
  const { page, styles, saysSomething, first, early } = await deskPage();
  const sum = (files: { size: number }[]) => files.reduce((all, { size }) => all + size, 0) / 1000;
  // Where the page itself is silent, nobody reads anything before its first scripts have come.
  const before = sum([page, ...styles, ...(saysSomething ? [] : first)]);
  const list = (files: { name: string; size: number }[]) =>
    files.map(({ name, size }) => `${name.replace(/^assets\//, '')} ${(size / 1000).toFixed(1)}`).join(', ');
  return {
    name: 'the desk before a call, gzipped',
    budget: said('deskPage', 'deskFirst'),
    figures: { deskPage: sum(early), deskFirst: before },
    lines: [
      `JavaScript, voice SDK included: ${sum(early).toFixed(1)} kB (${list(early)})`,
      `fetched before there is something to read: ${before.toFixed(1)} kB (page and styles ${sum([page, ...styles]).toFixed(1)}); the page ${saysSomething ? 'says something by itself' : 'is silent until its first scripts have come'}`,
    ],
  };
}
