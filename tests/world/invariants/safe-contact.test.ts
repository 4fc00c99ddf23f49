import { expect, test } from 'vitest';
import type { Leg } from '../carrier/leg.ts';
import type { Message } from '../carrier/rest.ts';
import type { ContactFact, Fact } from './fact.ts';
import type { Mirror } from './mirror.ts';
import { createSafeContactCheck } from './safe-contact.ts';

const minute = 60_000;
const leg = {
  direction: 'outbound-api',
  to: '+4520123456',
  name: 'leg1',
  answerUrl: '/voice/citizen/call_1/visit_1',
} as Leg;
const message = { statusCallback: '/carrier-status/message/visit_1/none', body: 'Hej' } as Message;

/** What is complained of when a case is rung and texted some minutes after it was seen like this. */
function complaints(contact: Partial<ContactFact>, minutes: number): string[] {
  const found: string[] = [];
  let now = 0;
  const fact = { is: 'contact', id: 'visit_1', safe: true, promise: undefined, ...contact } as ContactFact;
  const watched = createSafeContactCheck({
    mirror: { one: () => fact } as unknown as Mirror,
    complain: (invariant) => found.push(invariant),
    now: () => now,
  });
  watched.check({ changes: [{ before: undefined, after: fact as Fact }] } as Parameters<typeof watched.check>[0]);
  now = minutes * minute;
  watched.dialled(leg);
  watched.sent(message);
  return found;
}

function promise(wished: boolean, untilMinutes: number) {
  return { due: '', until: new Date(untilMinutes * minute).toISOString(), wished, attempts: 0 };
}

test('somebody in safe contact is texted never, and rung in the window they know of', () => {
  const text = 'texted in safe contact';
  const ring = 'rung in safe contact';
  expect(complaints({ promise: promise(true, 30) }, 10)).toEqual([text]);
  expect(complaints({ promise: promise(true, 5) }, 10)).toEqual([ring, text]);
  expect(complaints({ promise: promise(false, 30) }, 10)).toEqual([ring, text]);
  expect(complaints({}, 10)).toEqual([ring, text]);
  expect(complaints({}, 1)).toEqual([]);
  expect(complaints({ safe: false }, 10)).toEqual([]);
});
