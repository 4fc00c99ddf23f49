import { isDeepStrictEqual } from 'node:util';
import type { Command } from '../../flows/case/command.ts';
import { type Decision, decide } from '../../flows/case/decide.ts';
import { CaseFile } from '../../flows/case/need.ts';
import type { Made, Refusal } from '../../flows/case/refusal.ts';
import { type Change, namesOf } from '../../flows/case/work.ts';
import { type Entity, idOf, refOf } from '../../schemas/entity.ts';
import type { Actor } from '../../schemas/event.ts';
import { markedForDesks } from './for-desks.ts';
import { type LoadDeps, load } from './load.ts';

export interface CaseDeps extends LoadDeps {
  /** Which unit answers a number in E.164; nothing for a number nobody owns. */
  unitIdOf(number: string): Promise<string | undefined>;
  now(): string;
  /** Random, and opaque to whoever sees it. */
  newId(): string;
}

/** `file`: the case as it stands afterwards. */
export type Outcome = { done: true; file: CaseFile; made: Made } | { done: false; refused: Refusal; file: CaseFile };

/** Somebody else changed the case again and again while this command was decided. */
export class CaseBusy extends Error {
  override readonly name = 'CaseBusy';
}

/** Times a command is decided anew after somebody else was first. */
const tries = 6;
/** Rounds of loading before a decision; a registration that joins what a caller had begun needs more than a dozen. */
const rounds = 24;

/**
 * The one way through every door: load what the decision needs, decide, write, and decide again on what stands now when somebody else
 * was first. A write of our own whose answer was lost is recognised by what it wrote.
 * @param read what the caller has read a moment ago
 */
export async function changeCase(
  deps: CaseDeps,
  command: Command,
  by: Actor,
  read: readonly Entity[] = [],
): Promise<Outcome> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const file = new CaseFile();
    // What was read a moment ago is good enough to try with: the write is on condition of its version.
    if (attempt === 0) for (const item of read) file.set({ need: 'item', ref: refOf(item) }, item);
    const decision = await decideOn(deps, file, command, { by, attempt });
    if ('refused' in decision) return { done: false, refused: decision.refused, file };
    const { change } = decision;
    if (isEmpty(change) || (await commit(deps, change)))
      return { done: true, file: file.after(change.puts), made: change.made };
  }
  throw new CaseBusy(`${command.type} met other writes ${tries} times`);
}

async function decideOn(
  deps: CaseDeps,
  file: CaseFile,
  command: Command,
  { by, attempt }: { by: Actor; attempt: number },
): Promise<Exclude<Decision, { needs: unknown }>> {
  const facts = { now: deps.now(), by, attempt, changeId: deps.newId() };
  let decision = decide(file, command, facts);
  for (let round = 0; 'needs' in decision; round += 1) {
    if (round === rounds) throw new Error(`${command.type} asked for ${namesOf(decision.needs)} without end`);
    await load(deps, file, decision.needs);
    decision = decide(file, command, facts);
  }
  return decision;
}

function isEmpty({ puts, removals, events }: Change): boolean {
  return puts.length === 0 && removals.length === 0 && events.length === 0;
}

async function commit(deps: CaseDeps, change: Change): Promise<boolean> {
  const { store } = deps;
  const committed = await store.commit({ ...change, events: await markedForDesks(deps, change.events) });
  return committed.done || (committed.doubtful && (await isOurs(store, change)));
}

/** Ids are made for one attempt and used once: where its event stands, this very write was carried out. A write without events is known by its item. */
async function isOurs(store: CaseDeps['store'], { puts, events }: Change): Promise<boolean> {
  const [mark] = events.length > 0 ? events : puts;
  if (mark === undefined) return false;
  const stored = await store.get(mark.entity, idOf(mark), mark.unitId);
  return stored !== undefined && (mark.entity === 'event' || isDeepStrictEqual(stored, written(mark)));
}

function written(of: Entity): Entity {
  return 'version' in of ? { ...of, version: of.version + 1 } : of;
}
