import type { Change } from '../../flows/case/work.ts';
import type { Call } from '../../schemas/call.ts';
import type { Effect } from '../../schemas/effect.ts';
import type { EntityKind, EntityOf } from '../../schemas/entity.ts';
import { idOf } from '../../schemas/entity.ts';
import type { Event, PayloadOf } from '../../schemas/event.ts';
import type { Visit } from '../../schemas/visit.ts';
import { itemOf } from './items.ts';
import type { Move, Outcome } from './play.ts';
import type { World } from './world.ts';

/** A move that was tried, and what came of it. */
export interface Step {
  /** The shortest way to where it was tried. */
  way: string;
  move: Move;
  before: World;
  outcome: Outcome;
}

/** A move that was carried out. */
export interface Changed extends Step {
  change: Change;
  after: World;
  /** The call that is walked and its case, before and after; each the same one. */
  call: Call | undefined;
  callAfter: Call | undefined;
  visit: Visit | undefined;
  visitAfter: Visit | undefined;
}

export function changedOf(step: Step): Changed | undefined {
  const { before, outcome } = step;
  if ('refused' in outcome) return undefined;
  const { change, world: after } = outcome;
  const call = itemOf(before.items, 'call', before.callId);
  const visit = itemOf(before.items, 'visit', call?.visitId);
  return {
    ...step,
    change,
    after,
    call,
    callAfter: itemOf(after.items, 'call', before.callId),
    visit,
    visitAfter: itemOf(after.items, 'visit', call?.visitId),
  };
}

/** Everything of a kind that was written, as it was and as it is; what was not there before has no `was`. */
export function written<Kind extends EntityKind>(
  { before, after, change, move }: Changed,
  kind: Kind,
): { was: EntityOf<Kind> | undefined; is: EntityOf<Kind> }[] {
  const puts = change.puts.filter((put): put is EntityOf<Kind> => put.entity === kind);
  return puts.flatMap((put) => {
    const id = idOf(put);
    const is = itemOf(after.items, kind, id);
    const given = move.given?.find((one): one is EntityOf<Kind> => one.entity === kind && idOf(one) === id);
    return is === undefined ? [] : [{ was: itemOf(before.items, kind, id) ?? given, is }];
  });
}

export function eventsOf<Type extends Event['payload']['type']>(
  { change }: Changed,
  type: Type,
): (Event & { payload: PayloadOf<Type> })[] {
  return change.events.filter((event): event is Event & { payload: PayloadOf<Type> } => event.payload.type === type);
}

export function effectsOf<Kind extends Effect['kind']>(
  { change }: Changed,
  kind: Kind,
): Extract<Effect, { kind: Kind }>[] {
  return change.events.flatMap(({ effects }) =>
    effects.filter((one): one is Extract<Effect, { kind: Kind }> => one.kind === kind),
  );
}

export function isLive(call: Call | undefined): call is Call {
  return call !== undefined && call.state.at !== 'ended';
}
