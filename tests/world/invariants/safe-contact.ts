import type { Leg } from '../carrier/leg.ts';
import type { Message } from '../carrier/rest.ts';
import type { Check } from './check.ts';
import type { ContactFact } from './fact.ts';
import type { OutsideOptions } from './outside.ts';

/** What was decided a moment before somebody said so may still happen. */
const momentMs = 60_000;

/** Nobody in safe contact is texted, or rung at any time but one that they know of. */
export function createSafeContactCheck({ mirror, complain, now }: Pick<OutsideOptions, 'mirror' | 'complain' | 'now'>) {
  const since = new Map<string, number>();
  /** When a time that was agreed was last given up: a request may be on its way by then. */
  const leftAt = new Map<string, number>();

  /** The case that an address of ours names, where it has been in safe contact for a while. */
  function safeCase(address: string | undefined): ContactFact | undefined {
    const named = /\/(visit_\w+)/.exec(address ?? '')?.[1];
    const from = named === undefined ? undefined : since.get(named);
    return from === undefined || now() - from <= momentMs ? undefined : mirror.one('contact', named);
  }
  const check: Check = ({ changes }) => {
    for (const { before, after } of changes) {
      if (after?.is === 'contact' && after.safe) since.set(after.id, since.get(after.id) ?? now());
      if (before?.is === 'contact' && before.promise?.wished === true) leftAt.set(before.id, now());
    }
  };
  return {
    check,
    sent: ({ statusCallback, body }: Message): void => {
      const contact = safeCase(statusCallback);
      if (contact !== undefined) complain('texted in safe contact', `${contact.id}: ${body}`);
    },
    dialled: (leg: Leg): void => {
      if (leg.direction !== 'outbound-api' || leg.to.startsWith('client:')) return;
      const contact = safeCase(leg.answerUrl);
      if (contact === undefined) return;
      const { promise } = contact;
      const isKnown = promise?.wished === true && Date.parse(promise.until) + momentMs > now();
      const isRecent = now() - (leftAt.get(contact.id) ?? 0) <= momentMs;
      if (!isKnown && !isRecent) complain('rung in safe contact', `${contact.id} by ${leg.name}`);
    },
  };
}
