import type { Command } from '../../../flows/case/command.ts';
import { decide } from '../../../flows/case/decide.ts';
import { CaseFile } from '../../../flows/case/need.ts';
import type { Refusal } from '../../../flows/case/refusal.ts';
import type { Change } from '../../../flows/case/work.ts';
import type { EntityKind, EntityOf } from '../../../schemas/entity.ts';
import type { Actor, Event } from '../../../schemas/event.ts';
import type { Unit } from '../../../schemas/unit.ts';
import { Items } from './items.ts';

/** More rounds of loading than any decision of the demo takes. */
const mostRounds = 24;

/** The line's items in plain maps, changed by nothing but `decide`: no store, no carrier and no clock but the one that is set. */
export class PureLine {
  readonly unit: Unit;
  readonly items = new Items();
  readonly events: Event[] = [];
  /** The clock, epoch ms; set it to go on. */
  now = 0;
  private readonly heard: (event: Event) => void;
  private changes = 0;

  /** @param heard is told of every event, in order */
  constructor(unit: Unit, heard: (event: Event) => void) {
    this.unit = unit;
    this.heard = heard;
    this.items.put(unit);
  }

  /** The clock as it is written. */
  get at(): string {
    return new Date(this.now).toISOString();
  }

  item<Kind extends EntityKind>(kind: Kind, id: string): EntityOf<Kind> | undefined {
    return this.items.get(kind, id);
  }

  every<Kind extends EntityKind>(kind: Kind): EntityOf<Kind>[] {
    return this.items.every(kind);
  }

  /** Decides a command on what stands and keeps what was decided; a refusal is an answer. */
  asks(command: Command, by: Actor = 'system'): Change | Refusal {
    this.changes += 1;
    const facts = { now: this.at, by, changeId: `past${this.changes.toString(36)}x`, attempt: 0 };
    const file = new CaseFile();
    for (let round = 0; round < mostRounds; round += 1) {
      const decision = decide(file, command, facts);
      if ('refused' in decision) return decision.refused;
      if ('change' in decision) return this.keep(decision.change);
      for (const need of decision.needs) this.items.answer(file, need);
    }
    throw new Error(`${command.type} is not decided after ${mostRounds} rounds`);
  }

  /** The same for what must be carried out. @throws with the refusal */
  does(command: Command, by?: Actor): Change {
    const decided = this.asks(command, by);
    if ('code' in decided) throw new Error(`${command.type} was refused: ${JSON.stringify(decided)}`);
    return decided;
  }

  private keep(change: Change): Change {
    for (const gone of change.removals) this.items.remove(gone);
    for (const put of change.puts) this.items.put('version' in put ? { ...put, version: put.version + 1 } : put);
    this.events.push(...change.events);
    for (const event of change.events) this.heard(event);
    return change;
  }
}
