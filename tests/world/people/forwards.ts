import { playedOffices } from '../../../local/seed/policies/policies.ts';
import type { Luck } from '../luck.ts';
import type { CaseWork } from './case-work.ts';

/** One of them is on no list. */
const places = [...playedOffices.map(({ id }) => id), 'elsewhere'];

/**
 * The citizen is put through to an office: sometimes twice, to where no list leads, or taken back, also when nobody rings there; and now and
 * then the consultant hangs up, since they think that it is done.
 */
export function forwardsIn(
  luck: Luck,
  name: string,
  lasts: number,
): { name: string; after: number; does(work: CaseWork): Promise<unknown> }[] {
  if (!luck.chance(0.3)) return [];
  const from = luck.below(lasts);
  const forwards = ({ desk, name: told, user, callId, luck: own }: CaseWork) =>
    desk(told, { user, method: 'POST', path: `/api/calls/${callId}/forward`, body: { to: own.pick(places) } });
  const takesBack = ({ desk, name: told, user, callId }: CaseWork) =>
    desk(told, { user, method: 'POST', path: `/api/calls/${callId}/forward/take-back` });
  const hangsUp = ({ desk, name: told, user, callId }: CaseWork) =>
    desk(told, { user, method: 'POST', path: `/api/calls/${callId}/end`, body: { outcome: 'ended' } });
  const soon = () => from + luck.below(luck.chance(0.4) ? 2_000 : 30_000);
  return [
    { name: `${name} forwards`, after: from, does: forwards },
    ...(luck.chance(0.5) ? [{ name: `${name} forwards again`, after: soon(), does: forwards }] : []),
    ...(luck.chance(0.35) ? [{ name: `${name} takes it back`, after: soon(), does: takesBack }] : []),
    ...(luck.chance(0.3) ? [{ name: `${name} hangs up on it`, after: soon(), does: hangsUp }] : []),
  ];
}
