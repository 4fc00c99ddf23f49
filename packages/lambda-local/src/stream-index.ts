import { DatabaseSync } from 'node:sqlite';

/** Longest wait for a write of the store that is under way, ms. */
const patienceMs = 5000;

/**
 * Gives the store's stream records an index by sequence number. dynoxide 1.2.1 has none: each write asks for the largest number and
 * each look for those above one, and both read through every record ever written, images included (measured: 9 and 7 ms at
 * 18,000 records, growing with each; with the index 0.01 and 0.05 ms). The store's own queries find the index by themselves.
 * @param file the store's database, open in a store that answers
 */
export function indexStream(file: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec(`PRAGMA busy_timeout = ${patienceMs}`);
    database.exec(
      'CREATE INDEX IF NOT EXISTS stream_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
    );
  } finally {
    database.close();
  }
}
