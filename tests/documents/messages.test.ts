import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asGsm7, isGsm7, smsParts } from '../../schemas/gsm7.ts';
import { unit as unitSchema } from '../../schemas/unit.ts';
import { root } from '../../scripts/bundle.ts';
import { drawMessages, longestFacts, measured } from '../../scripts/messages.ts';
import { policy, unit } from '../fixtures/case.ts';

test('docs/messages.md is as it is drawn; else run npm run messages -- --write', () => {
  expect(readFileSync(join(root, 'docs/messages.md'), 'utf8')).toBe(drawMessages());
});

/** As long as a name and a place may be, with everything in it that word processors make of plain signs. */
const longestAllowed = {
  name: 'Kommunen – ‘Ådal’\u00a0'.padEnd(40, 'ø'),
  place: '“Gården” — sal\u00a0'.padEnd(40, 'w'),
};

describe('every SMS', () => {
  const published = unitSchema.parse({
    ...unit,
    name: longestAllowed.name,
    policies: [{ ...policy, meetings: { ...policy.meetings, place: longestAllowed.place } }],
  });
  const place = published.policies[0]?.meetings.place ?? '';
  const all = measured({ ...longestFacts(), unit: published, place });

  test.each(all)(
    '$template is in its alphabet and at most two parts long over the longest that may be published',
    ({ text }) => {
      expect([published.name.length, place.length]).toEqual([40, 40]);
      expect(isGsm7(text)).toBe(true);
      expect(smsParts(text)).toBeLessThanOrEqual(2);
    },
  );

  test.each(measured(longestFacts()))('$template names the sender, and no link, name or kind of help', ({ text }) => {
    expect(text).toMatch(/Skanderborg Kommune$/);
    expect(text).not.toMatch(/http|www|\.dk|visit|kontanthj|ydelse|sag\b|borger/i);
    if (text.includes('kl.')) expect(text).toMatch(/(man|tirs|ons|tors|fre)dag den \d+\. \w+/);
    expect(text).not.toMatch(/i dag|i morgen/);
  });
});

describe('a place or a name that is published', () => {
  const parse = (name: string) => unitSchema.safeParse({ ...unit, name }).data?.name;
  test.each([
    ['Favrskov – Kommune', 'Favrskov - Kommune'],
    ['“Favrskov” Kommune’s', '"Favrskov" Kommune\'s'],
    ['Favrskov\u00a0Kommune…', 'Favrskov Kommune...'],
    ['Favr\u00adskov', 'Favrskov'],
    ['Århus á ç', 'Århus a c'],
    ['A\u030arhus', 'Århus'],
  ])('as %j is turned into %j', (written, turned) => {
    expect(parse(written)).toBe(turned);
    expect(asGsm7(turned)).toBe(turned);
  });

  test.each(['Favrskov 😀', 'Київ', '', 'x'.repeat(41)])('as %j is refused', (written) => {
    expect(parse(written)).toBeUndefined();
  });
});
