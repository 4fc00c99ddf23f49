import type { Write } from './table.ts';

/**
 * Whether writes whose answer was lost may be sent again without being carried out twice. Most leave what they left before. One
 * that adds does not, unless some condition of the same writes no longer holds once they are carried out.
 */
export function repeatable(writes: readonly Write[]): boolean {
  return !writes.some((write) => 'add' in write && write.add !== undefined) || writes.some(refusesItself);
}

/** Whether the condition of a write names an attribute that the write itself changes to something else. Of paths nothing is said. */
function refusesItself(write: Write): boolean {
  return Object.entries(write.when ?? {}).some(([name, expected]) => {
    if (name.includes('.')) return false;
    const isAbsent = typeof expected === 'object' && 'is' in expected && expected.is === 'absent';
    if ('remove' in write) return !isAbsent;
    if ('put' in write) return isAbsent ? write.put[name] !== undefined : isOther(expected, write.put[name]);
    if (write.unset?.includes(name)) return !isAbsent;
    if (write.add?.[name] !== undefined) return isAbsent || (typeof expected === 'number' && write.add[name] !== 0);
    const after = write.set?.[name];
    return after !== undefined && (isAbsent || isOther(expected, after));
  });
}

/** Whether a value is surely not the expected one; of lists and of what is merely present nothing is said. */
function isOther(expected: unknown, value: unknown): boolean {
  return typeof expected !== 'object' && expected !== value;
}
