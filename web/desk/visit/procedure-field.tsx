import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Flag } from '../../../flows/visit/flags.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { dayAndTime } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { hrefOf } from '../place.ts';
import { useRun } from '../use-run.ts';
import { usePurpose } from './use-purpose.ts';

type WithProcedure = 'F11' | 'F12';

/** The flag whose procedure must be noted as followed before the case can be concluded. */
const demandedBefore: WithProcedure = 'F12';

/** Says, where the case is concluded, that a procedure comes first, with the way to it. */
export function ProcedureField({ visit, flags }: { visit: VisitView; flags: readonly Flag[] }) {
  const purpose = usePurpose(visit.visitId);
  if (!flags.some(({ id }) => id === demandedBefore)) return null;
  return (
    <div className="concern">
      <p>
        {say('Sagen kan først afsluttes, når')}{' '}
        <a href={hrefOf({ page: 'procedure', flag: demandedBefore, visitId: visit.visitId, purpose })}>
          {say('vejledningen')}
        </a>{' '}
        {say('er fulgt.')}
      </p>
      <FollowedButton visitId={visit.visitId} flag={demandedBefore} />
    </div>
  );
}

/** Notes that a procedure was followed, or says when it was. */
export function FollowedButton({ visitId, flag }: { visitId: string; flag: WithProcedure }) {
  const { routes } = useDesk();
  const client = useQueryClient();
  const purpose = usePurpose(visitId);
  const key = ['visit', visitId];
  const { data } = useQuery({ queryKey: key, queryFn: () => routes.visit(visitId, purpose) });
  const { run, busy } = useRun();
  const [isMine, setIsMine] = useState(false);
  const followedAt = data?.procedures?.[flag];
  if (followedAt !== undefined) return <Followed at={followedAt} takesKeyboard={isMine} />;
  const note = async () => {
    await routes.procedureFollowed(visitId, flag);
    setIsMine(true);
    await client.invalidateQueries({ queryKey: key });
    return undefined;
  };
  return (
    <button type="button" className="button button-secondary" aria-disabled={busy} onClick={() => run(note)}>
      {say('Notér, at vejledningen er fulgt')}
    </button>
  );
}

/** Stands where the button stood: whoever pressed it goes on here. */
function Followed({ at, takesKeyboard }: { at: string; takesKeyboard: boolean }) {
  const { view } = useDesk();
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (takesKeyboard) said.current?.focus();
  }, [takesKeyboard]);
  return (
    <p ref={said} role="status" tabIndex={-1}>
      {say('Noteret: vejledningen er fulgt {when}.', { when: dayAndTime(at, view.now) })}
    </p>
  );
}
