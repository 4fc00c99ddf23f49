import type { Check, Complain } from './check.ts';
import type { CallFact, Fact } from './fact.ts';
import type { Mirror } from './mirror.ts';

/** Of a call, the softphones that are rung by this write and were not by any before. */
function newlyRung(before: Fact | undefined, { rings }: CallFact): string[] {
  const earlier = before?.is === 'call' ? before.rings : {};
  return Object.entries(rings).flatMap(([leg, staffId]) => (leg in earlier ? [] : [staffId]));
}

/** What the person wishes is looked at where it stands, on the person. */
function look(
  mirror: Mirror,
  complain: Complain,
  { before, call }: { before: Fact | undefined; call: CallFact },
): void {
  const personId = mirror.one('contact', call.visitId)?.person;
  const { notWith = [] } = mirror.one('person', personId) ?? {};
  const rung = newlyRung(before, call).filter((staffId) => notWith.includes(staffId));
  if (rung.length > 0) complain('rung against the wish', `${call.id}: ${rung.join(', ')} for ${personId}`);
  if (call.waitsFor !== undefined && notWith.includes(call.waitsFor))
    complain('waits against the wish', `${call.id}: for ${call.waitsFor}`);
}

/**
 * Nobody is rung for a citizen who wishes not to talk with them, whether the call waits, is put through or is asked about; and nobody waits
 * for them.
 */
export function createWishCheck(mirror: Mirror, complain: Complain): Check {
  return ({ changes }) => {
    for (const { before, after } of changes)
      if (after?.is === 'call' && after.stage !== 'ended') look(mirror, complain, { before, call: after });
  };
}
