/** What the table charges for: units of reading and of writing. */
export interface Units {
  read: number;
  write: number;
}

/** A request to the table, asked to say what it has used up as well. */
export function askingUnits(operation: string, body: string): string {
  return counted.has(operation) ? JSON.stringify({ ...JSON.parse(body), ReturnConsumedCapacity: 'TOTAL' }) : body;
}

const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems', 'BatchWriteItem']);
const counted = new Set([...writes, 'GetItem', 'BatchGetItem', 'Query', 'Scan', 'TransactGetItems']);

interface Answered {
  ConsumedCapacity?: { CapacityUnits: number } | { CapacityUnits: number }[];
}

/** What a request used up, by the table's own answer; a refused one says nothing and counts as nothing. */
export function unitsOf(operation: string, answer: string): Units {
  const { ConsumedCapacity: used = [] } = JSON.parse(answer) as Answered;
  const all = [used].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
  return writes.has(operation) ? { read: 0, write: all } : { read: all, write: 0 };
}

export function sumOfUnits(all: readonly Units[]): Units {
  return {
    read: all.reduce((sum, { read }) => sum + read, 0),
    write: all.reduce((sum, { write }) => sum + write, 0),
  };
}
