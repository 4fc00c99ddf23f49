import { globSync, readFileSync } from 'node:fs';
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
