import type { Condition, Key, Row, Write } from '../../functions/adapters/table.ts';

/** What DynamoDB answers to a request that it will never carry out, however often it is asked. */
export class ValidationException extends Error {
  override readonly name = 'ValidationException';
}

/** A copy of a value as it would come back from the table: `undefined` left out, minus zero gone. Throws for what it cannot hold. */
export function stored(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return value.toWellFormed();
    case 'boolean':
      return value;
    case 'number':
      return storedNumber(value);
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return value.filter((one) => one !== undefined).map(stored);
      if ([Object.prototype, null].includes(Object.getPrototypeOf(value))) return storedRow(value);
      break;
    default:
  }
  throw new ValidationException(`The table holds no ${typeof value} like ${String(value)}`);
}

export function storedRow(row: object): Row {
  const copy: Row = {};
  for (const [name, value] of Object.entries(row)) if (value !== undefined) copy[name] = stored(value);
  return copy;
}

/** The client refuses numbers beyond what JavaScript counts exactly, the table those too small or large for its 38 digits. */
function storedNumber(value: number): number {
  const size = Math.abs(value);
  if (!(size <= Number.MAX_SAFE_INTEGER)) throw new ValidationException(`Not a number for the table: ${value}`);
  if (size > 0 && size < 1e-130) throw new ValidationException('Number underflow');
  return value === 0 ? 0 : value;
}

/** Whether a row, or none, is as a condition wants it. */
export function holds(when: Condition, row: Row | undefined): boolean {
  return Object.entries(when).every(([path, expected]) => {
    const value = valueAt(row, namesOf(path));
    if (typeof expected !== 'object') return value === expected;
    if ('is' in expected) return (value === undefined) === (expected.is === 'absent');
    if (expected.length > mostValues)
      throw new ValidationException('The IN operator is provided with too many operands');
    return expected.some((one) => one === value);
  });
}

/** DynamoDB takes so many values in one list of a condition. */
const mostValues = 100;

/** The names along a dotted path. */
function namesOf(path: string): string[] {
  const names = path.split('.');
  if (names.includes('')) throw new ValidationException('Empty attribute name');
  return names;
}

function valueAt(row: unknown, [name, ...rest]: string[]): unknown {
  if (name === undefined) return row;
  return isMap(row) && Object.hasOwn(row, name) ? valueAt(row[name], rest) : undefined;
}

function isMap(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Update = Extract<Write, { update: Key }>;

/** What a write makes of its row; what is wrong with the write whatever the row thrown at once. The old row stays as it was. */
export function effectOf(write: Write): (row: Row | undefined) => Row | undefined {
  if ('remove' in write) return () => undefined;
  if ('update' in write) return updating(write);
  const row = storedRow(write.put);
  return () => row;
}

function updating({ update: { pk, sk }, set = {}, add = {}, unset = [] }: Update): (row: Row | undefined) => Row {
  const sets = Object.entries(storedRow(set)).map(([path, value]) => ({ path: namesOf(path), value }));
  const changes = [...sets, ...unset.map((path) => ({ path: namesOf(path), value: undefined }))];
  const adds = Object.entries(storedRow(add));
  refuseOverlaps([...changes.map(({ path }) => path), ...adds.map(([name]) => [name])]);
  return (row) => {
    let after: Row = row ?? { pk, sk };
    for (const { path, value } of changes) after = withValue(after, path, value);
    for (const [name, by] of adds) {
      const before = after[name] ?? 0;
      if (typeof before !== 'number') throw new ValidationException(`${name} is no number to add to`);
      after = withValue(after, [name], storedNumber(sum(before, Number(by))));
    }
    return after;
  };
}

/** The table adds decimals as one writes them down: 0.1 and 0.2 are 0.3. */
function sum(a: number, b: number): number {
  if (Number.isInteger(a) && Number.isInteger(b)) return a + b;
  const parts = [decimal(a), decimal(b)];
  const exponent = Math.min(...parts.map((part) => part.exponent));
  const digits = parts.reduce((total, part) => total + part.digits * 10n ** BigInt(part.exponent - exponent), 0n);
  return Number(`${digits}e${exponent}`);
}

function decimal(value: number): { digits: bigint; exponent: number } {
  const [mantissa = '', power = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

function refuseOverlaps(paths: string[][]): void {
  if (paths.length === 0) throw new ValidationException('An update changes something');
  for (const [index, path] of paths.entries()) {
    if (path.length === 1 && ['pk', 'sk'].includes(path[0] ?? '')) throw new ValidationException('A key never changes');
    const other = paths.slice(index + 1).find((one) => startsAlike(one, path));
    if (other) throw new ValidationException(`Two document paths overlap: ${path.join('.')}, ${other.join('.')}`);
  }
}

function startsAlike(a: string[], b: string[]): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length).every((name, index) => name === b[index]);
}

function withValue(map: unknown, [name = '', ...rest]: string[], value: unknown): Row {
  if (!isMap(map)) throw new ValidationException('The document path is invalid for update');
  const after = rest.length === 0 ? value : withValue(Object.hasOwn(map, name) ? map[name] : undefined, rest, value);
  if (after !== undefined) return { ...map, [name]: after };
  const { [name]: _gone, ...others } = map;
  return others;
}

/** Whether two values read the same, whatever order their attributes were written in. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((value, index) => sameValue(value, b[index]));
  if (!isMap(a) || !isMap(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && sameValue(a[name], b[name]))
  );
}

/** A copy with the attributes of every map in one order. */
export function canonical<Value>(value: Value): Value;
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => canonical(one));
  if (!isMap(value)) return value;
  const names = Object.keys(value).toSorted();
  return Object.fromEntries(names.map((name) => [name, canonical(value[name])]));
}
