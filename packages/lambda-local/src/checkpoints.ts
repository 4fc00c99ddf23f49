import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';

interface Stored {
  streamArn?: string;
  /** Last sequence number done, by mapping. */
  done: Record<string, string>;
  /** Newest moment seen since seeding, epoch ms. */
  newest?: number;
}

export interface Checkpoints {
  /** Forgets everything when the stream is another than the one the file speaks of. */
  forStream(streamArn: string): void;
  get(mappingId: string): bigint | undefined;
  set(mappingId: string, sequence: bigint): void;
  newest: number | undefined;
  /** Writes now what is not written yet. */
  flush(): Promise<void>;
}

/** Real ms between a change and its writing: a file write for each batch would cost more than the batch. */
const writeAfterMs = 200;

/** Where each stream mapping has got to, on disk: after a restart it goes on there. At least once, as with the service. */
export function openCheckpoints(file: string): Checkpoints {
  let stored = read(file);
  let timer: NodeJS.Timeout | undefined;

  let writing: Promise<void> = Promise.resolve();

  /** Away from the event loop: a rename may take tens of milliseconds, and calls are waiting. */
  function write(): void {
    timer = undefined;
    const temporary = `${file}.new`;
    writing = writing
      .then(() => writeFile(temporary, JSON.stringify(stored)))
      .then(() => rename(temporary, file))
      .catch((error: Error) => process.emitWarning(error));
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    await writing;
    const temporary = `${file}.last`;
    writeFileSync(temporary, JSON.stringify(stored));
    renameSync(temporary, file);
  }

  function changed(): void {
    timer ??= setTimeout(write, writeAfterMs);
  }

  return {
    forStream(streamArn) {
      if (stored.streamArn === streamArn) return;
      stored = { streamArn, done: {} };
      changed();
    },
    get(mappingId) {
      const done = stored.done[mappingId];
      return done === undefined ? undefined : BigInt(done);
    },
    set(mappingId, sequence) {
      stored.done[mappingId] = String(sequence);
      changed();
    },
    get newest() {
      return stored.newest;
    },
    set newest(at) {
      if (at === undefined) delete stored.newest;
      else stored.newest = at;
      changed();
    },
    flush,
  };
}

function read(file: string): Stored {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { done: {} };
  }
  return JSON.parse(text) as Stored;
}
