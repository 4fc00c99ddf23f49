import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Condition, Key, Row, Write } from './table.ts';

/** A row as DynamoDB writes it; attributes without a value are left out. */
export function marshal(row: object): Record<string, AttributeValue> {
  return marshall(row, { removeUndefinedValues: true });
}

/** A key alone, whatever else its owner carries. */
export function toKey({ pk, sk }: Key): Record<string, AttributeValue> {
  return marshall({ pk, sk });
}

/** A write in DynamoDB's words. Throws for an update that changes nothing, which DynamoDB takes alone but not in a transaction. */
export function toItem(TableName: string, write: Write): TransactWriteItem {
  const places = createPlaceholders();
  const ConditionExpression = conditionOf(write.when ?? {}, places);
  const UpdateExpression = 'update' in write ? changesOf(write, places) : '';
  const common = { TableName, ...(ConditionExpression !== '' && { ConditionExpression }), ...places.expressions() };
  if ('put' in write) return { Put: { Item: marshal(write.put), ...common } };
  if ('remove' in write) return { Delete: { Key: toKey(write.remove), ...common } };
  if (UpdateExpression === '') throw new Error('An update changes something');
  return { Update: { Key: toKey(write.update), UpdateExpression, ...common } };
}

function conditionOf(when: Condition, places: Placeholders): string {
  const parts = Object.entries(when).map(([path, expected]) => {
    const at = places.path(path);
    if (typeof expected !== 'object') return `${at} = ${places.value(expected)}`;
    if ('is' in expected) return `attribute_${expected.is === 'absent' ? 'not_' : ''}exists(${at})`;
    // Nothing is one of none; DynamoDB knows no word for what never holds.
    if (expected.length === 0) return `(attribute_exists(${at}) AND attribute_not_exists(${at}))`;
    return `${at} IN (${expected.map(places.value).join(', ')})`;
  });
  return parts.join(' AND ');
}

function changesOf({ set = {}, add = {}, unset = [] }: Changes, places: Placeholders): string {
  const sets = Object.entries(set).filter(([, value]) => value !== undefined);
  const clauses = [
    ['SET', sets.map(([path, value]) => `${places.path(path)} = ${places.value(value)}`)],
    ['REMOVE', unset.map(places.path)],
    ['ADD', Object.entries(add).map(([name, by]) => `${places.name(name)} ${places.value(by)}`)],
  ] as const;
  return clauses.flatMap(([verb, parts]) => (parts.length > 0 ? [`${verb} ${parts.join(', ')}`] : [])).join(' ');
}

type Changes = Omit<Extract<Write, { update: unknown }>, 'update' | 'when'>;

interface Placeholders {
  /** An attribute of the row itself. */
  name(name: string): string;
  /** A dotted path into maps. */
  path(path: string): string;
  value(value: unknown): string;
  expressions(): {
    ExpressionAttributeNames?: Record<string, string>;
    ExpressionAttributeValues?: Record<string, AttributeValue>;
  };
}

/** Names and values stand apart from the expressions, so that no word is reserved and nothing needs escaping. */
function createPlaceholders(): Placeholders {
  const names = new Map<string, string>();
  const values: Row = {};
  let count = 0;
  function name(of: string): string {
    const known = names.get(of) ?? `#n${names.size}`;
    names.set(of, known);
    return known;
  }
  return {
    name,
    path: (path) => path.split('.').map(name).join('.'),
    value(value) {
      const place = `:v${count}`;
      count += 1;
      values[place] = value;
      return place;
    },
    expressions: () => ({
      ...(names.size > 0 && {
        ExpressionAttributeNames: Object.fromEntries([...names].map(([of, place]) => [place, of])),
      }),
      ...(count > 0 && { ExpressionAttributeValues: marshal(values) }),
    }),
  };
}
