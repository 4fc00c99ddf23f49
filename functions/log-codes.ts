import type { Logger } from '@aws-lambda-powertools/logger';

/** Everything the functions log, by code: lines carry codes, ids and what an error of ours says of itself, never a name, number, CPR or what somebody wrote. */
export const logCodes = {
  started: 'STARTED',
  completed: 'COMPLETED',
  unsigned: 'WEBHOOK_UNSIGNED',
  malformed: 'WEBHOOK_MALFORMED',
  failed: 'REQUEST_FAILED',
  unknownCall: 'CALL_UNKNOWN',
  unknownNumber: 'NUMBER_UNKNOWN',
  conflict: 'WRITE_CONFLICT',
  effectRefused: 'EFFECT_REFUSED',
  effectRetry: 'EFFECT_RETRY',
  effectUnknown: 'EFFECT_UNKNOWN',
  dutyFailed: 'DUTY_FAILED',
  callGone: 'CALL_GONE',
  itemSetAside: 'ITEM_SET_ASIDE',
  /** A desk was not told that something has changed: it sees for itself within two minutes. */
  pushFailed: 'PUSH_FAILED',
  /** No rules are in force: the line offers meetings only. */
  policyMissing: 'POLICY_MISSING',
  /** Something promised or demanded by law is late, or has no time at all. */
  matterLate: 'MATTER_LATE',
  /** Wrong codes came so often that none is taken for a while: somebody may be guessing. */
  codesStopped: 'CODES_STOPPED',
} as const;

/** Where the functions log: a code, and ids beside it. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;
