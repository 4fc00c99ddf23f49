import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { english } from './english.ts';

const sentences = Object.entries(english);

function partsOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([part]) => part).toSorted();
}

describe('the English sentences', () => {
  test.each(sentences)('put in what the Danish one does: %s', (danish, own) => {
    expect(partsOf(own)).toEqual(partsOf(danish));
    expect(own.trim()).not.toBe('');
  });

  test('stand in one table each', async () => {
    const tables = globSync(['web/**/english.ts', 'web/language/{common,refusals}.ts'])
      .filter((path) => path !== join('web', 'language', 'english.ts'))
      .map(async (path): Promise<object[]> => Object.values(await import(pathToFileURL(path).href)));
    const all = (await Promise.all(tables)).flat().flatMap((table) => Object.keys(table));
    expect(all.filter((danish, index) => all.indexOf(danish) !== index)).toEqual([]);
    expect(all.toSorted()).toEqual(Object.keys(english).toSorted());
  });

  test('are of sentences that are shown somewhere', () => {
    const shown = globSync(['web/**/*.{ts,tsx}', 'flows/**/*.ts', 'functions/api/**/*.ts', 'schemas/**/*.ts'])
      .filter((path) => !/english|\.test\.|language\/(common|refusals)/.test(path))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const unused = sentences
      .map(([danish]) => danish)
      .filter((danish) => !shown.includes(danish.replaceAll("'", "\\'")) && !shown.includes(danish));
    expect(unused).toEqual([]);
  });
});
