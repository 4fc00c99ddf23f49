import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import type { Row } from '../../functions/adapters/table.ts';
import type { RowChange } from './memory-rows.ts';

/** A value as the stream carries it. */
function marshalled(value: unknown): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map(marshalled) };
  return { M: imageOf(value as Row) };
}

function imageOf(row: Row): Record<string, AttributeValue> {
  const image: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(row)) if (value !== undefined) image[name] = marshalled(value);
  return image;
}

/** An inserted item as the table's stream tells of it. */
export function recordOf({ keys, newImage = {} }: RowChange, sequence: number): DynamoDBRecord {
  return {
    eventName: 'INSERT',
    dynamodb: {
      SequenceNumber: String(sequence).padStart(20, '0'),
      NewImage: imageOf(newImage),
      Keys: { pk: { S: keys.pk }, sk: { S: keys.sk } },
    },
  };
}
