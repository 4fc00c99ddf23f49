import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { functionNames } from '../infra/function-names.ts';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export interface BundleOptions {
  /** Entry file of each function. */
  entries: Record<string, string>;
  /** One folder a function, `index.mjs` in it. */
  outdir: string;
  /** Source maps, apart from what is uploaded. */
  mapdir: string;
}

// Parts of the carrier's library are CommonJS and call require(); an ES module has none unless given one.
const banner = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/** One esbuild call for all functions: ES modules for Node 24, minified, everything included, maps apart. */
export async function bundle(options: BundleOptions): Promise<Metafile> {
  const result = await build({
    entryPoints: Object.fromEntries(Object.entries(options.entries).map(([name, file]) => [`${name}/index`, file])),
    outdir: options.outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    sourcemap: 'external',
    legalComments: 'none',
    banner: { js: banner },
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  await rm(options.outdir, { recursive: true, force: true });
  for (const file of result.outputFiles) {
    const target = file.path.endsWith('.map')
      ? join(options.mapdir, basename(dirname(file.path)), basename(file.path))
      : file.path;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, file.contents);
  }
  return result.metafile;
}

/**
 * Bundles the line's functions into `dist/functions`. One that is not written yet becomes a stub that says so when called,
 * with a warning here.
 */
export async function bundleFunctions(outdir = join(root, 'dist/functions')): Promise<void> {
  const entries: Record<string, string> = {};
  const missing: string[] = [];
  for (const name of functionNames) {
    const entry = join(root, 'functions', name, 'index.ts');
    if (existsSync(entry)) entries[name] = entry;
    else missing.push(name);
  }
  await bundle({ entries, outdir, mapdir: join(dirname(outdir), 'maps') });
  for (const name of missing) {
    console.warn(`warning: functions/${name}/index.ts is missing; a stub stands in for it`);
    await mkdir(join(outdir, name), { recursive: true });
    await writeFile(
      join(outdir, name, 'index.mjs'),
      `export const handler = async () => { throw new Error('functions/${name} is not built'); };\n`,
    );
  }
}

if (import.meta.main) await bundleFunctions();
