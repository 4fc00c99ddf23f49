import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import type { Unit } from '../../schemas/unit.ts';
import { now } from '../adapters/clock.ts';
import { keep } from '../adapters/kept.ts';
import { openTable } from '../adapters/open-table.ts';
import { withSealedAnswers } from '../adapters/sealed-answers.ts';
import { createSealing } from '../adapters/sealing.ts';
import { createSecrets, type Secrets } from '../adapters/secrets.ts';
import { createStore, type Store } from '../adapters/store.ts';
import type { Table } from '../adapters/table.ts';
import { type Log, logCodes } from '../log-codes.ts';
import type { CaseDeps } from './change-case.ts';

/** What every function that changes cases is made of. */
export interface CommonDeps extends CaseDeps {
  secrets: Secrets;
  log: Log;
}

/** Units by id, each with the closing that may lie beside it, in one request; one that does not exist is a fault. */
export function keptUnits(store: Store, now: () => number): (unitId: string) => Promise<Unit> {
  const unitOf = keep((unitId) => readUnit(store, unitId), now);
  return async (unitId) => {
    const unit = await unitOf(unitId);
    if (unit === undefined) throw new Error(`No unit ${unitId}`);
    return unit;
  };
}

async function readUnit(store: Store, unitId: string): Promise<Unit | undefined> {
  const refs = (['unit', 'closing'] as const).map((kind) => ({ ref: { entity: kind, id: unitId }, unitId }));
  const [unit, closing] = await store.many(refs);
  if (unit?.entity !== 'unit') return undefined;
  return closing?.entity === 'closing' ? { ...unit, closing } : unit;
}

interface Variables {
  TABLE_NAME: string;
  CARRIER_SECRET_ID: string;
  KEYS_SECRET_ID: string;
}

export function createCommonDeps(variables: Variables): CommonDeps & { table: Table } {
  const log = new Logger();
  const table = openTable(variables.TABLE_NAME);
  const plain = createStore(table, { now, onSetAside: (key) => log.error(logCodes.itemSetAside, { key }) });
  const secrets = createSecrets(
    { carrier: variables.CARRIER_SECRET_ID, keys: variables.KEYS_SECRET_ID },
    { now: () => Date.now() },
  );
  const sealing = createSealing(secrets.keys);
  const store = withSealedAnswers(plain, sealing);
  return {
    table,
    store,
    secrets,
    sealing,
    unit: keptUnits(store, () => Date.now()),
    unitIdOf: keep(
      async (number) => (await store.get('lineNumber', number))?.unitId,
      () => Date.now(),
    ),
    now,
    newId: () => randomUUID().replaceAll('-', ''),
    log,
  };
}
