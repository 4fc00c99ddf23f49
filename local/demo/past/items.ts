import type { CaseFile, Need } from '../../../flows/case/need.ts';
import { entities } from '../../../functions/adapters/entities.ts';
import { dutiesOf, type IndexAttributes } from '../../../functions/adapters/indexes.ts';
import { type Entity, type EntityKind, type EntityOf, nameOf, type Ref, refOf } from '../../../schemas/entity.ts';
import type { PersonId } from '../../../schemas/ids.ts';
import type { LookupKind } from '../../../schemas/person.ts';

export interface Duty {
  ref: Ref;
  /** Epoch ms. */
  at: number;
}

/** Items by their kind and id, what of them falls due, and what a decision needs of them. */
export class Items {
  private readonly kinds = new Map<EntityKind, Map<string, Entity>>();
  private readonly duties = new Map<string, Duty>();

  get<Kind extends EntityKind>(kind: Kind, id: string): EntityOf<Kind> | undefined {
    return this.ofKind(kind).get(id) as EntityOf<Kind> | undefined;
  }

  every<Kind extends EntityKind>(kind: Kind): EntityOf<Kind>[] {
    return [...this.ofKind(kind).values()] as EntityOf<Kind>[];
  }

  put(of: Entity): void {
    const ref = refOf(of);
    this.ofKind(of.entity).set(ref.id, of);
    // The carrier of the past loses no word: its calls need no looking after.
    if (of.entity === 'call') return;
    const index = entities[of.entity].index as ((of: Entity) => IndexAttributes) | undefined;
    const { duty, dutyAt } = index?.(of) ?? {};
    if (duty === dutiesOf(of.unitId) && dutyAt !== undefined)
      this.duties.set(nameOf(ref), { ref, at: Date.parse(dutyAt) });
    else this.duties.delete(nameOf(ref));
  }

  remove(of: Entity): void {
    const ref = refOf(of);
    this.ofKind(of.entity).delete(ref.id);
    this.duties.delete(nameOf(ref));
  }

  /** What falls due next, as the table's own index says it. */
  nextDuty(): Duty | undefined {
    let next: Duty | undefined;
    for (const duty of this.duties.values()) if (next === undefined || duty.at < next.at) next = duty;
    return next;
  }

  /** Nothing came of a duty at its time: it is not looked at again. */
  passOver({ ref }: Duty): void {
    this.duties.delete(nameOf(ref));
  }

  /** Puts into the file what it needs, as the items say. */
  answer(file: CaseFile, need: Need): void {
    switch (need.need) {
      case 'item':
        return file.set(need, this.ofKind(need.ref.entity).get(need.ref.id) ?? null);
      case 'sold':
        return file.set(need, this.every('slot'));
      case 'promised':
        return file.set(need, this.every('promised'));
      case 'consultants':
        return file.set(need, this.every('consultant'));
      case 'numberOwners': {
        const open = this.every('openNumber').filter(({ hash }) => hash === need.hash);
        return file.set(need, { persons: this.personsBy('phone', need.hash), open });
      }
      case 'numberUsers':
        return file.set(
          need,
          this.every('numberInUse').flatMap((one) => (one.hash === need.hash ? [one.callId] : [])),
        );
      case 'cprOwners':
        return file.set(need, this.personsBy('cpr', need.hash));
      default:
        throw new Error(`Nobody in the demo's past knows ${need.need}`);
    }
  }

  private personsBy(kind: LookupKind, hash: string): PersonId[] {
    return this.every('personLookup').flatMap((one) => (one.kind === kind && one.hash === hash ? [one.personId] : []));
  }

  private ofKind(kind: EntityKind): Map<string, Entity> {
    const known = this.kinds.get(kind) ?? new Map<string, Entity>();
    this.kinds.set(kind, known);
    return known;
  }
}
