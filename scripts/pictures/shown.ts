import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The pictures and what is written of them, below the root. */
export const pictureFolder = 'docs/images';
const manifestPath = `${pictureFolder}/pictures.json`;

/** What a page of staff is made of besides its own folder. */
const staff = ['web/session', 'web/softphone'];
/** On every picture: the looks of all pages, whom the demo shows, and how a picture is taken. */
const always = [
  'web/theme',
  'web/language',
  'local/demo/citizens.ts',
  'local/demo/past',
  'local/demo/stories',
  'scripts/pictures',
];

/** What each picture shows: files and folders below the root. */
const shown = {
  'start.png': ['web/start'],
  'desk.png': ['web/desk', ...staff],
  'phone.png': ['web/phone', 'web/softphone'],
  'cases.png': ['web/desk', ...staff],
  'board.png': ['web/desk', ...staff],
  'report.png': ['web/reports', ...staff],
} as const satisfies Record<string, readonly string[]>;
export type Picture = keyof typeof shown;
export const pictureNames = Object.keys(shown) as Picture[];

/** What is in these folders and on no picture: tests, what they are fed with, and what is written about the rest. */
const unseen = /\.test\.tsx?$|\.md$|\/fixtures\/|\/try-views\.ts$/;
/** What a page is made of; anything else that lies there is somebody's own. */
const made = /\.(tsx?|css|html|svg|wav)$/;

function filesBelow(root: string, path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => filesBelow(root, `${path}/${name}`));
}

function digestOf(contents: Iterable<string | Buffer>): string {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content).update('\0');
  return hash.digest('hex');
}

/** A digest of all that a picture shows, in whichever order a folder lists it. */
function sourcesOf(root: string, picture: Picture): string {
  const files = [...shown[picture], ...always].flatMap((path) => filesBelow(root, path));
  const seen = files.filter((path) => made.test(path) && !unseen.test(path)).toSorted();
  return digestOf(seen.flatMap((path) => [path, readFileSync(join(root, path))]));
}

/** Of a picture: what it showed when it was taken, and what it looked like then. */
interface Taken {
  sources: string;
  picture: string;
}

function takenOf(root: string, picture: Picture): Taken {
  const sources = sourcesOf(root, picture);
  return { sources, picture: digestOf([readFileSync(join(root, pictureFolder, picture))]) };
}

/** What is to be written once all pictures are taken. */
export function manifestOf(root: string): { path: string; text: string } {
  const taken = Object.fromEntries(pictureNames.map((name) => [name, takenOf(root, name)]));
  return { path: join(root, manifestPath), text: `${JSON.stringify(taken, null, 2)}\n` };
}

/** What is wrong with the pictures, a sentence each. */
export function staleOf(root: string): string[] {
  const written: Readonly<Record<string, Taken>> = existsSync(join(root, manifestPath))
    ? JSON.parse(readFileSync(join(root, manifestPath), 'utf8'))
    : {};
  const lying = readdirSync(join(root, pictureFolder)).filter((name) => name.endsWith('.png'));
  const unknown = [...lying, ...Object.keys(written)].filter((name) => !(name in shown));
  const wrong = [...new Set(unknown)].map((name) => `${name} is none of the pictures that are taken`);
  for (const name of pictureNames) {
    const before = written[name];
    if (!lying.includes(name)) wrong.push(`${name} is missing`);
    else if (before === undefined) wrong.push(`${name} is not in ${manifestPath}`);
    else {
      const now = takenOf(root, name);
      if (now.sources !== before.sources) wrong.push(`${name} is older than what it shows`);
      if (now.picture !== before.picture) wrong.push(`${name} is not the picture that was taken`);
    }
  }
  return wrong;
}
