import type { Naming } from '../../schemas/correction.ts';
import type { PersonId } from '../../schemas/ids.ts';
import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import { isReachable } from '../callback/promise.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { followBirthday } from './birthday.ts';
import { isOpenContact } from './contact.ts';
import { needsOf } from './known-person.ts';
import { latestOf } from './latest.ts';
import { foundBy } from './open-contact.ts';
import { factsOf, today } from './person-facts.ts';

/** What names a person now, of one kind. */
export function namingOf({ name, phone, cpr, bornOn, hashes }: Person, what: Naming['what']): Naming {
  switch (what) {
    case 'name':
      return { what, sealed: name, hashes: hashes.name };
    case 'phone':
      return { what, ...(phone !== undefined && { sealed: phone }), ...hashOf(hashes.phone) };
    case 'cpr':
      return {
        what,
        ...(cpr !== undefined && { sealed: cpr }),
        ...hashOf(hashes.cpr),
        ...(bornOn !== undefined && { bornOn }),
      };
  }
}

function hashOf(hash: string | undefined): { hash?: string } {
  return hash === undefined ? {} : { hash };
}

/** The person under another name, number or CPR number; found by it from the same write on, and by the old one no more. */
function withNaming(person: Person, to: Naming): Person {
  const { hashes } = person;
  switch (to.what) {
    case 'name':
      return { ...person, name: to.sealed, hashes: { ...hashes, name: to.hashes } };
    case 'phone':
      return {
        ...omit(person, 'phone', 'needs'),
        ...needsOf([], person.needs, { hasPhone: to.sealed !== undefined }),
        ...(to.sealed !== undefined && { phone: to.sealed }),
        hashes: { ...omit(hashes, 'phone'), ...(to.hash !== undefined && { phone: to.hash }) },
      };
    case 'cpr':
      return {
        ...omit(person, 'cpr', 'bornOn'),
        ...(to.sealed !== undefined && { cpr: to.sealed }),
        ...(to.bornOn !== undefined && { bornOn: to.bornOn }),
        hashes: { ...omit(hashes, 'cpr'), ...(to.hash !== undefined && { cpr: to.hash }) },
      };
  }
}

/** Names a person otherwise, and whatever follows from it: by what the open case is found and dialled, the age, the coming birthday. */
export function rename(work: Work, person: Person, to: Naming & { isUndo: boolean }): void {
  const { isUndo, ...naming } = to;
  if (naming.what === 'cpr') demandFree(work, naming.hash, person.personId);
  const after = withNaming(person, naming);
  work.put(after);
  const latest = latestOf(work, after);
  if (latest === undefined) return;
  const visit = { ...withNumbers(latest, person, after), citizen: citizenAs(work, latest, after) };
  work.put(visit);
  if (visit.callback !== undefined && !isReachable(work, visit)) refuse('numberMissing', 'phone');
  work.record({ type: 'personCorrected', what: naming.what, isUndo }, { visitId: visit.visitId });
  if (naming.what === 'cpr' && visit.conclusion !== undefined) followBirthday(work, visit);
}

/** What figures know of the citizen; the age is the new birth date's, or nobody's. */
export function citizenAs(work: Work, { citizen = {} }: Visit, person: Person): NonNullable<Visit['citizen']> {
  const { ageGroup: _old, interpreter: _was, ...known }: NonNullable<Visit['citizen']> = citizen;
  return { ...known, ...factsOf(person, today(work)) };
}

/** A CPR number is one person's: who is registered twice is joined, not renamed. */
function demandFree(work: Work, hash: string | undefined, own: PersonId): void {
  if (hash === undefined) return;
  const owners = work.answer({ need: 'cprOwners', unitId: work.unitId, hash });
  if (owners.some((owner) => owner !== own)) refuse('cprTaken', 'cpr');
}

/** The open case is found by the registered number, and dialled there unless another was in hand. */
function withNumbers(visit: Visit, before: Person, after: Person): Visit {
  const [was, is] = [before.hashes.phone, after.hashes.phone];
  if (was === is || !isOpenContact(visit)) return visit;
  const others = (visit.numberHashes ?? []).filter((hash) => hash !== was);
  const isDialled = visit.callNumber === undefined && visit.dialHash === was;
  return {
    ...omit(visit, 'numberHashes', ...(isDialled ? (['dialHash'] as const) : [])),
    ...foundBy(...others, is),
    ...(isDialled && is !== undefined && { dialHash: is }),
  };
}
