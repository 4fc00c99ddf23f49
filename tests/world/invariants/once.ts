import type { Check, Complain } from './check.ts';
import type { EventFact } from './event-fact.ts';
import type { CallFact } from './fact.ts';

/** What happens to a call or a case at most once, by the call or the case. */
const single: Record<string, 'callId' | 'visitId'> = {
  callReceived: 'callId',
  visitOpened: 'visitId',
  visitConcluded: 'visitId',
  deadlineMissed: 'visitId',
};

/** Nothing is stored twice, a request that comes twice does what it does once, and what is refused was not done. */
export function createOnceCheck(complain: Complain): {
  check: Check;
  answered(by: string, status: number, code: string): void;
} {
  const eventKeys = new Map<string, string>();
  const seen = new Map<string, string>();
  /** Runs that have told of something new. */
  const told = new Set<string>();

  function eventIsNew(event: EventFact, key: string): void {
    if ((eventKeys.get(event.id) ?? key) !== key) complain('stored twice', `event ${event.id}`);
    eventKeys.set(event.id, key);
    const about = single[event.type];
    if (about === undefined) return;
    const name = `${event.type} ${event[about]}`;
    if (seen.has(name)) complain('stored twice', name);
    seen.set(name, event.id);
  }
  function legIsOfOneCall({ id, citizenSid }: CallFact): void {
    if (citizenSid === undefined) return;
    const name = `leg ${citizenSid}`;
    if ((seen.get(name) ?? id) !== id) complain('stored twice', `${name} as ${seen.get(name)} and ${id}`);
    seen.set(name, id);
  }
  function actedOnce(by: string, callId: string): void {
    const name = `${by.replace(/'$/, '')} ${callId}`;
    const other = seen.get(name) ?? by;
    if (other !== by) complain('acted twice', `${callId} by ${other} and ${by}`);
    seen.set(name, by);
  }
  function registeredOnce(by: string): void {
    const name = `registered ${by}`;
    if (seen.has(name)) complain('stored twice', `registration by ${by}`);
    seen.set(name, by);
  }
  return {
    check: ({ by, changes }) => {
      for (const { before, after, key } of changes) {
        if (after?.is === 'event' && before === undefined) {
          eventIsNew(after, key);
          told.add(by);
        }
        if (after?.is !== 'call') continue;
        // Whoever looks at the queue may give the call to a consultant; what the citizen said moves its step.
        if (before?.is === 'call' && before.step < after.step) actedOnce(by, after.id);
        legIsOfOneCall(after);
      }
      if (changes.some(({ before, after }) => after?.is === 'person' && before === undefined)) registeredOnce(by);
    },
    /** Who is told that something was refused takes it for not done. */
    answered: (by, status, code) => {
      if (status >= 400 && status < 500 && told.has(by)) complain('refused though done', `${by}: ${status} ${code}`);
    },
  };
}
