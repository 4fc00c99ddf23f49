import type { CarrierModel } from '../carrier/carrier-model.ts';
import { isLive } from '../carrier/leg.ts';
import type { Commit } from '../witness.ts';
import type { CallFact, ContactFact, Fact } from './fact.ts';
import { factOf } from './facts.ts';

type Kind = Fact['is'];
type Of<Wanted extends Kind> = Extract<Fact, { is: Wanted }>;

/** What one commit did: facts as they were and as they are now. */
export interface Changed {
  by: string;
  changes: { before: Fact | undefined; after: Fact | undefined; key: string }[];
}

/** The facts of the table as they stand, kept up with every commit, so that each check looks only at what changed. */
export interface Mirror {
  take(commit: Commit): Changed;
  all<Wanted extends Kind>(kind: Wanted): Of<Wanted>[];
  one<Wanted extends Kind>(kind: Wanted, id: string | undefined): Of<Wanted> | undefined;
  /** Calls of a contact or person that have not ended and whose citizen's leg is up at the carrier. */
  talking(call: CallFact): CallFact[];
  callOfLeg(sid: string): CallFact | undefined;
  contacts(): ContactFact[];
}

export function createMirror(carrier: CarrierModel): Mirror {
  const facts = new Map<Kind, Map<string, Fact>>();
  const callOfLeg = new Map<string, string>();

  function keep(before: Fact | undefined, after: Fact | undefined): void {
    if (before !== undefined && before.id !== after?.id) facts.get(before.is)?.delete(before.id);
    if (after === undefined) return;
    const known = facts.get(after.is) ?? new Map<string, Fact>();
    facts.set(after.is, known);
    known.set(after.id, after);
    if (after.is === 'call' && after.citizenSid !== undefined) callOfLeg.set(after.citizenSid, after.id);
  }
  const all = <Wanted extends Kind>(kind: Wanted) => [...(facts.get(kind)?.values() ?? [])] as Of<Wanted>[];
  const one = <Wanted extends Kind>(kind: Wanted, id: string | undefined) =>
    (id === undefined ? undefined : facts.get(kind)?.get(id)) as Of<Wanted> | undefined;
  const personOf = (visitId: string) => one('contact', visitId)?.person;
  const isSamePerson = (other: CallFact, call: CallFact) => {
    const person = personOf(call.visitId);
    return person !== undefined && personOf(other.visitId) === person;
  };
  const legIsLive = (sid: string | undefined) => {
    const leg = sid === undefined ? undefined : carrier.legs.get(sid);
    return leg !== undefined && isLive(leg);
  };

  return {
    take: (commit) => {
      const changes = commit.changes.map(({ keys, oldImage, newImage }) => ({
        key: `${keys.pk}/${keys.sk}`,
        before: oldImage && factOf(oldImage),
        after: newImage && factOf(newImage),
      }));
      for (const { before, after } of changes) keep(before, after);
      return { by: commit.by, changes };
    },
    all,
    one,
    contacts: () => all('contact'),
    callOfLeg: (sid) => one('call', callOfLeg.get(sid)),
    talking: (call) =>
      all('call').filter(
        (other) =>
          other.stage !== 'ended' &&
          legIsLive(other.citizenSid) &&
          (other.visitId === call.visitId || isSamePerson(other, call)),
      ),
  };
}
