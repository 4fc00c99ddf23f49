// Who may import whom: every file is read, and whatever it names is looked up in scripts/layer-rules.ts. Run in the project's folder.
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, matchesGlob, normalize } from 'node:path/posix';
import { type Import, importsOf } from './imports.ts';
import { type LayerRule, layerRules, loaders } from './layer-rules.ts';

const code = /\.[cm]?[jt]sx?$/;
/** Folders that hold what was installed or built. */
const notOurs = new Set(['node_modules', 'dist', 'cdk.out']);

/** All modules below `folder`, as paths from `root`; dotted folders hold nothing of ours. */
export function modulesIn(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') || notOurs.has(entry.name) ? [] : modulesIn(root, path);
    return entry.isFile() && code.test(entry.name) ? [path] : [];
  });
}

/** Names of the workspace packages in `root`. */
function workspacesOf(root: string): Set<string> {
  const manifests = globSync('packages/*/package.json', { cwd: root });
  return new Set(manifests.map((path) => JSON.parse(readFileSync(join(root, path), 'utf8')).name));
}

function isIn(globs: readonly string[], path: string): boolean {
  return globs.some((glob) => matchesGlob(path, glob));
}

/** `scope/name` or `name` of an import of a package or of a part of it. */
function packageName(from: string): string {
  return from.split('/', from.startsWith('@') ? 2 : 1).join('/');
}

/** True when `file` and `target` lie in one folder of packages/. */
function areInOnePackage(file: string, target: string): boolean {
  const own = file.split('/', 2).join('/');
  return own.startsWith('packages/') && target.startsWith(`${own}/`);
}

/** True when `rule` allows the import. What a computed one reaches is not known: it is for those who may reach everything. */
function allows(rule: LayerRule, { file, from }: Import, workspaces: Set<string>): boolean {
  if (from === undefined) return rule.ours.includes('**') || isIn(loaders, file);
  if (from.startsWith('.')) {
    const target = normalize(join(dirname(file), from.replace(/\?.*$/, '')));
    return areInOnePackage(file, target) || isIn(rule.ours, target);
  }
  return workspaces.has(packageName(from)) ? isIn(rule.ours, `workspace/${from}`) : isIn(rule.packages, from);
}

/** One sentence for every import in `root` that its layer may not make, and for every file without a layer. */
export function brokenLayers(root: string): string[] {
  const workspaces = workspacesOf(root);
  return modulesIn(root).flatMap((file) => {
    const [name, rule] = Object.entries(layerRules).find(([, { files }]) => isIn(files, file)) ?? [];
    if (name === undefined || rule === undefined) return [`${file} belongs to no layer`];
    return importsOf(file, readFileSync(join(root, file), 'utf8'))
      .filter((imported) => !allows(rule, imported, workspaces))
      .map(({ from, line }) => `${file}:${line} imports ${from ?? 'what it computes'}, which ${name} may not`);
  });
}

if (import.meta.main) {
  const broken = brokenLayers(process.cwd());
  for (const sentence of broken) console.log(sentence);
  if (broken.length > 0) console.log('What each layer may import stands in scripts/layer-rules.ts.');
  process.exit(broken.length === 0 ? 0 : 1);
}
