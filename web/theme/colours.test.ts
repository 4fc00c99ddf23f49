import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { nameColours } from './pick-dkfds.ts';

const web = fileURLToPath(new URL('..', import.meta.url));
const sheets = globSync('**/*.css', { cwd: web }).filter((name) => !name.endsWith('colours.css'));
const text = readFileSync(new URL('./colours.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = text.split('@media');

function coloursIn(css: string): Map<string, string> {
  return new Map([...css.matchAll(/(--[\w-]+): (#[0-9a-f]+);/g)].map(([, name = '', colour = '']) => [name, colour]));
}

test.each(sheets)('%s takes its colours by name, so that a dark scheme reaches them', (name) => {
  const css = readFileSync(`${web}/${name}`, 'utf8').replace(/\/\*.*?\*\//gs, '');
  expect(css.match(/#[0-9a-f]{3,8}\b|(?<=: ?)(white|black|purple)\b/g)).toBeNull();
});

test('every colour has its dark one', () => {
  expect([...coloursIn(dark).keys()]).toEqual([...coloursIn(light).keys()]);
});

/** The brightness of a colour, as WCAG reckons it. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const grounds = [
  'paper',
  'ground',
  'info-ground',
  'good-ground',
  'good-ground-pale',
  'warn-ground',
  'warn-ground-pale',
];
const fills = ['blue', 'blue-dark', 'green', 'green-dark', 'red', 'red-dark', 'focus'];
const pairs = [
  ...[...grounds, 'bad-ground', 'hover'].flatMap((ground) => [
    ['ink', ground],
    ['link', ground],
  ]),
  ...['paper', 'ground'].flatMap((ground) => [
    ['quiet', ground],
    ['red', ground],
    ['green', ground],
  ]),
  ...fills.map((fill) => ['on-fill', fill]),
];

test.each([
  ['light', light],
  ['dark', dark],
])('what is read in %s colours keeps 4.5 : 1', (_, css) => {
  const colours = coloursIn(css);
  const contrast = (pair: string[]) => {
    const [low = 0, high = 0] = pair
      .map((name) => luminance(colours.get(`--${name}`) ?? '#000'))
      .toSorted((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  expect(pairs.filter((pair) => contrast(pair) < 4.5)).toEqual([]);
});

test('white text of the design system is text on something filled; its other white is paper', () => {
  expect(nameColours('.a{background-color:#fff;color:#fff}')).toBe(
    '.a{background-color:var(--paper);color:var(--on-fill)}',
  );
});
