/** A plugin of Stryker, loaded in processes of its own: it lets the mutants of the sample pass, and no others. */
import { type Checker, type CheckResult, CheckStatus } from '@stryker-mutator/api/check';
import type { Mutant, StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { keyOf } from './mutant.ts';

/** The option that names the sample, by the keys of its mutants. */
export const strykerValidationSchema = { properties: { sample: { type: 'array', items: { type: 'string' } } } };

/** Stryker has no other word for a mutant that is not to be run than one that does not compile. */
export function createSampleChecker(keys: readonly string[]): Checker {
  const sample = new Set(keys);
  const check = (mutant: Mutant): CheckResult =>
    sample.has(keyOf(mutant))
      ? { status: CheckStatus.Passed }
      : { status: CheckStatus.CompileError, reason: 'Not in the sample' };
  return {
    init: async () => undefined,
    check: async (mutants) => Object.fromEntries(mutants.map((mutant) => [mutant.id, check(mutant)])),
    group: async (mutants) => [mutants.map(({ id }) => id)],
  };
}

function createPlugin(options: StrykerOptions): Checker {
  return createSampleChecker(options.sample as string[]);
}
createPlugin.inject = tokens(commonTokens.options);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.Checker, 'sample', createPlugin)];
