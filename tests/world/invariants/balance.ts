import type { Check, Complain } from './check.ts';
import type { EventFact } from './event-fact.ts';
import type { ContactFact } from './fact.ts';
import type { Changed } from './mirror.ts';

const states = ['waiting', 'served', 'booked', 'ended'] as const;
type Balance = Record<'in' | (typeof states)[number], number>;

function zero(): Balance {
  return { in: 0, waiting: 0, served: 0, booked: 0, ended: 0 };
}

function addContact(balance: Balance, contact: ContactFact, by: 1 | -1): void {
  if (contact.joined) return;
  balance.in += by;
  balance[contact.state] += by;
}

function addEvent(balance: Balance, { contact }: EventFact): void {
  if (contact === undefined) return;
  if (contact.from === undefined) balance.in += 1;
  else balance[contact.from] -= 1;
  if (contact.joined) balance.in -= 1;
  else balance[contact.to] += 1;
}

/** Contacts in = served + waiting + booked + ended, in every row of the report and at every moment. */
function reportBalances(day: string, counts: Record<string, number>, complain: Complain): void {
  const count = (name: string) => counts[name] ?? 0;
  const sum = states.reduce((total, state) => total + count(state), 0);
  if (count('contactsIn') !== sum)
    complain('balance', `report of ${day}: ${count('contactsIn')} in, ${sum} accounted for`);
}

/** The cases and the events that tell of them add up to the same, with every commit. */
export function createBalanceCheck(complain: Complain): Check {
  const byCases = zero();
  const byEvents = zero();

  function add({ before, after }: Changed['changes'][number]): void {
    if (before?.is === 'contact') addContact(byCases, before, -1);
    if (after?.is === 'contact') addContact(byCases, after, 1);
    if (after?.is === 'event' && before === undefined) addEvent(byEvents, after);
    if (after?.is === 'rollUp') reportBalances(after.id, after.counts, complain);
  }
  return ({ changes }) => {
    for (const change of changes) add(change);
    for (const name of ['in', ...states] as const)
      if (byCases[name] !== byEvents[name])
        complain('balance', `${name}: ${byCases[name]} by the cases, ${byEvents[name]} by the events`);
  };
}
