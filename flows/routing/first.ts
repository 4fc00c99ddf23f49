import type { Call } from '../../schemas/call.ts';
import type { Consultant } from '../../schemas/staff.ts';
import { plus } from '../calendar/local-time.ts';
import type { Work } from '../case/work.ts';
import { ringCheck, withLeg } from './legs.ts';
import { setPresence } from './presence.ts';
import { movedTo } from './queue.ts';

/** By the rules the citizen is called before a consultant is rung; not who is on the line already. */
export function isCalledFirst({ policy }: Work, { direction, citizenLeg }: Call): boolean {
  return policy.callback.first === 'citizen' && direction === 'callback' && citizenLeg === undefined;
}

/**
 * Calls the citizen for a consultant who is kept free meanwhile, so that whoever answers does not wait. The consultant's telephone rings
 * only once a key has proven that a person is there.
 */
export function callFirst(work: Work, call: Call, consultant: Consultant): void {
  const { staffId } = consultant;
  const { callId, visitId } = call;
  const rung = withLeg(call, { party: 'citizen', at: work.now });
  const state = { at: 'prompt', prompt: 'called', wrong: 0, silent: 0, queued: false } as const;
  const change = { citizenLeg: rung.number, calledFirst: true, heldFor: staffId, step: call.step + 1 } as const;
  work.put(movedTo(rung.call, state, { ...change, reason: 'first', checkAt: plus(work.now, ringCheck) }));
  setPresence(work, consultant, 'reserved', { holds: { callId } });
  work.record({ type: 'citizenCalled', staffId, leg: rung.number }, { visitId, callId });
}

/** Is the citizen's telephone rung now, or asked whether anybody is there? */
export function isCalling({ state }: Call): boolean {
  return state.at === 'prompt' && state.prompt === 'called';
}

/** May this leg of the citizen be dialled: for a consultant who has accepted, or before one is rung? */
export function isToBeDialled(call: Call, leg: number): boolean {
  return call.citizenLeg === leg && (call.state.at === 'accepted' || isCalling(call));
}
