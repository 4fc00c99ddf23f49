import type { _Record, AttributeValue } from '@aws-sdk/client-dynamodb-streams';

type Image = Record<string, unknown>;

/** A stream record as a function gets it: JSON, binary in base64, times in epoch seconds. */
export interface StreamRecord {
  eventID: string;
  eventName: string;
  eventVersion: string;
  eventSource: 'aws:dynamodb';
  awsRegion: string;
  eventSourceARN: string;
  dynamodb: {
    ApproximateCreationDateTime: number;
    Keys: Image;
    NewImage?: Image;
    OldImage?: Image;
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: string;
  };
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

function plainValue(value: AttributeValue): unknown {
  if (value.B) return { B: base64(value.B) };
  if (value.BS) return { BS: value.BS.map(base64) };
  if (value.M) return { M: plainImage(value.M) };
  if (value.L) return { L: value.L.map(plainValue) };
  return value;
}

function plainImage(image: Record<string, AttributeValue>): Image {
  return Object.fromEntries(Object.entries(image).map(([name, value]) => [name, plainValue(value)]));
}

/** Turns what the SDK read into the event's own shape. @throws on a record without a sequence number. */
export function toStreamRecord(record: _Record, streamArn: string): StreamRecord {
  const { dynamodb } = record;
  if (!dynamodb?.SequenceNumber) throw new Error('A stream record came without a sequence number');
  return {
    eventID: record.eventID ?? dynamodb.SequenceNumber,
    eventName: record.eventName ?? 'MODIFY',
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'eu-west-1',
    eventSourceARN: streamArn,
    dynamodb: {
      ApproximateCreationDateTime: (dynamodb.ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
      Keys: plainImage(dynamodb.Keys ?? {}),
      ...(dynamodb.NewImage && { NewImage: plainImage(dynamodb.NewImage) }),
      ...(dynamodb.OldImage && { OldImage: plainImage(dynamodb.OldImage) }),
      SequenceNumber: dynamodb.SequenceNumber,
      SizeBytes: dynamodb.SizeBytes ?? 0,
      StreamViewType: dynamodb.StreamViewType ?? 'NEW_AND_OLD_IMAGES',
    },
  };
}
