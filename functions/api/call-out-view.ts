import type { Visit } from '../../schemas/visit.ts';
import type { Deps } from './deps.ts';

/** What the talk that goes on is about. */
export interface TalkedIn {
  visit: Visit;
  /** In the words of whoever called out. */
  purpose?: string;
}

/**
 * The case as the talk that goes on in it has it: where a consultant called out about something of its own, script and title are that
 * talk's, and the case's again once it is over. `sees`: whoever asks may know what it is about.
 */
export async function talkedIn(deps: Pick<Deps, 'store' | 'sealing'>, visit: Visit, sees: boolean): Promise<TalkedIn> {
  const { activeCallId, unitId } = visit;
  const call = activeCallId === undefined ? undefined : await deps.store.get('call', activeCallId);
  if (call?.out === undefined) return { visit };
  const { type, purpose } = call.out;
  return {
    visit: type === undefined ? visit : { ...visit, conversationType: type },
    ...(sees && purpose !== undefined && { purpose: await deps.sealing.open(purpose, unitId) }),
  };
}
