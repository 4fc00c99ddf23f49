import type { Luck } from '../luck.ts';
import type { CaseWork } from './case-work.ts';
import { coordinator, deskUsers } from './cast.ts';

/** A coordinator takes part in some talks in one way and another, asks twice or too often, and leaves; some who may not, try to. */
export function supervisionIn(
  luck: Luck,
  name: string,
  lasts: number,
): { name: string; after: number; does(work: CaseWork): Promise<unknown> }[] {
  if (!luck.chance(0.35)) return [];
  const from = luck.below(lasts);
  const asks = ({ desk, name: told, callId, luck: own }: CaseWork) => {
    const user = own.chance(0.9) ? coordinator : own.pick(deskUsers);
    const mode = own.weighted({ listen: 40, whisper: 28, join: 30, record: 2 });
    return desk(told, { user, method: 'POST', path: `/api/calls/${callId}/supervise`, body: { mode } });
  };
  const leaves = ({ desk, name: told, callId }: CaseWork) =>
    desk(told, { user: coordinator, method: 'POST', path: `/api/calls/${callId}/supervise/leave` });
  const after = () => from + luck.below(luck.chance(0.3) ? 3_000 : 90_000);
  return [
    { name: `${name} is listened to`, after: from, does: asks },
    ...Array.from({ length: luck.below(4) }, (_, index) => ({
      name: `${name} is listened to otherwise ${index}`,
      after: after(),
      does: asks,
    })),
    ...(luck.chance(0.6) ? [{ name: `${name} is left by the coordinator`, after: after(), does: leaves }] : []),
  ];
}
