import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callState } from '../../schemas/call.ts';
import { entity } from '../../schemas/entity.ts';
import { presence, role } from '../../schemas/staff.ts';
import { channel } from '../../schemas/unit.ts';
import { choice, contactState } from '../../schemas/visit.ts';
import { root } from '../../scripts/bundle.ts';

const text = readFileSync(join(root, 'docs/words.md'), 'utf8');
const rows = [...text.matchAll(/^\| (.+?) \| (.+?) \|/gm)].map(([, first = '', meaning = '']) => ({ first, meaning }));
const words = rows.flatMap(({ first }) => [...first.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word));
/** Every word in code style, wherever it stands. */
const named = new Set([...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word));

const kinds = entity._zod.def.options.map((option) => String(option._zod.def.shape.entity._zod.def.values[0]));

test('every noun of the schemas has its word', () => {
  expect(kinds).toContain('visit');
  expect(kinds.filter((kind) => !named.has(kind))).toEqual([]);
});

test.each([
  ['states of a call', callState._zod.def.options.map((option) => String(option._zod.def.shape.at._zod.def.values[0]))],
  ['states of a contact', Object.values(contactState._zod.def.entries)],
  ['states of a consultant', Object.values(presence._zod.def.entries)],
  ['roles', Object.values(role._zod.def.entries)],
  ['choices', Object.values(choice._zod.def.entries)],
  ['forms of a talk', Object.values(channel._zod.def.entries)],
])('%s have their words', (_what, used) => {
  expect(used.length).toBeGreaterThan(2);
  expect(used.filter((word) => !named.has(word))).toEqual([]);
});

test('a word has one row, and one meaning', () => {
  const twice = words.filter((word, index) => words.indexOf(word) !== index);
  expect(twice).toEqual([]);
});
