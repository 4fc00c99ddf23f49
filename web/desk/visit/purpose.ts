import type { AccessPurpose } from '../../../schemas/access.ts';
import type { DeskView } from '../../../schemas/staff-api.ts';

type Known = Pick<DeskView, 'call' | 'wrapping' | 'followUps' | 'callbacks'>;

/** Why a case is opened, for the access log: as the way to it says, else as the desk knows it. */
export function purposeFor(view: Known, visitId: string, said: AccessPurpose | undefined): AccessPurpose {
  const { call, wrapping, followUps, callbacks } = view;
  const isIt = (row: { visitId: string }) => row.visitId === visitId;
  if (call !== undefined && isIt(call)) return call.direction === 'callback' ? 'callback' : 'call';
  if (wrapping !== undefined && isIt(wrapping)) return 'call';
  if (said !== undefined) return said;
  if (followUps.some(isIt)) return 'followUp';
  return callbacks.some(isIt) ? 'callback' : 'casework';
}

/** What something is looked at for, said to staff. */
export const purposeWords: Record<AccessPurpose, string> = {
  call: 'Samtale',
  callback: 'Opringning',
  followUp: 'Opfølgning',
  search: 'Søgning',
  correction: 'Rettelse',
  casework: 'Anden sagsbehandling',
};
