import { matches } from './event-filter.ts';
import type { Outcome } from './function-pool.ts';
import type { MappingSpec } from './inventory.ts';
import type { StreamRecord } from './stream-record.ts';

/** What the failure queue is told: which records, never what is in them. */
export interface FailureNotice {
  at: string;
  mapping: string;
  condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  error: string;
  startSequenceNumber: string;
  endSequenceNumber: string;
  batchSize: number;
}

export interface MappingOptions {
  spec: MappingSpec;
  invoke(event: { Records: StreamRecord[] }): Promise<Outcome>;
  /** Everything up to here was done before. */
  doneUpTo: bigint | undefined;
  done(sequence: bigint): void;
  failed(notice: FailureNotice): void;
  /** Real ms before the first retry; doubles each time. */
  retryPauseMs?: number;
}

export interface StreamMapping {
  /** Takes records in order; those it has done before or its filters refuse are passed over. */
  accept(records: StreamRecord[]): void;
  /** Records taken in and not done. */
  readonly waiting: number;
  /** Everything up to here was done when it started. */
  readonly doneUpTo: bigint | undefined;
  /** Batches handed to the function so far. */
  readonly handed: number;
  /** Resolves when nothing waits. */
  settled(): Promise<void>;
  stop(): void;
}

interface Lane {
  queue: StreamRecord[];
  running: Promise<void> | undefined;
}

export function sequenceOf(record: StreamRecord): bigint {
  return BigInt(record.dynamodb.SequenceNumber);
}

/** One mapping of the stream to a function: filters, batches, order per partition key, retries, failure queue, checkpoint. */
export function createStreamMapping(options: MappingOptions): StreamMapping {
  const { spec, retryPauseMs = 100 } = options;
  const lanes: Lane[] = Array.from({ length: spec.parallel }, () => ({ queue: [], running: undefined }));
  let newest = options.doneUpTo ?? -1n;
  let told = newest;
  let handed = 0;
  let stopped = false;

  const waiting = () => lanes.reduce((sum, lane) => sum + lane.queue.length, 0);

  /** Everything before the oldest record that waits in any lane is done. */
  function tellDone(): void {
    let done = newest;
    for (const { queue } of lanes) {
      const [oldest] = queue;
      if (oldest && sequenceOf(oldest) - 1n < done) done = sequenceOf(oldest) - 1n;
    }
    if (done === told) return;
    told = done;
    options.done(done);
  }

  function giveUp(records: StreamRecord[], condition: FailureNotice['condition'], error: string): void {
    const [first] = records;
    const last = records.at(-1);
    if (!first || !last) return;
    options.failed({
      at: new Date().toISOString(),
      mapping: spec.id,
      condition,
      error,
      startSequenceNumber: first.dynamodb.SequenceNumber,
      endSequenceNumber: last.dynamodb.SequenceNumber,
      batchSize: records.length,
    });
  }

  /** How many of the batch, from its start, are done; undefined: all of it failed and nothing says where. */
  function doneOf(batch: StreamRecord[], outcome: Outcome): number | undefined {
    if (!outcome.ok) return undefined;
    const failures = spec.partialFailures
      ? (outcome.value as { batchItemFailures?: { itemIdentifier?: string }[] } | null)?.batchItemFailures
      : undefined;
    if (!failures || failures.length === 0) return batch.length;
    const places = failures.map(({ itemIdentifier }) =>
      batch.findIndex((record) => record.dynamodb.SequenceNumber === itemIdentifier),
    );
    // An identifier nobody knows counts as the whole batch, as with the service.
    return places.includes(-1) ? 0 : Math.min(...places);
  }

  const tooOld = (record: StreamRecord) =>
    spec.maxAgeMs !== undefined && Date.now() - record.dynamodb.ApproximateCreationDateTime * 1000 > spec.maxAgeMs;

  async function runLane(lane: Lane): Promise<void> {
    let attempts = 0;
    let size = spec.batchSize;
    while (lane.queue.length > 0 && !stopped) {
      const [oldest] = lane.queue;
      if (oldest && tooOld(oldest)) {
        giveUp(lane.queue.splice(0, 1), 'RecordAgeExceeded', '');
        attempts = 0;
        tellDone();
        continue;
      }
      const batch = lane.queue.slice(0, size);
      handed++;
      const outcome = await options.invoke({ Records: batch });
      if (stopped) return;
      const done = doneOf(batch, outcome);
      if (done !== undefined && done > 0) {
        lane.queue.splice(0, done);
        attempts = 0;
        if (done === batch.length) size = spec.batchSize;
        tellDone();
        if (done === batch.length) continue;
      }
      // Splitting a failing batch does not count as a try: it finds the record that fails.
      if (done === undefined && spec.bisect && batch.length > 1) {
        size = Math.ceil(batch.length / 2);
        continue;
      }
      attempts++;
      if (attempts > spec.retries) {
        const lost = lane.queue.splice(0, spec.bisect ? 1 : batch.length);
        giveUp(lost, 'RetryAttemptsExhausted', outcome.ok ? 'batchItemFailures' : outcome.error.errorType);
        attempts = 0;
        size = spec.batchSize;
        tellDone();
        continue;
      }
      await new Promise((resolve) => setTimeout(resolve, retryPauseMs * 2 ** (attempts - 1)));
    }
  }

  function laneOf(record: StreamRecord): Lane | undefined {
    if (lanes.length === 1) return lanes[0];
    const key = JSON.stringify(record.dynamodb.Keys.pk);
    let hash = 0;
    for (let i = 0; i < key.length; i++) hash = (hash * 31 + key.charCodeAt(i)) | 0;
    return lanes[Math.abs(hash) % lanes.length];
  }

  return {
    accept(records) {
      for (const record of records) {
        const sequence = sequenceOf(record);
        if (sequence <= newest) continue;
        newest = sequence;
        if (spec.filters.length > 0 && !spec.filters.some((pattern) => matches(pattern, record))) continue;
        laneOf(record)?.queue.push(record);
      }
      for (const lane of lanes) {
        if (lane.running || lane.queue.length === 0) continue;
        lane.running = runLane(lane).finally(() => {
          lane.running = undefined;
        });
      }
      tellDone();
    },
    get waiting() {
      return waiting();
    },
    doneUpTo: options.doneUpTo,
    get handed() {
      return handed;
    },
    async settled() {
      while (lanes.some((lane) => lane.running)) await Promise.all(lanes.map((lane) => lane.running));
    },
    stop() {
      stopped = true;
    },
  };
}
