import type { Theme } from '../acts.ts';
import type { StaffReply } from '../front.ts';
import type { ContactFact } from '../invariants/fact.ts';
import type { Mirror } from '../invariants/mirror.ts';
import type { Luck } from '../luck.ts';
import type { World } from '../world.ts';
import { type CaseWork, pickSlot } from './case-work.ts';
import type { Cast, Person } from './cast.ts';
import type { Desk } from './desk.ts';

export interface OfficeOptions {
  world: World;
  seed: number;
  theme: Theme;
  desk: Desk;
  cast: Cast;
  /** What can be seen on the lists. */
  mirror: Mirror;
}

export interface Office {
  register(name: string, person: Person, callId?: string): Promise<void>;
  /** Looks at the lists and does something to one row of them. */
  act(name: string): Promise<void>;
}

/** One act at a desk: who does it, and what the lists offer. */
export interface Deed extends OfficeOptions {
  name: string;
  luck: Luck;
  /** Anybody who works with cases, and somebody who may also see answers. */
  user: string;
  seer: string;
  office: Office;
}

/** Now and then somebody acts on a row that is done with: the page was old. */
const oldRow = 0.1;

export function oneOf<Value>({ luck }: Deed, values: Value[], isOpen: (value: Value) => boolean): Value | undefined {
  const listed = values.filter((value) => isOpen(value) || luck.chance(oldRow));
  return listed.length === 0 ? undefined : luck.pick(listed);
}

export function workOf({ name, user, desk, luck, theme, world }: Deed, visitId: string, by = user): CaseWork {
  const isAboutDoubt = theme === 'doubts';
  return { name, user: by, callId: '', visitId, desk, luck, isAboutDoubt, now: world.scheduler.now };
}

export function post({ desk, name, user }: Deed, path: string, body?: unknown) {
  return desk(name, { user, method: 'POST', path, body });
}

export async function book(deed: Deed, contact: ContactFact | undefined): Promise<StaffReply | undefined> {
  const slotId = contact && (await pickSlot(workOf(deed, contact.id)));
  return slotId === undefined ? undefined : post(deed, `/api/visits/${contact?.id}/meeting`, { slotId });
}

/** Kinds of work by name, and how often somebody looks for each. */
export type Deeds = Record<string, { weight: number; run(deed: Deed): Promise<unknown> | undefined }>;

export function contactOf(deed: Deed) {
  return oneOf(deed, deed.mirror.contacts(), ({ open }) => open);
}
