import type { AccessPurpose } from '../../../schemas/access.ts';
import type { DeskView } from '../../../schemas/staff-api.ts';
import type { Danish } from '../../language/say.ts';

type Known = Pick<DeskView, 'call' | 'wrapping' | 'followUps' | 'callbacks'>;

/**
 * Why a case, its note or a citizen's history is opened, for the access log: as the desk knows it of a talk, else as the way to it says,
 * else by the list on which it stands. What was opened from a talk is opened for it as long as there is one, and no longer.
 * @param id of the case, or of a citizen
 */
export function purposeFor(
  { call, wrapping, followUps, callbacks }: Known,
  id: string,
  said: AccessPurpose | undefined,
): AccessPurpose {
  const isIt = (row: { visitId: string }) => row.visitId === id;
  if (call !== undefined && isIt(call)) return call.direction === 'callback' ? 'callback' : 'call';
  if (wrapping !== undefined && isIt(wrapping)) return 'call';
  const isOver = call === undefined && wrapping === undefined;
  if (said !== undefined && !(isOver && ofTalks.includes(said))) return said;
  if (followUps.some(isIt)) return 'followUp';
  return callbacks.some(isIt) ? 'callback' : 'casework';
}

const ofTalks: readonly AccessPurpose[] = ['call', 'callback'];

/** What something is looked at for, said to staff. */
export const purposeWords = {
  call: 'Samtale',
  callback: 'Opringning',
  followUp: 'Opfølgning',
  search: 'Søgning',
  correction: 'Rettelse',
  casework: 'Anden sagsbehandling',
} as const satisfies Record<AccessPurpose, Danish>;
