import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/bundle.ts';

/** What is in the repository, new files included; nothing that is ignored. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));

function text(path: string) {
  return readFileSync(join(root, path), 'utf8');
}

const documents = files.filter((path) => path.endsWith('.md'));
const written = files.filter(
  (path) => /\.(tsx?|mjs|md|json|css|html|xml|csv)$/.test(path) && path !== 'package-lock.json',
);
const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };

test('there are documents to look at', () => {
  expect(documents).toContain('README.md');
  expect(documents.length).toBeGreaterThan(5);
});

test('every link between documents leads to something that exists', () => {
  const dead = documents.flatMap((path) =>
    [...text(path).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target]) => target ?? '')
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(join(root, normalize(join(dirname(path), target)))))
      .map((target) => `${path}: ${target}`),
  );
  expect(dead).toEqual([]);
});

/** Folders of ours: what is written as a path below one of them is meant as one. */
const ours = /^(?:schemas|flows|functions|infra|web|packages|local|tests|bench|docs|scripts|\.ci)\/[\w./-]*$/;

test('every path that a document names exists', () => {
  const dead = documents.flatMap((path) =>
    [...text(path).matchAll(/`([^`\n]+)`/g)]
      .map(([, named]) => named ?? '')
      .filter((named) => ours.test(named))
      .filter((named) => ![root, join(root, dirname(path))].some((from) => existsSync(join(from, named))))
      // Written without its ending, or a function's route.
      .filter((named) => !files.some((file) => file.startsWith(`${named}.`)))
      .map((named) => `${path}: ${named}`),
  );
  expect(dead).toEqual([]);
});

test('every file that a folder names in its README is there, or further down', () => {
  const readmes = documents.filter((path) => path.endsWith('/README.md'));
  const dead = readmes.flatMap((path) =>
    [...text(path).matchAll(/`([\w./-]+\.(?:tsx?|mjs|css|xml|html))`/g)]
      .map(([, named]) => named ?? '')
      .filter((named) => !existsSync(join(root, named)))
      .filter((named) => !files.some((file) => file.startsWith(dirname(path)) && file.endsWith(`/${normalize(named)}`)))
      .map((named) => `${path}: ${named}`),
  );
  expect(readmes.length).toBeGreaterThan(20);
  expect(dead).toEqual([]);
});

test('every npm script that a document names exists, with a file behind it', () => {
  const dead = documents.flatMap((path) =>
    [...text(path).matchAll(/(?:^|`|&& )npm (?:run )?([a-z][\w:-]*)/gm)]
      .map(([, name]) => name ?? '')
      .filter((name) => !['ci', 'install'].includes(name))
      .filter((name) => scripts[name] === undefined)
      .map((name) => `${path}: npm ${name}`),
  );
  expect(dead).toEqual([]);
  const empty = Object.entries(scripts).filter(([, command]) => {
    const [program, file] = command.split(' ');
    return program === 'node' && file !== undefined && !existsSync(join(root, file));
  });
  expect(empty).toEqual([]);
});

test('every package that is installed has its reason', () => {
  const reasons = text(documents.find((path) => path.startsWith('docs/adr/0008-')) ?? '');
  const manifests = files.filter((path) => /^(?:packages\/[\w-]+\/)?package\.json$/.test(path));
  const named = manifests.flatMap((path) => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(text(path));
    return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  });
  // Ours, and the shapes of what is named without them.
  const theirs = named
    .filter(([name, version]) => version !== '*' && !name.startsWith('@types/'))
    .map(([name]) => name);
  expect(theirs.length).toBeGreaterThan(40);
  const isNamed = (name: string) => [name, name.split('/').at(-1)].some((word) => reasons.includes(`\`${word}\``));
  expect(theirs.filter((name) => !isNamed(name))).toEqual([]);
});

test('every decision is listed, and every document has its line', () => {
  const listed = (index: string) =>
    [...text(index).matchAll(/\]\(([\w./-]+\.md)\)/g)].map(([, target]) => target ?? '');
  const missing = (folder: string) =>
    documents
      .filter((path) => dirname(path) === folder && !path.endsWith('README.md'))
      .filter((path) => !listed(`${folder}/README.md`).includes(path.slice(folder.length + 1)));
  expect([...missing('docs'), ...missing('docs/adr')]).toEqual([]);
});

test('nothing is left for later in the text itself', () => {
  const marks = new RegExp(['TO', 'DO|FIX', 'ME|XX', 'X:'].join(''));
  expect(written.filter((path) => marks.test(text(path)))).toEqual([]);
});

test('no path of somebody’s own machine is named', () => {
  const home = new RegExp(['/home', '/|/Us', 'ers/|/ro', 'ot/|/wo', 'rk/|C:\\\\Us', 'ers'].join(''));
  expect(written.filter((path) => home.test(text(path)))).toEqual([]);
});
