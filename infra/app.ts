import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { FunctionName } from './function-names.ts';
import { LineStack } from './line-stack.ts';
import type { EnvSchema } from './variables.ts';

export const stackName = 'VisitationLine';

export interface AppOptions {
  outdir: string;
  functionsDir: string;
  environments: Record<FunctionName, EnvSchema>;
  /** False leaves the nag rules out: the local line wants the template at once; CI and deployment check it. */
  checked?: boolean;
}

/** Builds the app; `synth()` writes the template. Needs no account and no network. */
export function buildApp(options: AppOptions): App {
  // CDK's own rules run in WebAssembly for seconds; this variable is their only switch.
  if (options.checked === false) process.env.CDK_VALIDATION = 'false';
  const app = new App({
    outdir: options.outdir,
    analyticsReporting: false,
    // Where a resource was written is told by its name; stack traces cost a third of the synthesis.
    stackTraces: false,
    treeMetadata: false,
    // Asset paths in the template let the local runtime find each function's code.
    context: {
      'aws:cdk:enable-asset-metadata': true,
      'aws:cdk:enable-path-metadata': false,
    },
  });
  new LineStack(app, stackName, {
    env: { region: 'eu-west-1', ...(process.env.CDK_DEFAULT_ACCOUNT && { account: process.env.CDK_DEFAULT_ACCOUNT }) },
    functionsDir: options.functionsDir,
    environments: options.environments,
  });
  if (options.checked !== false) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}
