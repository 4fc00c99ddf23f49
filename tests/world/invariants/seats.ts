import type { Unit } from '../../../schemas/unit.ts';
import type { Check, Complain } from './check.ts';
import type { Mirror } from './mirror.ts';

/** Talks and calls that are over have no seat. */
const seatless = ['talking', 'lost', 'ended'];

/** As many callers have a seat as the rules of the unit let in, each one, and nobody who is talked with or gone. */
export function createSeatCheck(mirror: Mirror, complain: Complain, { policies }: Pick<Unit, 'policies'>): Check {
  const most = Math.max(...policies.map(({ routing }) => routing.queueMost));
  function look(callId: string): void {
    const seats = mirror.all('queueSeat');
    const stage = mirror.one('call', callId)?.stage ?? 'ended';
    const { length } = seats.filter((seat) => seat.callId === callId);
    if (seats.length > most || length > 1) complain('seat', `${seats.length} are taken, ${length} by ${callId}`);
    if (length > 0 && seatless.includes(stage)) complain('seat', `${callId} is ${stage}`);
  }
  return ({ changes }) => {
    for (const { before, after } of changes) {
      const fact = after ?? before;
      if (fact?.is === 'call') look(fact.id);
      if (fact?.is === 'queueSeat') look(fact.callId);
    }
  };
}
