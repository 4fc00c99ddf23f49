import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Flag } from '../../../flows/visit/flags.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { clockTime } from '../../theme/danish-format.ts';
import { useDesk } from '../desk-context.tsx';
import { hrefOf } from '../place.ts';

type WithProcedure = 'F11' | 'F12';

/** The flag whose procedure must be noted as followed before the case can be concluded. */
const demandedBefore: WithProcedure = 'F12';

/** Says, where the case is concluded, that a procedure comes first, with the way to it. */
export function ProcedureField({ visit, flags }: { visit: VisitView; flags: readonly Flag[] }) {
  if (!flags.some(({ id }) => id === demandedBefore)) return null;
  return (
    <div className="concern">
      <p>
        Sagen kan først afsluttes, når{' '}
        <a href={hrefOf({ page: 'procedure', flag: demandedBefore, visitId: visit.visitId })}>vejledningen</a> er fulgt.
      </p>
      <FollowedButton visitId={visit.visitId} flag={demandedBefore} />
    </div>
  );
}

/** Notes that a procedure was followed, or says when it was. */
export function FollowedButton({ visitId, flag }: { visitId: string; flag: WithProcedure }) {
  const { routes } = useDesk();
  const client = useQueryClient();
  const key = ['visit', visitId];
  const { data } = useQuery({ queryKey: key, queryFn: () => routes.visit(visitId) });
  const [problem, setProblem] = useState(false);
  const followedAt = data?.procedures?.[flag];
  if (followedAt !== undefined) return <p role="status">Noteret: vejledningen er fulgt kl. {clockTime(followedAt)}.</p>;
  const note = async () => {
    setProblem(false);
    try {
      await routes.procedureFollowed(visitId, flag);
      await client.invalidateQueries({ queryKey: key });
    } catch {
      setProblem(true);
    }
  };
  return (
    <>
      <button type="button" className="button button-secondary" onClick={() => void note()}>
        Notér, at vejledningen er fulgt
      </button>
      {problem && <p role="alert">Det blev ikke noteret. Prøv igen.</p>}
    </>
  );
}
