import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, createClient } from './dynamo-client.ts';
import { createTable } from './dynamo-table.ts';
import { createPatientTable } from './patient-table.ts';
import type { Table } from './table.ts';

/** The table as everybody but a test opens it: with real pauses and true chance. */
export function openTable(name: string, client: Client = createClient()): Table {
  return createPatientTable(createTable(name, client), {
    pause: (milliseconds) => sleep(milliseconds),
    random: () => Math.random(),
  });
}
