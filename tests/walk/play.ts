import type { Command } from '../../flows/case/command.ts';
import { type Decision, decide } from '../../flows/case/decide.ts';
import { CaseFile, type Need } from '../../flows/case/need.ts';
import type { Refusal } from '../../flows/case/refusal.ts';
import { type Change, namesOf } from '../../flows/case/work.ts';
import { type Entity, nameOf, refOf } from '../../schemas/entity.ts';
import type { Actor } from '../../schemas/event.ts';
import { answerOf, commit, type Items } from './items.ts';
import { after, soldSlot, soldTimes, stranger, type World } from './world.ts';

/** One thing that happens. */
export interface Move {
  label: string;
  command: Command;
  by?: Actor;
  /** When, if not a moment later. */
  at?: string;
  /** Free meeting times, where only this many are tried; every other time is sold to people outside this walk. */
  free?: number;
  /** What was written long ago and had no bearing on this call until now. */
  given?: readonly Entity[];
  /** A stranger takes the time that is being booked; so many times are left to choose from, or another chair at that hour. */
  race?: { left: number; chair?: boolean };
  /** The keys that were pressed as an answer to the present question; empty for silence. */
  pressed?: string;
  /** The same answer again and again, until the prompt is left. */
  toTheEnd?: boolean;
  /** Late, repeated or about something unknown: must change nothing. */
  isStale?: boolean;
  /** An act at the desk, beside the call. */
  isStaffs?: boolean;
  /** Tried and judged; the walk does not go on from it. */
  isLast?: boolean;
}

export type Outcome = { asked: ReadonlySet<Need['need']> } & ({ change: Change; world: World } | { refused: Refusal });

/** Seconds from one move to the next. */
const pace = 10;
/** Rounds of loading and of deciding anew, as the functions bound them. */
const rounds = 12;
const tries = 6;

/** Decides a move on what is stored and writes it, as the functions do. */
export function play(before: World, move: Move): Outcome {
  const now = move.at ?? after(before.now, pace);
  let world: World = { ...before, now, items: given(before.items, move.given), depth: before.depth + 1 };
  let free = move.free ?? 4;
  const asked = new Set<Need['need']>();
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const decision = decideIn(world, move, { attempt, free, asked });
    if ('refused' in decision) return { ...decision, asked };
    if (attempt === 0 && move.race !== undefined) {
      free = move.race.left;
      world = { ...world, items: raced(world.items, move.race, decision.change) };
    }
    const committed = commit(world.items, decision.change);
    if ('items' in committed)
      return { change: decision.change, world: { ...world, items: withoutStrangers(committed.items, move) }, asked };
    // A time that was read out may have been sold since, and what is seldom there is looked for only then; nothing else is written by others.
    if (!committed.conflict.every((name) => /^(?:slot|legLookup|queueSeat) /.test(name)))
      throw new Error(`In conflict: ${committed.conflict.join()}`);
  }
  throw new Error('Decided anew without end');
}

function decideIn(
  world: World,
  { command, by = 'system' }: Move,
  { attempt, free, asked }: { attempt: number; free: number; asked: Set<Need['need']> },
): Exclude<Decision, { needs: Need[] }> {
  const file = fileOf(world.items);
  const facts = { now: world.now, by, attempt, changeId: `${world.origin}${world.depth}x` };
  for (let round = 0; round < rounds; round += 1) {
    const decision = decide(file, command, facts);
    if (!('needs' in decision)) return decision;
    for (const need of decision.needs) {
      if (file.has(need)) throw new Error(`Asks again for ${namesOf([need])}`);
      asked.add(need.need);
      file.set(need, (need.need === 'sold' ? soldTimes(world, need, free) : answerOf(world.items, need)) as never);
    }
  }
  throw new Error('Asks for more without end');
}

const files = new WeakMap<Items, CaseFile>();

/** Everything that is stored, loaded already: what a decision has not asked for must make no difference to it. */
function fileOf(items: Items): CaseFile {
  const known = files.get(items) ?? new CaseFile();
  if (!files.has(items)) for (const item of items.values()) known.set({ need: 'item', ref: refOf(item) }, item);
  files.set(items, known);
  return known.after([]);
}

/** Never over what has happened to it since: a case that is there already is as it is by now. */
function given(items: Items, entities: readonly Entity[] = []): Items {
  if (entities.some((one) => one.entity === 'visit' && items.has(nameOf(refOf(one))))) return items;
  const fresh = entities.map((entity) => [nameOf(refOf(entity)), entity] as const).filter(([name]) => !items.has(name));
  return fresh.length === 0 ? items : new Map([...items, ...fresh]);
}

/** A stranger's write came first. */
function raced(items: Items, { chair }: NonNullable<Move['race']>, { puts }: Change): Items {
  const taken = puts
    .filter((put) => put.entity === 'slot')
    .flatMap(({ slotId, startAt }) => {
      const other = slotId.replace(/\d+$/, (number) => String(3 - Number(number)));
      return [soldSlot(slotId, startAt), ...(chair === true ? [] : [soldSlot(other, startAt)])];
    });
  return given(items, taken);
}

/** What strangers buy matters for one decision only. */
function withoutStrangers(items: Items, { race }: Move): Items {
  if (race === undefined) return items;
  return new Map([...items].filter(([, one]) => !(one.entity === 'slot' && one.meetingId === stranger)));
}
