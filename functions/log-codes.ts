/** Everything the functions log, by code: lines carry codes and ids, never a name, number, CPR or free text. */
export const logCodes = {
  started: 'STARTED',
  completed: 'COMPLETED',
  unsigned: 'WEBHOOK_UNSIGNED',
  malformed: 'WEBHOOK_MALFORMED',
  failed: 'REQUEST_FAILED',
  unknownCall: 'CALL_UNKNOWN',
  conflict: 'WRITE_CONFLICT',
  effectRefused: 'EFFECT_REFUSED',
  effectRetry: 'EFFECT_RETRY',
  effectUnknown: 'EFFECT_UNKNOWN',
  dutyFailed: 'DUTY_FAILED',
  callGone: 'CALL_GONE',
} as const;
