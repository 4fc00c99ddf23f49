import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';
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

// Parts of the libraries are CommonJS and may call require(); an ES module has none unless given one.
const banner = "const require=process.getBuiltinModule('module').createRequire(import.meta.url);";

/** What stands in a function's bundle for a library of which it needs little. */
const alias = {
  '@aws-sdk/credential-provider-node': join(root, 'functions/adapters/function-credentials.ts'),
  xmlbuilder: join(root, 'functions/adapters/xml-writer.ts'),
};

/**
 * Modules of Node's own are asked for by name. An `import` of one reads every part of it at once, and so loads what no function uses:
 * with `node:http` all of `fetch` and WebSocket, with `node:process` the three streams, with `node:fs` what reads and writes files in parts.
 */
const builtins: Plugin = {
  name: 'builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?[a-z_/0-9]+$/ }, ({ path }) =>
      isBuiltin(path) ? { path: path.replace(/^node:/, ''), namespace: 'builtin' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};

/**
 * Of the carrier's client the one part that functions ask: calls, conferences and messages. Its other thirty products, three megabytes of
 * code, are loaded where they are asked for; whoever does that in a bundle is told that they are not there.
 */
const carrierProducts: Plugin = {
  name: 'carrier-products',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/[A-Z]\w+$/ }, ({ path, importer }) =>
      /[\\/]twilio[\\/]lib[\\/]rest[\\/]Twilio\.js$/.test(importer) && path !== './Api'
        ? { path, namespace: 'carrier-product' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'carrier-product' }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`Not in this bundle (scripts/bundle.ts): twilio ${path}`)});`,
    }));
  },
};

/** Files that a library reads beside its code, by the library: they go into `data` beside the bundle. */
const dataOf: Readonly<Record<string, readonly string[]>> = {
  'node_modules/pdfkit/': [
    'node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc',
    'node_modules/@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
  ],
};

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
    alias,
    plugins: [builtins, carrierProducts],
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
  for (const [path, { inputs }] of Object.entries(result.metafile.outputs))
    for (const [library, files] of Object.entries(dataOf))
      if (Object.keys(inputs).some((input) => input.includes(library))) await copyData(dirname(resolve(path)), files);
  return result.metafile;
}

async function copyData(folder: string, files: readonly string[]): Promise<void> {
  await mkdir(join(folder, 'data'), { recursive: true });
  for (const file of files) await copyFile(join(root, file), join(folder, 'data', basename(file)));
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
