import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { policy } from '../../schemas/unit.ts';
import { root } from '../../scripts/bundle.ts';

/** Read by what is being built: a field leaves this list when it is read, and none comes to it. */
const readLater: string[] = [];

/** What is looked at of a schema, whichever kind it is. */
interface Schema {
  _zod: { def: { shape?: Record<string, Schema>; innerType?: Schema; element?: Schema; valueType?: Schema } };
}

/** Every value that a policy holds, by its path; what a list or a record holds stands under the list's own name. */
function leavesOf({ _zod: { def } }: Schema, path: string[] = []): string[] {
  const inner = def.innerType ?? def.element ?? def.valueType;
  if (def.shape !== undefined)
    return Object.entries(def.shape).flatMap(([key, field]) => leavesOf(field, [...path, key]));
  return inner === undefined ? [path.join('.')] : leavesOf(inner, path);
}

const sources = ['flows', 'functions', 'web', 'local']
  .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
  .filter((file) => !file.includes('.test.') && !file.startsWith('local/seed/policies/favrskov'))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

/** The types by which a part of a policy is handed on. */
const typeOf: Record<string, string> = { policy: 'Policy', openingHours: 'OpeningHours', categorySets: 'CategorySet' };

/** What holds a policy, or a part of one, where it has another name. */
const calledAlso: Record<string, string> = {
  policy: String.raw`(?:policy|policyOn\([^\n]*\)|known|chosen)`,
  openingHours: '(?:openingHours|hours)',
};

/** Is a field taken from what it stands in: by its name there, or by taking that apart? */
function isRead(path: string, text = sources): boolean {
  const names = ['policy', ...path.split('.')];
  const field = names.at(-1) ?? '';
  const [owner = ''] = names.slice(-2);
  const isListed = names.length > 2 && ['categorySets', 'categories', 'weekdays', 'offices'].includes(owner);
  const whose = isListed ? String.raw`[\w\])]+` : (calledAlso[owner] ?? owner);
  const typed =
    typeOf[owner] === undefined ? String.raw`Policy\['${owner}'\]` : String.raw`(?:Pick<)?${typeOf[owner]}\b`;
  const apart = String.raw`\{[^{}]*\b${field}\b[^{}]*\}`;
  const from = String.raw`\s*=\s*[^;\n]*\b${owner}\b`;
  return new RegExp(
    [
      String.raw`\b${whose}\??\.${field}\b`,
      String.raw`${apart}(?:${from}|:\s*${typed})`,
      String.raw`\b${owner}:\s*${apart}`,
    ].join('|'),
  ).test(text);
}

const unread = leavesOf(policy as unknown as Schema)
  .filter((path) => !isRead(path))
  .toSorted();

test('every field of a policy is read, but those whose reader is being built', () => {
  expect(unread).toEqual(readLater);
});

test('the list of fields that are read later only gets shorter', () => {
  expect([]).toEqual(expect.arrayContaining(readLater));
});

test('a field that is read nowhere is noticed, also one that bears a name much used elsewhere', () => {
  expect(isRead('callback.name')).toBe(false);
  expect(isRead('recording')).toBe(false);
  expect(isRead('callback.attempts')).toBe(true);
});
