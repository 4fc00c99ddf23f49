import { keep } from '../../functions/adapters/kept.ts';
import { createPatientTable } from '../../functions/adapters/patient-table.ts';
import { withSealedAnswers } from '../../functions/adapters/sealed-answers.ts';
import type { Secrets } from '../../functions/adapters/secrets.ts';
import { createStore } from '../../functions/adapters/store.ts';
import type { Table } from '../../functions/adapters/table.ts';
import { keptUnits } from '../../functions/case/deps.ts';
import type { EffectDeps } from '../../functions/effects/deps.ts';
import type { Log } from '../../functions/log-codes.ts';
import { type AdapterOptions, createCarrierAdapter } from './carrier/adapter.ts';
import { createFaultyTable, type FaultyTableOptions } from './faulty-table.ts';
import type { Sandbox } from './lambda.ts';
import type { LaterRuns } from './later-runs.ts';
import { hexOf } from './luck.ts';
import type { Scheduler } from './scheduler.ts';
import { worldSealing } from './sealing.ts';

/** Everything the deployed functions are given here. */
export interface DepsOptions extends Omit<FaultyTableOptions, 'task'>, Omit<AdapterOptions, 'task'> {
  seed: number;
  publicUrl: string;
  siteUrl: string;
  accountSid: string;
  authToken: string;
  laterRuns: LaterRuns;
  /** Told of every line the functions log: a code and why. */
  logged(level: string, code: string, more: Record<string, unknown> | undefined): void;
}

export type WorldDeps = EffectDeps & { table: Table; siteUrl: string; secrets: Secrets };

function pause({ scheduler }: DepsOptions, { task }: Sandbox, milliseconds: number): Promise<void> {
  const takes = Math.floor(milliseconds);
  return scheduler.request({ task: task(), what: 'pauses', takes, perform: () => undefined });
}

/** The deployed patience round the store as it is on a bad day. */
export function tableOf(options: DepsOptions, sandbox: Sandbox): Table {
  const { task } = sandbox;
  return createPatientTable(createFaultyTable({ ...options, task }), {
    pause: (milliseconds) => pause(options, sandbox, milliseconds),
    random: () => task().luck.next(),
  });
}

/** Ids of a run are its own, so that a run left out of a history changes no other's. */
function idsOf({ seed }: DepsOptions, { task }: Sandbox): () => string {
  let given = 0;
  return () => {
    given += 1;
    return hexOf(seed, `${task().name} ${given}`, 32);
  };
}

function secretsOf({ accountSid, authToken }: DepsOptions): Secrets {
  const key = { apiKeySid: 'SK', apiKeySecret: 'secret', applicationSid: 'AP' };
  return {
    carrier: async () => ({ accountSid, authTokens: [authToken], ...key }),
    keys: () => Promise.reject(new Error('Nothing is sealed by these keys here')),
  };
}

export function logOf({ logged }: DepsOptions): Log {
  const at =
    (level: string): Log['error'] =>
    (code, ...more) =>
      logged(level, String(code), more[0] as Record<string, unknown> | undefined);
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** The moment as text, written once for all who ask at the same moment. */
function clockOf({ now }: Scheduler): () => string {
  let at = now();
  let text = new Date(at).toISOString();
  return () => {
    if (at !== now()) {
      at = now();
      text = new Date(at).toISOString();
    }
    return text;
  };
}

/** What a warm process has: a store, a carrier, a clock and ids of this world, and what it keeps in memory. */
export function depsOf(options: DepsOptions, sandbox: Sandbox): WorldDeps {
  const { scheduler, publicUrl, siteUrl, logged } = options;
  const now = clockOf(scheduler);
  const table = tableOf(options, sandbox);
  const plain = createStore(table, { now, onSetAside: (key) => logged('error', 'ITEM_SET_ASIDE', { reason: key }) });
  const store = withSealedAnswers(plain, worldSealing);
  return {
    table,
    store,
    secrets: secretsOf(options),
    sealing: worldSealing,
    unit: keptUnits(store, scheduler.now),
    unitIdOf: keep(async (number) => (await store.get('lineNumber', number))?.unitId, scheduler.now),
    newId: idsOf(options, sandbox),
    pause: (milliseconds) => pause(options, sandbox, milliseconds),
    publicUrl,
    siteUrl,
    now,
    log: logOf(options),
    carrier: createCarrierAdapter({ ...options, task: sandbox.task }),
  };
}
