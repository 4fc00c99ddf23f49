import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/bundle.ts';
import { manifestOf, pictureFolder, pictureNames, staleOf } from '../../scripts/pictures/shown.ts';

test('no picture is older than what it shows; else run npm run pictures', () => {
  expect(staleOf(root)).toEqual([]);
});

test.each(pictureNames)('%s is shown in the README', (name) => {
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(`${pictureFolder}/${name}`);
});

describe('a picture', () => {
  let copy: string;
  /** Files that a test has changed, to be put back. */
  const changed = new Set<string>();
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'pictures-'));
    for (const path of ['web', 'local/demo', 'scripts/pictures', pictureFolder])
      cpSync(join(root, path), join(copy, path), { recursive: true });
    const { path, text } = manifestOf(copy);
    writeFileSync(path, text);
  });
  afterEach(() => {
    for (const path of changed) {
      rmSync(join(copy, path), { force: true });
      if (existsSync(join(root, path))) cpSync(join(root, path), join(copy, path));
    }
    changed.clear();
    const { path, text } = manifestOf(copy);
    writeFileSync(path, text);
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  function writes(path: string, text: string) {
    changed.add(path);
    appendFileSync(join(copy, path), text);
  }

  test.each([
    ['web/start/steps.tsx', ['start.png']],
    ['web/desk/board/board.css', ['desk.png', 'cases.png', 'board.png']],
    ['web/reports/report-page.tsx', ['report.png']],
    ['web/softphone/chime.ts', ['desk.png', 'phone.png', 'cases.png', 'board.png', 'report.png']],
    ['web/theme/colours.css', pictureNames],
    ['local/demo/stories/lists.ts', pictureNames],
    ['web/theme/new.svg', pictureNames],
  ])('is stale once %s has one sign more', (path, names) => {
    expect(staleOf(copy)).toEqual([]);
    writes(path, ' ');
    expect(staleOf(copy)).toEqual(names.map((name) => `${name} is older than what it shows`));
  });

  test.each([
    'web/desk/fixtures/scenes.ts',
    'web/desk/place.test.ts',
    'web/desk/README.md',
    'web/theme/try-views.ts',
    'web/theme/.colours.css.swp',
    'local/demo/past/past.test.ts',
    'docs/images/pictures.md',
  ])('does not mind %s', (path) => {
    writes(path, ' ');
    expect(staleOf(copy)).toEqual([]);
  });

  test('is missed when it is gone, and told from one that somebody else made', () => {
    changed.add(`${pictureFolder}/desk.png`);
    rmSync(join(copy, pictureFolder, 'desk.png'));
    writes(`${pictureFolder}/report.png`, ' ');
    writes(`${pictureFolder}/old.png`, ' ');
    expect(staleOf(copy)).toEqual([
      'old.png is none of the pictures that are taken',
      'desk.png is missing',
      'report.png is not the picture that was taken',
    ]);
  });

  test('of which nothing is written is told of', () => {
    const { path, text } = manifestOf(copy);
    const { 'desk.png': _, ...others } = JSON.parse(text) as Record<string, unknown>;
    writeFileSync(path, JSON.stringify({ ...others, 'old.png': {} }));
    expect(staleOf(copy)).toEqual([
      'old.png is none of the pictures that are taken',
      'desk.png is not in docs/images/pictures.json',
    ]);
    rmSync(path);
    expect(staleOf(copy)).toEqual(pictureNames.map((name) => `${name} is not in docs/images/pictures.json`));
  });
});
