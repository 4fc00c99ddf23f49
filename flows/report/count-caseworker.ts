import type { CaseworkerChange } from '../../schemas/caseworker.ts';
import type { Event } from '../../schemas/event.ts';
import type { Add, Counter } from './count.ts';

/** Changes of caseworker; one that was taken back is taken out again on the day on which it was counted. */
export function countCaseworker(payload: Event['payload'], add: Add): void {
  switch (payload.type) {
    case 'caseworkerChanged':
      return payload.was === undefined ? undefined : countChange(payload.reason, add);
    case 'notWithTakenBack':
      return countChange('citizenAsked', (counter) => payload.changedOn && add(counter, -1, payload.changedOn));
    default:
      return;
  }
}

/** Somebody who had a caseworker has another one, or asked for one. */
function countChange(reason: CaseworkerChange, add: (counter: Counter) => void): void {
  add('caseworkerChanges');
  add(`caseworkerChanges.${reason}`);
}
