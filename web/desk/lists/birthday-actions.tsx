import type { CaseRow } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import type { useUndoable } from './use-undoable.ts';

/** For a citizen who is about to turn 30: how the move into the other target group was settled. */
export function BirthdayActions({ row, start }: { row: CaseRow; start: ReturnType<typeof useUndoable>['start'] }) {
  const { view } = useDesk();
  const { personId } = row;
  if (row.what !== 'turns30' || personId === undefined || view.me.role === 'intake') return null;
  const name = row.citizen?.name ?? say('Borgeren');
  const settle = (outcome: 'arranged' | 'left', text: string) =>
    start(row.matterId, text, (routes) => routes.settleBirthday(personId, outcome));
  return (
    <div className="line-actions">
      <button
        type="button"
        className="button button-secondary"
        onClick={() => settle('arranged', say('Noteret: overgangen er aftalt med {name}.', { name }))}
      >
        {say('Overgangen er aftalt')}
        <span className="sr-only">: {name}</span>
      </button>
      <button
        type="button"
        className="button button-tertiary"
        onClick={() => settle('left', say('Noteret: {name} får ikke længere hjælp.', { name }))}
      >
        {say('Får ikke længere hjælp')}
        <span className="sr-only">: {name}</span>
      </button>
    </div>
  );
}
