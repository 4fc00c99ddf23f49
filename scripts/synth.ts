import { join } from 'node:path';
import { buildApp } from '../infra/app.ts';
import { environments } from '../infra/environments.ts';
import { bundleFunctions, root } from './bundle.ts';

/** Bundles the functions and synthesizes the template into `outdir`. Offline. */
export async function synthesize(outdir: string, options: { checked: boolean }): Promise<void> {
  const functionsDir = join(root, 'dist/functions');
  await bundleFunctions(functionsDir);
  buildApp({ outdir, functionsDir, environments, checked: options.checked }).synth();
}

if (import.meta.main) {
  // The CDK command line, when it runs this file as its app, says where it wants the assembly.
  const outdir = process.env.CDK_OUTDIR ?? join(root, 'dist/cdk.out');
  await synthesize(outdir, { checked: !process.argv.includes('--unchecked') });
  console.log(`synthesized into ${outdir}`);
}
