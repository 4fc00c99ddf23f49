import type { Entity, EntityKind, EntityOf, Ref } from '../../schemas/entity.ts';
import { nameOf, refOf } from '../../schemas/entity.ts';
import type { PersonId, UnitId, VisitId } from '../../schemas/ids.ts';
import type { Slot } from '../../schemas/meeting.ts';
import type { Promised } from '../../schemas/queue.ts';
import type { Consultant } from '../../schemas/staff.ts';
import type { Instant } from '../../schemas/time.ts';

/** Something that must be loaded before a command can be decided. `unitId` is absent only where the item's key holds none. */
export type Need =
  | { need: 'item'; ref: Ref; unitId?: UnitId }
  /** Sold times that begin from one moment to another, both included. */
  | { need: 'sold'; unitId: UnitId; from: Instant; until: Instant }
  /** Call-backs that are promised, by the ends of their windows. */
  | { need: 'promised'; unitId: UnitId }
  | { need: 'consultants'; unitId: UnitId }
  /** Persons registered with a telephone number, and open contacts that came from it; by its keyed hash. */
  | { need: 'numberOwners'; unitId: UnitId; hash: string }
  /** Calls that have a telephone number on the line, or ring it, by its keyed hash. */
  | { need: 'numberUsers'; unitId: UnitId; hash: string }
  /** Persons with a CPR number, by its keyed hash. */
  | { need: 'cprOwners'; unitId: UnitId; hash: string }
  /** The open case behind a reference code as it was keyed. */
  | { need: 'codeOwner'; unitId: UnitId; code: string }
  /** A telephone number in E.164, sealed and hashed. */
  | { need: 'sealedNumber'; unitId: UnitId; number: string };

export interface NumberOwners {
  persons: PersonId[];
  open: { visitId: VisitId; personId?: PersonId | undefined }[];
}

/** A telephone number as it may be stored. */
export interface SealedNumber {
  sealed: string;
  hash: string;
}

/** What each kind of need is answered with. */
export interface Answers {
  item: Entity | null;
  sold: Slot[];
  promised: Promised[];
  consultants: Consultant[];
  numberOwners: NumberOwners;
  numberUsers: string[];
  cprOwners: PersonId[];
  codeOwner: VisitId | null;
  sealedNumber: SealedNumber;
}

export function needName(need: Need): string {
  switch (need.need) {
    case 'item':
      return nameOf(need.ref);
    case 'sold':
      return `sold ${need.from} ${need.until}`;
    case 'promised':
      return 'promised';
    case 'consultants':
      return 'consultants';
    case 'numberOwners':
      return `phone ${need.hash}`;
    case 'cprOwners':
      return `cpr ${need.hash}`;
    case 'numberUsers':
      return `line ${need.hash}`;
    case 'codeOwner':
      return `code ${need.code}`;
    case 'sealedNumber':
      return `number ${need.number}`;
  }
}

/** What has been loaded about a case so far, and how it stands once a decision is written. */
export class CaseFile {
  private readonly answers = new Map<string, unknown>();

  has(need: Need): boolean {
    return this.answers.has(needName(need));
  }

  set<Kind extends Need['need']>(need: Extract<Need, { need: Kind }>, answer: Answers[Kind]): void {
    this.answers.set(needName(need), answer);
  }

  answer<Kind extends Need['need']>(need: Extract<Need, { need: Kind }>): Answers[Kind] {
    return this.answers.get(needName(need)) as Answers[Kind];
  }

  /** An item that was loaded or written; nothing when it is not there, or was not looked for. */
  item<Kind extends EntityKind>(kind: Kind, id: string): EntityOf<Kind> | undefined {
    const found = this.answers.get(nameOf({ entity: kind, id })) as EntityOf<Kind> | null | undefined;
    return found ?? undefined;
  }

  /** The file as it stands when the changes are written: what was put has its next version. */
  after(puts: readonly Entity[]): CaseFile {
    const next = new CaseFile();
    for (const [name, answer] of this.answers) next.answers.set(name, answer);
    for (const put of puts)
      next.answers.set(nameOf(refOf(put)), 'version' in put ? { ...put, version: put.version + 1 } : put);
    return next;
  }
}
