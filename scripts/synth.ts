import { join } from 'node:path';
import { buildApp } from '../infra/app.ts';
import { environments } from '../infra/environments.ts';
import { bundleFunctions, root } from './bundle.ts';

/** Bundles the functions and synthesizes the template into `outdir`, all in that one folder. Offline. */
export async function synthesize(outdir: string, options: { checked: boolean }): Promise<void> {
  // Inside the assembly, so that two of them (`npm start` and `npx cdk`) never write into each other's bundles.
  const functionsDir = join(outdir, 'bundles/functions');
  await bundleFunctions(functionsDir);
  buildApp({ outdir, functionsDir, environments, checked: options.checked }).synth();
}

if (import.meta.main) {
  // The CDK command line, when it runs this file as its app, says where it wants the assembly and speaks for itself.
  const forCdk = process.env.CDK_OUTDIR;
  const outdir = forCdk ?? join(root, 'dist/cdk.out');
  await synthesize(outdir, { checked: !process.argv.includes('--unchecked') });
  if (forCdk === undefined) console.log(`synthesized into ${outdir}`);
}
