/** A row as it lies in the table: strings, numbers, booleans, null, lists and maps; `undefined` is left out when written. */
export type Row = Record<string, unknown>;

export interface Key {
  pk: string;
  sk: string;
}

type Scalar = string | number | boolean;
export const absent = { is: 'absent' } as const;
export const present = { is: 'present' } as const;

/** Holds when every named attribute (dotted paths reach into maps) is as expected; a list means one of these. */
export type Condition = Readonly<Record<string, Scalar | readonly Scalar[] | typeof absent | typeof present>>;

/**
 * One change of one row. An update makes the row when there is none. Its `set` and `unset` take dotted paths, whose maps must
 * stand already; `add` takes the row's own attributes by their literal name, dots included (a counter may be called `count.x`),
 * and starts from 0.
 */
export type Write =
  | { put: Row; when?: Condition }
  | { remove: Key; when?: Condition }
  | { update: Key; set?: Row; add?: Record<string, number>; unset?: readonly string[]; when?: Condition };

/**
 * `refused`: positions of the writes whose condition did not hold. `doubtful`: an earlier answer to the same writes was lost, so
 * what stands in the way may be these very writes.
 */
export type Written = { done: true } | { done: false; refused: number[]; doubtful?: true };

export interface Query {
  pk: string;
  /** Sort keys from and to, both included; nothing lies between when `from` is the greater. Not together with `prefix`. */
  between?: [string, string];
  prefix?: string;
  index?: { name: 'due' | 'list'; partition: 'duty' | 'list'; sort: 'dutyAt' | 'listAt' };
  limit?: number;
  descending?: boolean;
}

/**
 * The table's operations as we use them. Reads are consistent, except through an index, which may be a moment old; sort keys go
 * by their UTF-8 bytes. Each throws TableBusy or AnswerLost, or another error for what no table would take.
 */
export interface Table {
  get(key: Key): Promise<Row | undefined>;
  /** Rows in the order asked for; a key asked for twice is read once. One request for up to 100 keys. */
  getMany(keys: readonly Key[]): Promise<(Row | undefined)[]>;
  query(query: Query): Promise<Row[]>;
  /** All of the writes, or none; at most 100, each of another row. */
  write(writes: readonly Write[]): Promise<Written>;
  /** Every request sent since the start. */
  readonly requests: number;
}

/** Nothing was done: another transaction was at one of the rows, or the table takes nothing just now. Try again. */
export class TableBusy extends Error {
  override readonly name = 'TableBusy';
  readonly why: 'conflict' | 'throttle';

  constructor(why: TableBusy['why'], options?: ErrorOptions) {
    super(
      why === 'conflict' ? 'Another transaction was at the same rows' : 'The table takes nothing just now',
      options,
    );
    this.why = why;
  }
}

/** The request went out and no answer came: it may have been carried out, or not. */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost';

  constructor(options?: ErrorOptions) {
    super('The table did not answer', options);
  }
}
