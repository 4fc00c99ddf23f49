import type { Effect } from '../../schemas/effect.ts';
import type { Entity, EntityKind, EntityOf, Ref } from '../../schemas/entity.ts';
import { nameOf, refOf } from '../../schemas/entity.ts';
import type { PersonFacts } from '../../schemas/event/facts.ts';
import type { Actor, ContactTransition, Event, Payload } from '../../schemas/event.ts';
import type { CallId, UnitId, VisitId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Policy, Unit } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { policyOn } from '../calendar/policy.ts';
import { contactState } from '../visit/contact.ts';
import { companionsOf } from './companions.ts';
import { type Answers, type CaseFile, type Need, needName } from './need.ts';
import { withStepOf } from './next-step.ts';
import { reactions } from './reactions.ts';
import type { Made, Refusal } from './refusal.ts';

type Sms = Extract<Effect, { kind: 'sms' }>;

/** What a decision rests on besides what is loaded. */
export interface Facts {
  now: Instant;
  by: Actor;
  /** Random and used once: every id that the decision makes is made of it. */
  changeId: string;
  /** How often this command was decided before and met somebody else's write. */
  attempt: number;
}

/** What an event is about; `person` is said of talks. */
export interface About {
  visitId?: VisitId;
  callId?: CallId;
  person?: PersonFacts;
}

/** New state and the events that say so: written together or not at all. */
export interface Change {
  /** Written under the condition that the stored version is the one carried here (0: not there yet). */
  puts: Entity[];
  /** Removed under the condition that they are still there. */
  removals: Entity[];
  events: Event[];
  /** What came into being, for the answer. */
  made: Made;
}

/** Thrown by `Work` where something has not been loaded yet; `decide` answers with it. */
export class Missing extends Error {
  readonly needs: Need[];
  constructor(needs: Need[]) {
    super('Not loaded');
    this.needs = needs;
  }
}

/** Thrown where a command may not be carried out; `decide` answers with it. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export function refuse(code: Exclude<Refusal['code'], 'stale'>, about?: string | string[]): never {
  if (about === undefined) throw new Refused({ code });
  throw new Refused(typeof about === 'string' ? { code, about } : { code, list: about });
}

/** After each lost race one looks so many times further: fifty who want a time at once all have one after a few tries. */
const spread = 8;

/**
 * One decision under way: reads what was loaded, and always as this decision has left it so far; collects what is to be written and
 * said. It lives as long as the decision does, so that `decide` is pure to whoever calls it.
 */
export class Work {
  readonly now: Instant;
  readonly by: Actor;
  readonly attempt: number;
  readonly made: Made = {};
  private readonly changeId: string;
  private readonly file: CaseFile;
  private readonly changed = new Map<string, Entity>();
  private readonly events: Event[] = [];
  private ids = 0;
  private entered: UnitId | undefined;

  constructor(file: CaseFile, facts: Facts) {
    this.file = file;
    this.now = facts.now;
    this.by = facts.by;
    this.attempt = facts.attempt;
    this.changeId = facts.changeId;
  }

  /** The unit whose case this is; must be known before its lists, slots and people are read. */
  enter(unitId: UnitId): void {
    this.entered = unitId;
  }

  get unitId(): UnitId {
    if (this.entered === undefined) throw new Error('No unit has been entered');
    return this.entered;
  }

  get unit(): Unit {
    return this.demand('unit', this.unitId);
  }

  /** The rules of today. */
  get policy(): Policy {
    return policyOn(this.unit, localDayOf(this.now));
  }

  /** An id of ours, used once. */
  newId(): string {
    this.ids += 1;
    return `${this.changeId}${this.ids}`;
  }

  /**
   * One of several that are as good: the first, and after somebody else was faster any of them, by the chance that is in the change's id:
   * two who decide at once seldom take the same again.
   */
  oneOf<Value>(values: readonly Value[]): Value | undefined {
    return this.attempt === 0 ? values[0] : this.anyOf(values);
  }

