import type { Mutant, MutantResult } from '@stryker-mutator/api/core';
import { describe, expect, test } from 'vitest';
import { type Fate, fateOf, isAlive } from './fate.ts';
import { listMutants, sourcesOf } from './list.ts';
import { keyOf } from './mutant.ts';
import { scoreOf } from './report.ts';
import { sampleOf } from './sample.ts';
import { createSampleChecker } from './sample-checker.ts';

const mutants = await listMutants(['flows/visit/cpr.ts', 'flows/calendar/holidays.ts']);

function fatesOf(counts: Partial<Record<Fate, number>>): Map<Mutant, Fate> {
  const fates = Object.entries(counts).flatMap(([fate, count]) => Array<Fate>(count).fill(fate as Fate));
  return new Map(fates.map((fate, index) => [mutants[index] as Mutant, fate]));
}

describe('the sources', () => {
  test('are the code of a folder, without its tests', () => {
    expect(sourcesOf('flows')).toContain('flows/calendar/holidays.ts');
    expect(sourcesOf('flows')).not.toContain('flows/calendar/calendar.test.ts');
  });
});

describe('a sample', () => {
  test('is the same for the same seed, however the mutants are listed', () => {
    const sample = sampleOf(mutants, 10, 1);
    expect(sampleOf(mutants.toReversed(), 10, 1)).toEqual(sample);
    expect(sampleOf(mutants, 10, 2)).not.toEqual(sample);
    expect(new Set(sample).size).toBe(10);
  });

  test('is the same wherever the repository lies and however Stryker numbers its mutants', () => {
    const inCopy = mutants.map((mutant, index) => ({ ...mutant, id: `${index + 1000}` }));
    const places = (sample: Mutant[]) => sample.map(({ fileName, location }) => ({ fileName, location }));
    expect(places(sampleOf(inCopy, 10, 1))).toEqual(places(sampleOf(mutants, 10, 1)));
  });

  test('takes one mutant as often as another', () => {
    const few = mutants.slice(0, 20);
    const taken = Array.from({ length: 400 }, (_, seed) => sampleOf(few, 5, seed)).flat();
    const times = few.map((mutant) => taken.filter((other) => other === mutant).length);
    // 100 of 400 are expected; five standard deviations are 43.
    expect(Math.min(...times)).toBeGreaterThan(57);
    expect(Math.max(...times)).toBeLessThan(143);
  });

  test('of more than there are is all of them', () => {
    expect(sampleOf(mutants, Number.POSITIVE_INFINITY, 1)).toHaveLength(mutants.length);
  });

  test('is what the checker lets pass, and nothing that lies beside it', async () => {
    const sample = sampleOf(mutants, 10, 1);
    const checker = createSampleChecker(sample.map(keyOf));
    const checked = Object.entries(await checker.check(mutants));
    expect(checked).toHaveLength(mutants.length);
    const passed = checked.filter(([, { status }]) => status === 'passed').map(([id]) => id);
    expect(passed.toSorted()).toEqual(sample.map(({ id }) => id).toSorted());
  });
});

describe('the fate of a mutant', () => {
  const result = (status: MutantResult['status'], statusReason?: string) =>
    ({ ...mutants[0], status, statusReason }) as MutantResult;

  test.each([
    ['Killed', undefined, 'killed'],
    ['Timeout', 'Hit limit reached (501/500)', 'endless'],
    ['Timeout', undefined, 'timed out'],
    ['Ignored', 'Static mutant (and "ignoreStatic" was enabled)', 'unreached'],
    ['Survived', undefined, 'survived'],
    ['NoCoverage', undefined, 'unreached'],
    ['RuntimeError', 'An error occurred outside of a test run: walk.test.ts: Nothing leads there', 'killed'],
    ['RuntimeError', 'Test runner crashed. Tried twice to restart it without any luck.', 'unjudged'],
  ] as const)('%s, %s: %s', (status, reason, fate) => {
    expect(fateOf(result(status, reason))).toBe(fate);
  });

  test('is not made up for one that was not run', () => {
    expect(() => fateOf(result('CompileError', 'Not in the sample'))).toThrow('was not run: CompileError');
  });

  test('is open until a suite has noticed it', () => {
    const fates = [undefined, 'survived', 'unreached', 'killed', 'endless', 'timed out', 'unjudged'] as const;
    expect(fates.filter(isAlive)).toEqual([undefined, 'survived', 'unreached']);
  });
});

describe('the score', () => {
  test.each([
    ['flows', { killed: 17, survived: 3 }, '85.0 % killed, at least 85 % wanted: enough'],
    ['flows', { killed: 84, survived: 16 }, '84.0 % killed, at least 85 % wanted: TOO FEW'],
    ['functions', { killed: 15, unreached: 5 }, '75.0 % killed, at least 75 % wanted: enough'],
    [
      'functions',
      { killed: 13, endless: 1, 'timed out': 1, survived: 1, unreached: 4 },
      '75.0 % killed, at least 75 % wanted: enough',
    ],
    ['functions', { killed: 14, survived: 5, unjudged: 1 }, '73.7 % killed, at least 75 % wanted: TOO FEW'],
    ['flows', { unjudged: 2 }, '0.0 % killed, at least 85 % wanted: TOO FEW'],
  ] as const)('of %s with %j: %s', (folder, counts, sentence) => {
    const { lines, passed } = scoreOf(folder, fatesOf(counts), 100);
    expect(lines[0]).toBe(`${folder}: ${sentence}`);
    expect(passed).toBe(sentence.endsWith('enough'));
  });

  test('is followed by every mutant that was not killed, with what stands there and what stood there in its stead', () => {
    const strings = mutants.filter(({ mutatorName }) => mutatorName === 'StringLiteral');
    const fates = new Map<Mutant, Fate>([...strings.map((mutant) => [mutant, 'survived'] as const)]);
    const described = scoreOf('flows', fates, 100).lines.slice(2);
    expect(described).toHaveLength(strings.length);
    for (const text of described) {
      expect(text).toMatch(/^ {2}flows\/\S+\.ts:\d+ StringLiteral\n {4}- (['"`]).*\1\n {4}\+ (["`]).*\2$/);
    }
    expect(scoreOf('flows', fatesOf({ killed: 9 }), 100).lines).toHaveLength(2);
  });
});