  /** Any of several, by the chance that is in the change's id: where each is as good, and nobody has looked which of them are free. */
  anyOf<Value>(values: readonly Value[]): Value | undefined {
    let chance = 0;
    for (const letter of this.changeId) chance = (chance * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
    return values[chance % values.length];
  }

  /** How many times one after the other are looked at by who wants the first: more after each lost race. */
  get reach(): number {
    return spread ** this.attempt;
  }

  /** Asks for several items at once, so that they are loaded in one request. */
  preload(...refs: Ref[]): void {
    const missing = refs
      .map((ref) => this.itemNeed(ref))
      .filter((need) => !this.file.has(need) && !this.isChanged(need.ref));
    if (missing.length > 0) throw new Missing(missing);
  }

  item<Kind extends EntityKind>(kind: Kind, id: string): EntityOf<Kind> | undefined {
    const ref = { entity: kind, id };
    const changed = this.changed.get(nameOf(ref));
    if (changed !== undefined) return changed as EntityOf<Kind>;
    return (this.answer(this.itemNeed(ref)) ?? undefined) as EntityOf<Kind> | undefined;
  }

  /** An item without which nothing can be decided; refuses with `notFound`. */
  demand<Kind extends EntityKind>(kind: Kind, id: string): EntityOf<Kind> {
    return this.item(kind, id) ?? refuse('notFound', kind);
  }

  answer<Kind extends Need['need']>(need: Extract<Need, { need: Kind }>): Answers[Kind] {
    if (!this.file.has(need)) throw new Missing([need]);
    return this.file.answer(need);
  }

  /** The entity as it stands after this decision; the last one put is the one that counts, and every reader sees it. */
  put(entity: Entity): void {
    this.changed.set(nameOf(refOf(entity)), entity);
  }

  /** What this decision has changed of a kind, as it leaves it. */
  changedOf<Kind extends EntityKind>(kind: Kind): EntityOf<Kind>[] {
    return [...this.changed.values()].filter((entity) => entity.entity === kind) as EntityOf<Kind>[];
  }

  record(payload: Payload, about: About = {}): void {
    const event: Event = {
      entity: 'event',
      eventId: `event_${this.newId()}`,
      unitId: this.unitId,
      at: this.now,
      day: localDayOf(this.now),
      by: this.by,
      ...about,
      payload,
      effects: [],
      hasEffects: false,
    };
    const effects = reactions(event);
    this.events.push(effects.length === 0 ? event : { ...event, effects, hasEffects: true, outcomes: {} });
  }

  /** Takes back the messages that are not to be sent; each, and the event that had asked for it. */
  withhold(isWithheld: (sms: Sms) => boolean): { event: Event; sms: Sms }[] {
    const withheld: { event: Event; sms: Sms }[] = [];
    for (const event of this.events) {
      const taken = event.effects.filter((effect) => effect.kind === 'sms').filter(isWithheld);
      if (taken.length === 0) continue;
      withheld.push(...taken.map((sms) => ({ event, sms })));
      event.effects = event.effects.filter((effect) => effect.kind !== 'sms' || !taken.includes(effect));
      if (event.effects.length > 0) continue;
      event.hasEffects = false;
      delete event.outcomes;
    }
    return withheld;
  }

  /** Throws when a contact moves without an event: a move that nothing says would make the reports lie. */
  finish(): Change {
    const puts: Entity[] = [];
    const removals: Entity[] = [];
    const visits = new Map<VisitId, Visit>();
    for (const changed of this.changed.values()) {
      const before = this.loaded(changed);
      const after = withStepOf(changed, this.now, this.unit);
      puts.push(after);
      if (after.entity === 'visit') visits.set(after.visitId, after);
      const kept = companionsOf(after);
      const had = before === undefined ? [] : companionsOf(before);
      puts.push(...kept.filter((one) => !had.some((other) => isSame(one, other))));
      removals.push(...had.filter((one) => !kept.some((other) => isSame(one, other))));
    }
    for (const visit of visits.values()) this.announce(visit);
    const events = this.events.map((event) => {
      const visit = event.visitId === undefined ? undefined : this.seen(event.visitId);
      return {
        ...event,
        ...(visit?.personId !== undefined && { personId: visit.personId }),
        ...(visit?.citizen !== undefined && { citizen: visit.citizen }),
      };
    });
    return { puts, removals, events, made: this.made };
  }

  /** Lets the first event about a visit carry the move of the contact. */
  private announce(visit: Visit): void {
    const before = this.file.item('visit', visit.visitId);
    const contact = transition(before, visit);
    if (contact === undefined) return;
    const first = this.events.find((event) => event.visitId === visit.visitId);
    if (first === undefined) throw new Error(`Contact of ${visit.visitId} moves without an event`);
    first.contact = contact;
  }

  /** An item as it stood before this decision, if it was loaded. */
  before<Kind extends EntityKind>(kind: Kind, id: string): EntityOf<Kind> | undefined {
    return this.file.item(kind, id);
  }

  /** A case as it stands now, if it was loaded. */
  seen(visitId: VisitId): Visit | undefined {
    const changed = this.changed.get(nameOf({ entity: 'visit', id: visitId }));
    return (changed as Visit | undefined) ?? this.file.item('visit', visitId);
  }

  private loaded(of: Entity): Entity | undefined {
    const { entity: kind, id } = refOf(of);
    return this.file.item(kind, id);
  }

  private isChanged(ref: Ref): boolean {
    return this.changed.has(nameOf(ref));
  }

  private itemNeed(ref: Ref): Extract<Need, { need: 'item' }> {
    return this.entered === undefined ? { need: 'item', ref } : { need: 'item', ref, unitId: this.entered };
  }
}

/** The same item; of who waits or is free also where nothing of it is another, since their entry says for whom. */
function isSame(one: Entity, other: Entity): boolean {
  const isThere = nameOf(refOf(one)) === nameOf(refOf(other));
  const saysMore = one.entity === 'queueEntry' || one.entity === 'availability';
  return isThere && (!saysMore || JSON.stringify(one) === JSON.stringify(other));
}

function transition(before: Visit | undefined, after: Visit): ContactTransition | undefined {
  const to = contactState(after);
  const from = before === undefined ? undefined : contactState(before);
  if (from === to) return undefined;
  return {
    day: after.contactDay,
    to,
    ...(from !== undefined && { from }),
    ...(after.ended !== undefined && { reason: after.ended.reason }),
  };
}

/** For messages of faults: which need was asked again and again. */
export function namesOf(needs: readonly Need[]): string {
  return needs.map(needName).join(', ');
}
